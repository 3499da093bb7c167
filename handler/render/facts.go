package render

import (
	"fmt"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

// fact is a name with a value: a text, or an instant where at is set.
type fact struct {
	label wording.Phrase
	value string
	at    time.Time
}

// text returns the value for people.
func (f fact) text(l wording.Language) string {
	if f.at.IsZero() {
		return f.value
	}
	return wording.When(l, f.at)
}

// facts returns what the log says of a cause, by its newest row. Those that are
// not known are left out.
func facts(l wording.Language, c *answer.Cause) []fact {
	all := []fact{{label: labelPolicy, value: policyNames(l, c.Policies)}}
	if len(c.Evidence) > 0 {
		all = append(all, rowFacts(&c.Evidence[0])...)
	}
	all = append(all, fact{label: labelTime, at: c.LastSeen.Instant()})
	if c.Occurrences > 1 {
		all = append(all, fact{label: labelTimes, value: fmt.Sprint(c.Occurrences)})
	}
	var known []fact
	for _, f := range all {
		if f.value = foreign.OneLine(f.value); f.value != "" || !f.at.IsZero() {
			known = append(known, f)
		}
	}
	return known
}

func rowFacts(e *answer.EvidenceEntry) []fact {
	return []fact{
		{label: labelApp, value: string(e.App)},
		{label: labelResource, value: string(e.Resource)},
		{label: labelClient, value: string(e.ClientApp)},
		{label: labelPlace, value: placeOf(e)},
		{label: labelAddress, value: string(e.IPAddress)},
		{label: labelDevice, value: string(e.Device)},
		{label: labelCode, value: codeOf(e.ErrorCode)},
		{label: labelReason, value: string(e.FailureReason)},
		{label: labelCorrelation, value: string(e.CorrelationID)},
		{label: labelRequest, value: e.SignInID},
	}
}

func placeOf(e *answer.EvidenceEntry) string {
	return strings.Trim(string(e.City)+", "+string(e.Country), ", ")
}

// codeOf returns an error code as Microsoft's pages write it; a success has none.
func codeOf(code int) string {
	if code == 0 {
		return ""
	}
	return fmt.Sprintf("AADSTS%d", code)
}

const maxNames = 5

// policyNames returns the names that the policies had in the log, each with its
// present name if that is another one. Of many, only the first are named.
func policyNames(l wording.Language, policies []answer.CausePolicy) string {
	var names []string
	for _, p := range policies[:min(len(policies), maxNames)] {
		name := foreign.Plain(p.DisplayName)
		if name == "" {
			name = noName.In(l)
		}
		if p.CurrentName != "" {
			name = nowCalled.FillIn(l, values{"then": name, "now": foreign.Plain(string(p.CurrentName))})
		}
		names = append(names, name)
	}
	listed := strings.Join(names, "; ")
	if more := len(policies) - maxNames; more > 0 {
		return andMore.fill(l, more, values{"names": listed})
	}
	return listed
}

var (
	nowCalled = book.Phrase("{then} (now {now})")
	andMore   = counted("{names}; and {n} more", "{names}; and {n} more")
	noName    = book.Phrase("(no name)")
)
