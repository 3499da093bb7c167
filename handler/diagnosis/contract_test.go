package diagnosis_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
)

// The closed lists of the contract, written out once more: a change to a list
// must be meant.
var (
	allVerdicts   = strings.Fields("failing waitingOnUser recovered healthy noSignIns accountNotFound inconclusive")
	allCategories = strings.Fields(`token-expired token-revoked session-policy ca-block ca-grant-required mfa-pending mfa-failed
		mfa-registration credentials account-locked account-disabled account-missing password-expired risk consent app-config
		app-assignment federation device legacy-auth guest-cross-tenant service interrupt client-bug other`)
	allAreas       = strings.Fields("token conditionalAccess authentication account application device risk service")
	allStates      = strings.Fields("active resolved informational")
	allConfidences = strings.Fields("high medium low")
	allOutcomes    = strings.Fields("succeeded failed interrupted")
	allRoles       = strings.Fields(`user helpdesk conditionalAccessAdministrator authenticationAdministrator userAdministrator
		securityOperator deviceAdministrator hybridIdentityAdministrator applicationAdministrator externalIdentityAdministrator
		exchangeAdministrator networkAdministrator applicationOwner applicationDeveloper homeTenant microsoft nobody`)
	allStatuses = strings.Fields("ok partial notAsked forbidden unlicensed throttled timeout failed")
)

var (
	wholeSeconds = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
	awkward      = regexp.MustCompile(`[{}]| {2}| [.,;:]|\.\.|\baccount the account\b`)
)

// timeKeys are the keys of the answer that hold an instant.
var timeKeys = map[string]bool{
	"generatedAt": true, "from": true, "to": true, "readFrom": true, "newestSignIn": true, "time": true,
	"firstSeen": true, "lastSeen": true, "startedAt": true, "endedAt": true,
}

var listKeys = map[string]bool{
	"causes": true, "harmless": true, "gaps": true, "attempts": true, "policies": true, "remediation": true, "evidence": true, "docs": true,
	"grantControls": true, "sessionControls": true, "events": true, "apps": true, "codes": true,
}

// contractFaults says where an answer breaks what every answer promises.
func contractFaults(result answer.Diagnosis) []string {
	c := &contractCheck{}
	c.oneOf("verdict", string(result.Verdict), allVerdicts)
	primary := answer.CategoryNone // also of a healthy account beside which there is something to know
	if len(result.Causes) > 0 && result.Verdict != answer.VerdictHealthy {
		primary = result.Causes[0].Category
		c.oneOf("primaryCause", string(primary), allCategories)
	}
	if result.PrimaryCause != primary {
		c.wrong("primaryCause is %s, not %s", result.PrimaryCause, primary)
	}
	c.sentence("summary", result.Summary)
	for _, cause := range result.Causes {
		c.cause(cause)
	}
	for _, h := range result.Harmless {
		c.sentence("harmless", h.Text)
	}
	for _, g := range result.Gaps {
		c.sentence("gap", g.Message)
	}
	for _, s := range []answer.Source{result.Sources.SignIns, result.Sources.Account, result.Sources.Policies} {
		c.oneOf("source", string(s.Status), allStatuses)
	}
	for _, a := range result.Attempts {
		c.oneOf("outcome", string(a.Outcome), allOutcomes)
	}
	c.json(result)
	return append(c.faults, toldOnceFaults(result)...)
}

type contractCheck struct{ faults []string }

func (c *contractCheck) wrong(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *contractCheck) oneOf(what, got string, list []string) {
	if !slices.Contains(list, got) {
		c.wrong("%s %q is not of its closed list", what, got)
	}
}

// sentence holds our own words: filled in, without gaps, and ended. Foreign
// text in them stands in quotes and may look as it likes.
func (c *contractCheck) sentence(what, text string) {
	own := quotedText.ReplaceAllString(text, "“”")
	if text == "" || awkward.MatchString(own) {
		c.wrong("%s reads badly: %q", what, text)
	}
}

var quotedText = regexp.MustCompile(`“[^“”]*”`)

func (c *contractCheck) cause(cause answer.Cause) {
	c.oneOf("category", string(cause.Category), allCategories)
	c.oneOf("area", string(cause.Area), allAreas)
	c.oneOf("state", string(cause.State), allStates)
	c.oneOf("confidence", string(cause.Confidence), allConfidences)
	c.sentence(cause.Code+" title", cause.Title)
	c.sentence(cause.Code+" explanation", cause.Explanation)
	if cause.AdminExplanation != "" {
		c.sentence(cause.Code+" adminExplanation", string(cause.AdminExplanation))
	}
	if len(cause.Remediation) == 0 || len(cause.Docs) == 0 {
		c.wrong("%s has no steps or no docs", cause.Code)
	}
	for _, s := range cause.Remediation {
		c.oneOf("who", string(s.Who), allRoles)
		c.sentence(cause.Code+" step", s.Step)
	}
	if len(cause.Evidence) > 5 || len(cause.Evidence) > cause.Occurrences {
		c.wrong("%s shows %d rows of %d", cause.Code, len(cause.Evidence), cause.Occurrences)
	}
}

// json looks at what goes over the wire: no key missing, lists never null,
// times in whole seconds.
func (c *contractCheck) json(result answer.Diagnosis) {
	data, err := json.Marshal(result)
	if err != nil {
		c.wrong("does not marshal: %v", err)
		return
	}
	var wire map[string]any
	if err := json.Unmarshal(data, &wire); err != nil {
		c.wrong("is no object: %v", err)
		return
	}
	c.wire("", wire)
}

func (c *contractCheck) wire(key string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for k, inner := range v {
			if listKeys[k] && inner == nil {
				c.wrong("the list %s is null", k)
			}
			c.wire(k, inner)
		}
	case []any:
		for _, inner := range v {
			c.wire("", inner)
		}
	case string:
		if timeKeys[key] && !wholeSeconds.MatchString(v) {
			c.wrong("%s is %q, not whole seconds in UTC", key, v)
		}
	}
}
