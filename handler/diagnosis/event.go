package diagnosis

import (
	"cmp"
	"slices"
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
)

// event is one row of the log with what its code means.
type event struct {
	*signin.SignIn
	code      aadsts.Code
	known     bool // the code is in the table
	interrupt bool // a step of a sign-in that goes on, not its end
}

// readEvents sorts the rows by time and id, drops copies of one id, and joins
// the policies of rows that Graph split (one sign-in with many policies may
// come as several rows of one id).
func readEvents(rows []signin.SignIn) []*event {
	byID := make(map[string]*event, len(rows))
	events := make([]*event, 0, len(rows))
	for i := range rows {
		row := &rows[i]
		if first, twice := byID[row.ID]; twice && row.ID != "" {
			first.absorb(row)
			continue
		}
		e := newEvent(row)
		byID[row.ID] = e
		events = append(events, e)
	}
	slices.SortFunc(events, func(a, b *event) int {
		return cmp.Or(a.CreatedAt.Compare(b.CreatedAt), strings.Compare(a.ID, b.ID))
	})
	return events
}

func newEvent(row *signin.SignIn) *event {
	e := &event{SignIn: row}
	e.code, e.known = aadsts.Lookup(row.Status.ErrorCode)
	e.interrupt = !row.Succeeded() && e.code.Interrupt
	return e
}

// absorb takes over what a copy of the row knows more: Graph fills details in
// for up to two hours, and two requests may have met different stages.
func (e *event) absorb(other *signin.SignIn) {
	fuller, lesser := e.SignIn, other
	if cmp.Or(cmp.Compare(weight(other), weight(e.SignIn)), cmp.Compare(other.Status.ErrorCode, e.Status.ErrorCode)) > 0 {
		fuller, lesser = other, e.SignIn
	}
	merged := *fuller
	merged.AppliedPolicies = joinPolicies(fuller.AppliedPolicies, lesser.AppliedPolicies)
	*e = *newEvent(&merged)
}

func weight(row *signin.SignIn) int {
	return len(row.AuthenticationSteps)*100 + len(row.AppliedPolicies)
}

func joinPolicies(a, b []signin.AppliedPolicy) []signin.AppliedPolicy {
	joined := slices.Clone(a)
	for _, policy := range b {
		if !slices.ContainsFunc(a, func(p signin.AppliedPolicy) bool {
			return p.ID == policy.ID && p.Result == policy.Result
		}) {
			joined = append(joined, policy)
		}
	}
	return joined
}

// failed reports that the row ended somebody's way in.
func (e *event) failed() bool { return !e.Succeeded() && !e.interrupt }

// samePlace reports that two rows come from one device, or, where a device is
// not known, from one address.
func (e *event) samePlace(other *event) bool {
	if e.Device.ID != "" && other.Device.ID != "" {
		return strings.EqualFold(e.Device.ID, other.Device.ID)
	}
	return e.IPAddress == other.IPAddress
}

// app is the name to show for the client, resource the one for what it wanted.
func (e *event) app() string      { return cmp.Or(e.AppDisplayName, e.AppID) }
func (e *event) resource() string { return cmp.Or(e.ResourceDisplayName, e.ResourceID) }

// freshPassword reports that the user typed a right password in this very row.
// A claim that a token carried proves nothing about the password.
func (e *event) freshPassword() bool {
	if len(e.AuthenticationSteps) == 0 {
		// v1.0 rows hold no steps; an interactive success is the best there is.
		return e.Succeeded() && e.Interactive
	}
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && strings.EqualFold(s.Method, "Password") && !satisfiedBefore(s)
	})
}

// freshPrimary reports that the user showed who they are in this very row, by a
// password, a passkey or Windows Hello. It ends a wrong password and a lockout:
// primary authentication succeeded.
func (e *event) freshPrimary() bool {
	return e.freshPassword() || slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && strings.Contains(strings.ToLower(s.Requirement), "primary") && !satisfiedBefore(s)
	})
}

// freshSecondFactor reports that a second factor was given in this very row.
func (e *event) freshSecondFactor() bool {
	if strings.Contains(strings.ToLower(e.Status.AdditionalDetails), "mfa completed") {
		return true
	}
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && secondFactor(s) && !satisfiedBefore(s)
	})
}

func secondFactor(s signin.Step) bool {
	wanted := strings.ToLower(s.Requirement)
	return strings.Contains(wanted, "multifactor") || strings.Contains(wanted, "multi-factor") ||
		strings.Contains(wanted, "mfa") || strings.Contains(wanted, "strength")
}

func satisfiedBefore(s signin.Step) bool {
	method, result := strings.ToLower(s.Method), strings.ToLower(s.ResultDetail)
	return strings.Contains(method, "previously satisfied") || strings.Contains(result, "satisfied by claim")
}
