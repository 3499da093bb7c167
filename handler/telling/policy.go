package telling

import (
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// causePolicies lists the policies that a cause names.
func causePolicies(chosen []signin.AppliedPolicy, definitions map[string]signin.Policy) []answer.CausePolicy {
	policies := make([]answer.CausePolicy, 0, len(chosen))
	for _, p := range chosen {
		policies = append(policies, answer.CausePolicy{
			ID: p.ID, DisplayName: p.DisplayName, CurrentName: renamed(p.ID, p.DisplayName, definitions),
			Result: p.Result, GrantControls: orEmpty(p.GrantControls), SessionControls: orEmpty(p.SessionControls),
		})
	}
	return policies
}

// renamed is the policy's name of today when the log knows it under another.
func renamed(id, name string, definitions map[string]signin.Policy) answer.OrNull {
	if now := definitions[strings.ToLower(id)].DisplayName; now != name {
		return answer.OrNull(now)
	}
	return ""
}

var (
	policyUnnamed  = book.Phrase("a Conditional Access policy that the log does not name")
	policyOne      = book.Phrase("the Conditional Access policy {policyNames}")
	policySeveral  = book.Phrase("each of the Conditional Access policies {policyNames}")
	policyNameless = book.Phrase("without a name")
	policyRenamed  = book.Phrase("{policyName} (now called {currentName})")
)

func policyPhrase(policies []answer.CausePolicy, o Options) string {
	var names []string
	for _, p := range policies {
		name := foreign.Quote(p.DisplayName, policyNameless.In(o.Language))
		if p.CurrentName != "" {
			name = policyRenamed.FillIn(o.Language, values{"policyName": name, "currentName": foreign.Quote(string(p.CurrentName), "")})
		}
		names = append(names, name)
	}
	all := values{"policyNames": wording.List(o.Language, names)}
	switch len(names) {
	case 0:
		return policyUnnamed.In(o.Language)
	case 1:
		return policyOne.FillIn(o.Language, all)
	default:
		return policySeveral.FillIn(o.Language, all)
	}
}

var (
	everyTimePhrase = book.Phrase("every time")
	everyHour       = book.Phrase("every hour")
	everyDay        = book.Phrase("every day")
	everyHours      = book.Phrase("every {number} hours")
	everyDays       = book.Phrase("every {number} days")
	afterSetTime    = book.Phrase("after a set time")
)

// signInFrequencyPhrase says how often the policies demand a new sign-in.
func signInFrequencyPhrase(policies []answer.CausePolicy, definitions map[string]signin.Policy, o Options) string {
	for _, p := range policies {
		if phrase, ok := frequencyPhrase(definitions[strings.ToLower(p.ID)].SessionControls.SignInFrequency); ok {
			number := definitions[strings.ToLower(p.ID)].SessionControls.SignInFrequency.Value
			return phrase.FillIn(o.Language, values{"number": strconv.Itoa(number)})
		}
	}
	return afterSetTime.In(o.Language)
}

func frequencyPhrase(f signin.Frequency) (wording.Phrase, bool) {
	switch {
	case !f.Enabled:
		return wording.Phrase{}, false
	case strings.EqualFold(f.Interval, "everyTime"):
		return everyTimePhrase, true
	case f.Type == "hours" && f.Value == 1:
		return everyHour, true
	case f.Type == "days" && f.Value == 1:
		return everyDay, true
	case f.Type == "hours" && f.Value > 1:
		return everyHours, true
	case f.Type == "days" && f.Value > 1:
		return everyDays, true
	}
	return wording.Phrase{}, false
}
