package timeline

import (
	"cmp"
	"slices"
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// Event is one row of the log with what its code means.
type Event struct {
	*signin.SignIn
	Code      aadsts.Code
	Known     bool // the code is in the table
	Interrupt bool // a step of a sign-in that goes on, not its end
	Index     int  // its place in the sorted log
	Suspect   bool // a success that may be an intruder's (intruder.go)
	ServerLeg bool // of an app's own server (waiting.go)
	Denial    Denial
}

// ReadEvents makes one event of each id, oldest first. Two requests may bring one
// row twice, and Graph splits a sign-in with many policies into rows of one id.
func ReadEvents(rows []signin.SignIn) []*Event {
	byID := make(map[string]*Event, len(rows))
	copies := map[*Event][]*signin.SignIn{}
	events := make([]*Event, 0, len(rows))
	for i := range rows {
		row := &rows[i]
		if first := byID[row.ID]; first != nil && row.ID != "" {
			copies[first] = append(copies[first], row)
			continue
		}
		e := NewEvent(row)
		byID[row.ID] = e
		events = append(events, e)
	}
	for e, others := range copies {
		*e = *NewEvent(merge(append(others, e.SignIn)))
	}
	slices.SortFunc(events, compareEvents)
	for i, e := range events {
		e.Index = i
	}
	return events
}

// compareEvents orders by time. The log's clock has whole seconds, and a sign-in
// takes many steps in one: there a prompt stands before a refusal, and a refusal
// before a success. What else tells two rows apart comes before their ids, which
// are random.
func compareEvents(a, b *Event) int {
	if order := cmp.Or(a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.step(), b.step())); order != 0 {
		return order
	}
	return cmp.Or(
		cmp.Compare(a.Status.ErrorCode, b.Status.ErrorCode), strings.Compare(a.CorrelationID, b.CorrelationID),
		strings.Compare(a.AppID, b.AppID), strings.Compare(a.ResourceID, b.ResourceID),
		strings.Compare(a.Device.ID, b.Device.ID), strings.Compare(a.IPAddress, b.IPAddress), strings.Compare(a.ID, b.ID),
	)
}

func (e *Event) step() int {
	switch {
	case e.Interrupt:
		return 0
	case e.Succeeded():
		return 2
	default:
		return 1
	}
}

// NewEvent joins a row with what its code means.
func NewEvent(row *signin.SignIn) *Event {
	e := &Event{SignIn: row, Denial: readDenial(row)}
	e.Code, e.Known = aadsts.Lookup(row.Status.ErrorCode)
	e.Interrupt = !row.Succeeded() && e.Code.Interrupt && /*guard:denied-prompt-ends*/ !e.Denied()
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

// Failed reports that the row ended somebody's way in.
func (e *Event) Failed() bool { return !e.Succeeded() && !e.Interrupt }

// samePlace reports that two rows come from one device, or, where a device is
// not known, from one address.
func (e *Event) samePlace(other *Event) bool {
	if e.Device.ID != "" && other.Device.ID != "" {
		return strings.EqualFold(e.Device.ID, other.Device.ID)
	}
	return e.IPAddress == other.IPAddress
}

// DeviceKey is the key of the row's device, or empty where it is not known.
func (e *Event) DeviceKey() string { return strings.ToLower(e.Device.ID) }

// showsPlace: the user was there by hand, or a device was. A service, or a
// tunnel, refreshes tokens from places of its own.
func (e *Event) showsPlace() bool { return e.Interactive || e.Device.ID != "" }

// LooseEqual compares words of Graph's: some pages write them with spaces, and
// case differs.
func LooseEqual(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, " ", ""), b)
}

// CrossedInto is the tenant of the resource where it is not the user's own, else empty:
// what another organisation decides, nothing at home cures, and the other way round.
func (e *Event) CrossedInto() string {
	if e.ResourceTenantID == "" || e.HomeTenantID == "" || strings.EqualFold(e.ResourceTenantID, e.HomeTenantID) {
		return ""
	}
	return strings.ToLower(e.ResourceTenantID)
}

// App is the name to show for the client.
func (e *Event) App() string { return cmp.Or(e.AppDisplayName, e.AppID) }

// freshPassword reports that the user typed a right password in this very row.
// A claim that a token carried proves nothing about the password.
func (e *Event) freshPassword() bool {
	if len(e.AuthenticationSteps) == 0 {
		// v1.0 rows hold no steps; an interactive success is the best there is
		return e.Succeeded() && e.Interactive && !PrimaryRefreshToken(e)
	}
	return e.TypedPassword()
}

// newPassword: the password that was typed is not the expired one, which is right as
// well, and leads to the page that asks for a new one.
func (e *Event) newPassword() bool {
	return e.freshPassword() && /*guard:expired-is-not-new*/ answer.Category(e.Code.Class) != answer.CategoryPasswordExpired
}

// TypedPassword reports that a step of the row says that a right password was typed.
func (e *Event) TypedPassword() bool {
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		//guard:password-claimed + if satisfiedBefore(s) { return true }
		return s.Succeeded && strings.EqualFold(s.Method, "Password") && /*guard:password-of-token*/ !satisfiedBefore(s)
	})
}

// freshPrimary reports that the user showed who they are in this very row, by a
// password, a passkey or Windows Hello. It ends a wrong password and a lockout:
// primary authentication succeeded.
func (e *Event) freshPrimary() bool {
	if e.Succeeded() && e.Interactive && /*guard:device-is-no-password*/ !PrimaryRefreshToken(e) && !slices.ContainsFunc(e.AuthenticationSteps, primaryStep) {
		return true // the log fills the steps in for up to two hours
	}
	return e.freshPassword() || slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && primaryStep(s) && !satisfiedBefore(s)
	})
}

func primaryStep(s signin.Step) bool {
	return containsFold(s.Requirement, "primary")
}

// freshSecondFactor reports that a second factor was given in this very row.
func (e *Event) freshSecondFactor() bool {
	if containsFold(e.Status.AdditionalDetails, "mfa completed") {
		return true
	}
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return s.Succeeded && secondFactor(s) && !satisfiedBefore(s) && /*guard:skipped-factor-is-none*/ !containsAny(plainly(s.ResultDetail), notGiven)
	})
}

// ShowsSecondFactor reports that a second factor stands behind the row, given in it or
// carried by a token.
func (e *Event) ShowsSecondFactor() bool {
	return slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool { return s.Succeeded && secondFactor(s) })
}

// secondFactors are words of what a step was required by, where it was a second factor.
var secondFactors = []string{"multifactor", "multi-factor", "mfa", "strength"}

func secondFactor(s signin.Step) bool {
	return slices.ContainsFunc(secondFactors, func(word string) bool { return containsFold(s.Requirement, word) })
}

// UsesPasswordGrant reports that the client sent the password itself, without a page.
func (e *Event) UsesPasswordGrant() bool { return strings.EqualFold(e.AuthenticationProtocol, "ropc") }

func satisfiedBefore(s signin.Step) bool {
	return containsFold(s.Method, "previously satisfied") || containsFold(s.ResultDetail, "satisfied by claim")
}
