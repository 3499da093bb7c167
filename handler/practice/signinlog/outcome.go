package signinlog

import "cmp"

// outcome is what the log says for an error code: the texts, how far the
// authentication got, and whether Conditional Access was reached at all.
type outcome struct {
	reason   string // failureReason: Microsoft's template, its placeholders unfilled
	details  string // additionalDetails
	steps    []Step
	reached  bool      // Conditional Access was evaluated
	lifetime *Lifetime // the session rule that forced a new authentication
}

// Step is one authentication step.
type Step struct {
	method, detail string
	succeeded      bool
	result         string
	requirement    string
}

const (
	firstFactor  = "Primary authentication"
	secondFactor = "User"
)

// The steps that people take, or fail to.
var (
	RightPassword = Step{"Password", "Password in the cloud", true, "Correct password", firstFactor}
	wrongPassword = Step{"Password", "Password in the cloud", false, "Invalid username or password or Invalid on-premise username or password.", firstFactor}
	carried       = Step{"Previously satisfied", "", true, "MFA requirement satisfied by claim in the token", ""}
	carriedFirst  = Step{"Previously satisfied", "", true, "First factor requirement satisfied by claim in the token", firstFactor}
	approved      = Step{"Mobile app notification", "", true, "MFA successfully completed", secondFactor}
	unanswered    = Step{"Mobile app notification", "", false, "Authentication in progress", secondFactor}
	ignored       = Step{"Mobile app notification", "", false, "MFA denied; user did not respond to mobile app notification", secondFactor}
	Declined      = Step{"Mobile app notification", "", false, "MFA denied; user declined the authentication", secondFactor}
	agentSilent   = Step{"Password", "Pass-through authentication", false, "Unable to connect to the on-premises password validator.", firstFactor}
)

// The successes: of a person, and of a background refresh; and those of a
// person whom nothing asks for a second factor.
var (
	silentSuccess = outcome{reason: "Other.", details: "MFA requirement satisfied by claim in the token", steps: []Step{carried}, reached: true}
	plainSuccess  = outcome{reason: "Other.", steps: []Step{RightPassword}, reached: true}
	silentPlain   = outcome{reason: "Other.", steps: []Step{carriedFirst}, reached: true}
)

// outcome returns what the log says of an event of a person who always meets some
// policies in a way of their own.
func (e Event) outcome(always []Meeting) outcome {
	o := outcomes[e.Code]
	if e.Code == 0 {
		o = success(e.Silent, e.demanded(e.meetings(o, always)) != nil)
	}
	if e.Reason != "" {
		o.reason = e.Reason
	}
	if e.Steps != nil {
		o.steps, o.details = e.Steps, cmp.Or(failedStep(e.Steps), o.details)
	}
	if e.Lifetime != nil {
		o.lifetime = e.Lifetime
	}
	return o
}

// failedStep returns what the log says of the step that failed, if one did.
func failedStep(steps []Step) string {
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
