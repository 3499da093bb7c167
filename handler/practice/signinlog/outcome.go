package practice

import "cmp"

// outcome is what the log says for an error code: the texts, how far the
// authentication got, and whether Conditional Access was reached at all.
type outcome struct {
	reason   string // failureReason: Microsoft's template, its placeholders unfilled
	details  string // additionalDetails
	steps    []step
	reached  bool      // Conditional Access was evaluated
	lifetime *lifetime // the session rule that forced a new authentication
}

// step is one authentication step.
type step struct {
	method, detail string
	succeeded      bool
	result         string
	requirement    string
}

const (
	firstFactor  = "Primary authentication"
	secondFactor = "User"
)

var (
	rightPassword = step{"Password", "Password in the cloud", true, "Correct password", firstFactor}
	wrongPassword = step{"Password", "Password in the cloud", false, "Invalid username or password or Invalid on-premise username or password.", firstFactor}
	carried       = step{"Previously satisfied", "", true, "MFA requirement satisfied by claim in the token", ""}
	carriedFirst  = step{"Previously satisfied", "", true, "First factor requirement satisfied by claim in the token", firstFactor}
	approved      = step{"Mobile app notification", "", true, "MFA successfully completed", secondFactor}
	unanswered    = step{"Mobile app notification", "", false, "Authentication in progress", secondFactor}
	ignored       = step{"Mobile app notification", "", false, "MFA denied; user did not respond to mobile app notification", secondFactor}
	declined      = step{"Mobile app notification", "", false, "MFA denied; user declined the authentication", secondFactor}
	agentSilent   = step{"Password", "Pass-through authentication", false, "Unable to connect to the on-premises password validator.", firstFactor}
)

// The successes: of a person, and of a background refresh; and those of a
// person whom nothing asks for a second factor.
var (
	silentSuccess = outcome{reason: "Other.", details: "MFA requirement satisfied by claim in the token", steps: []step{carried}, reached: true}
	plainSuccess  = outcome{reason: "Other.", steps: []step{rightPassword}, reached: true}
	silentPlain   = outcome{reason: "Other.", steps: []step{carriedFirst}, reached: true}
)

// outcome is what the log says of an event of a person who always meets some
// policies in a way of their own.
func (e event) outcome(always []meeting) outcome {
	o := outcomes[e.code]
	if e.code == 0 {
		o = success(e.silent, e.demanded(e.meetings(o, always)) != nil)
	}
	if e.reason != "" {
		o.reason = e.reason
	}
	if e.steps != nil {
		o.steps, o.details = e.steps, cmp.Or(failedStep(e.steps), o.details)
	}
	if e.lifetime != nil {
		o.lifetime = e.lifetime
	}
	return o
}

// failedStep is what the log says of the step that failed, if one did.
func failedStep(steps []step) string {
	for _, s := range steps {
		if !s.succeeded {
			return s.result
		}
	}
	return ""
}

func success(silent, second bool) outcome {
	switch {
	case second && silent:
		return silentSuccess
	case second:
		return outcomes[0]
	case silent:
		return silentPlain
	}
	return plainSuccess
}
