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
	index     int  // its place in the sorted log
	suspect   bool // a success that may be an intruder's (intruder.go)
}

// readEvents makes one event of each id, oldest first. Two requests may bring one
// row twice, and Graph splits a sign-in with many policies into rows of one id.
func readEvents(rows []signin.SignIn) []*event {
	byID := make(map[string]*event, len(rows))
	copies := map[*event][]*signin.SignIn{}
	events := make([]*event, 0, len(rows))
	for i := range rows {
		row := &rows[i]
		if first := byID[row.ID]; first != nil && row.ID != "" {
			copies[first] = append(copies[first], row)
			continue
		}
		e := newEvent(row)
		byID[row.ID] = e
		events = append(events, e)
	}
	for e, others := range copies {
		*e = *newEvent(merge(append(others, e.SignIn)))
	}
	slices.SortFunc(events, compareEvents)
	for i, e := range events {
		e.index = i
	}
	return events
}

// compareEvents orders by time. The log's clock has whole seconds, and a sign-in
// takes many steps in one: there a prompt stands before a refusal, and a refusal
// before a success. What else tells two rows apart comes before their ids, which
// are random.
func compareEvents(a, b *event) int {
	if order := cmp.Or(a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.step(), b.step())); order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(a.Status.ErrorCode, b.Status.ErrorCode), strings.Compare(a.CorrelationID, b.CorrelationID),
		strings.Compare(a.AppID, b.AppID), strings.Compare(a.ResourceID, b.ResourceID),
		strings.Compare(a.Device.ID, b.Device.ID), strings.Compare(a.IPAddress, b.IPAddress), strings.Compare(a.ID, b.ID),
	)
}

func (e *event) step() int {
	switch {
	case e.interrupt:
		return 0
	case e.Succeeded():
		return 2
	default:
		return 1
	}
}

func newEvent(row *signin.SignIn) *event {
	e := &event{SignIn: row}
	e.code, e.known = aadsts.Lookup(row.Status.ErrorCode)
	e.interrupt = !row.Succeeded() && e.code.Interrupt
	return e
}

// merge makes one row of the copies of one id: the fullest, because Graph fills
// details in for up to two hours, with the policies of all.
func merge(copies []*signin.SignIn) *signin.SignIn {
	merged := *slices.MaxFunc(copies, func(a, b *signin.SignIn) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(a.Status.ErrorCode, b.Status.ErrorCode))
	})
	type outcome struct{ id, result string }
	known := map[outcome]bool{}
	joined := slices.Clone(merged.AppliedPolicies)
	for _, p := range joined {
		known[outcome{p.ID, p.Result}] = true
	}
	for _, row := range copies {
		for _, p := range row.AppliedPolicies {
			if o := (outcome{p.ID, p.Result}); !known[o] {
				known[o] = true
				joined = append(joined, p)
			}
		}
	}
	merged.AppliedPolicies = joined
	return &merged
}

func weight(row *signin.SignIn) int {
	return len(row.AuthenticationSteps)*100 + len(row.AppliedPolicies)
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

// device is the key of the row's device, or empty where it is not known.
func (e *event) device() string { return strings.ToLower(e.Device.ID) }

// showsPlace: the user was there by hand, or a device was. A service, or a
// tunnel, refreshes tokens from places of its own.
func (e *event) showsPlace() bool { return e.Interactive || e.Device.ID != "" }

// looseEqual compares words of Graph's: some pages write them with spaces, and
// case differs.
func looseEqual(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, " ", ""), b)
}

// app is the name to show for the client, resource the one for what it wanted.
func (e *event) app() string { return cmp.Or(e.AppDisplayName, e.AppID) }

func (e *event) resource() string { return cmp.Or(e.ResourceDisplayName, e.ResourceID) }

// freshPassword reports that the user typed a right password in this very row.
// A claim that a token carried proves nothing about the password.
func (e *event) freshPassword() bool {
	if len(e.AuthenticationSteps) == 0 {
		// v1.0 rows hold no steps; an interactive success is the best there is.
		return e.Succeeded() && e.Interactive
	}
	return e.typedPassword()
}

// typedPassword: a step of the row says that a right password was typed.
func (e *event) typedPassword() bool {
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		//guard:password-claimed + if satisfiedBefore(s) { return true }
		return s.Succeeded && strings.EqualFold(s.Method, "Password") && !satisfiedBefore(s)
	})
}

// freshPrimary reports that the user showed who they are in this very row, by a
// password, a passkey or Windows Hello. It ends a wrong password and a lockout:
// primary authentication succeeded.
func (e *event) freshPrimary() bool {
	if e.Succeeded() && e.Interactive && !slices.ContainsFunc(e.AuthenticationSteps, primaryStep) {
		return true // the log fills the steps in for up to two hours
	}
	return e.freshPassword() || slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && primaryStep(s) && !satisfiedBefore(s)
	})
}

func primaryStep(s signin.Step) bool {
	return strings.Contains(strings.ToLower(s.Requirement), "primary")
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
