package diagnosis_test

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/signin"
)

const eventWords = "interactive background app resource id client ip city country device correlation session ca reason detail" +
	" password mfa protocol transfer token asked-by lifetime policy policies times every user-type flagged service-ip primary" +
	" app-id context risk-detail risk risk-state cross home theirs unbound requirement compliant managed trust mfa-passed os bound browser audience scopes agent"

// event adds the rows of a line: a time, a code, then words.
func (b *builder) event(l storyLine) {
	if len(l.words) < 2 {
		b.fail("line %d: an event needs a time and a code", l.number)
		return
	}
	at := b.when(l.words[0].name)
	code, err := strconv.Atoi(l.words[1].name)
	if err != nil {
		b.fail("line %d: %w", l.number, err)
	}
	b.allow(storyLine{number: l.number, words: l.words[2:]}, eventWords)
	times, err := strconv.Atoi(l.value("times", "1"))
	if err != nil {
		b.fail("line %d: %w", l.number, err)
	}
	every := b.duration(l.value("every", "1m"))
	for i := range times {
		b.evidence.SignIns = append(b.evidence.SignIns, b.row(l, i, at.Add(time.Duration(i)*every), code))
	}
}

func (b *builder) row(l storyLine, nth int, at time.Time, code int) signin.SignIn {
	own := fmt.Sprintf("line %d.%d", l.number, nth)
	app, resource, device := l.value("app", "Outlook"), l.value("resource", "Exchange"), l.value("device", "")
	row := signin.SignIn{
		ID: guidOf("row", l.value("id", own)), CreatedAt: at, UserID: guidOf("user", b.evidence.Asked),
		AppID: guidOf("app", app), AppDisplayName: app, ResourceID: guidOf("app", resource), ResourceDisplayName: resource,
		ClientAppUsed:                 l.value("client", "Mobile Apps and Desktop clients"),
		IPAddressFromResourceProvider: l.value("service-ip", ""),
		IPAddress:                     l.value("ip", "192.0.2.1"), Location: signin.Location{City: l.value("city", "Oslo"), Country: l.value("country", "NO")},
		Interactive: !l.has("background"), CorrelationID: guidOf("correlation", cmp.Or(l.value("correlation", ""), own)),
		SessionID: l.value("session", ""), UserType: l.value("user-type", "member"), FlaggedForReview: l.has("flagged"),
		Status:                  signin.Status{ErrorCode: code, FailureReason: l.value("reason", ""), AdditionalDetails: l.value("detail", "")},
		ConditionalAccessStatus: l.value("ca", "notApplied"),
		AuthenticationProtocol:  l.value("protocol", ""), OriginalTransferMethod: l.value("transfer", ""), IncomingTokenType: l.value("token", "none"),
		AppliedPolicies: []signin.AppliedPolicy{}, AuthenticationSteps: steps(l),
	}
	b.more(l, &row)
	if device != "" {
		row.Device = signin.Device{
			ID: guidOf("device", device), DisplayName: device,
			Compliant: l.has("compliant"), Managed: l.has("managed"), TrustType: l.value("trust", ""),
		}
	}
	row.Device.OperatingSystem = l.value("os", "")
	row.Device.Browser = l.value("browser", "")
	if provider, ok := l.get("asked-by"); ok {
		row.RequirementPolicies = []signin.RequirementPolicy{{Provider: provider}}
	}
	if requirement, ok := l.get("lifetime"); ok {
		row.SessionLifetimePolicies = []signin.SessionLifetime{{Requirement: requirement}}
	}
	if l.value("policies", "") == "hidden" {
		row.AppliedPolicies = nil
	}
	for _, w := range l.words {
		if w.name == "policy" {
			row.AppliedPolicies = append(row.AppliedPolicies, b.policy(l, w.value))
		}
	}
	return row
}

// more reads the words that few rows need.
func (b *builder) more(l storyLine, row *signin.SignIn) {
	row.AppID = l.value("app-id", row.AppID)
	row.RiskDetail, row.RiskLevelDuringSignIn, row.RiskState = l.value("risk-detail", "none"), l.value("risk", "none"), l.value("risk-state", "none")
	row.CrossTenantAccessType = l.value("cross", "none")
	row.ResourceTenantID = guidOf("tenant", l.value("theirs", "contoso"))
	row.HomeTenantID = homeTenant(l.value("home", "contoso"))
	row.AuthenticationRequirement = requirements[l.value("requirement", "")]
	if id, ok := l.get("context"); ok {
		row.AuthenticationContexts = []signin.Context{{ID: id, Detail: "required"}}
	}
	if l.has("bound") {
		row.TokenProtectionStatus, row.TokenProtection.Status = "bound", "bound"
	}
	for _, name := range strings.FieldsFunc(l.value("audience", ""), func(r rune) bool { return r == '+' }) {
		row.Audiences = append(row.Audiences, signin.Audience(resourceNamed(name)))
	}
	if asked, ok := l.get("scopes"); ok {
		row.ProcessingDetails = []signin.ProcessingDetail{{Key: "Oauth Scope Info", Value: "[" + strings.ReplaceAll(asked, "+", ",") + "]"}}
	}
	row.Agent.Type = l.value("agent", "notAgentic")
	if code, ok := l.get("unbound"); ok {
		row.TokenProtectionStatus = "unbound"
		row.TokenProtection.Status = "unbound"
		row.TokenProtection.StatusCode, _ = strconv.Atoi(code)
	}
}

// resourceNamed is the id of a resource; the directory's is the same everywhere.
func resourceNamed(name string) string {
	if name == "directory" {
		return signin.Directory
	}
	return guidOf("app", name)
}

// requirements are Graph's words for how many factors a row asked for.
var requirements = map[string]string{"single": "singleFactorAuthentication", "multi": "multiFactorAuthentication"}

// homeTenant is a tenant of ours by name; personal accounts all live in one of
// Microsoft's (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
func homeTenant(name string) string {
	if name == "personal" {
		return "9188040d-6c67-4c5b-b112-36a304b66dad"
	}
	return guidOf("tenant", name)
}

// policy reads name:result:grant+grant:conditions:session:rule:strength:why:unmet,
// all but the first two optional; a rule is condition.satisfied, and one with a
// minus before it left the account out; a strength with a minus shows no name; why
// it was not reached, and which session controls were not met, are Graph's words.
func (b *builder) policy(l storyLine, text string) signin.AppliedPolicy {
	parts := append(strings.Split(text, ":"), "", "", "", "", "", "", "", "")
	p := signin.AppliedPolicy{ID: guidOf("policy", parts[0]), DisplayName: parts[0], Result: parts[1]}
	if parts[1] == "" {
		b.fail("line %d: the policy %q has no result", l.number, parts[0])
	}
	if parts[2] != "" {
		p.GrantControls = strings.Split(parts[2], "+")
	}
	p.ConditionsSatisfied = parts[3]
	if parts[4] != "" {
		p.SessionControls = strings.Split(parts[4], "+")
	}
	if parts[6] != "" {
		p.AuthenticationStrength = signin.AppliedStrength{ID: guidOf("strength", parts[6]), DisplayName: strings.TrimPrefix(parts[6], "-")}
		if strings.HasPrefix(parts[6], "-") {
			p.AuthenticationStrength.DisplayName = ""
		}
	}
	p.AuthenticationStrength.Result = signin.StrengthResult(parts[7])
	if parts[8] != "" {
		p.SessionUnmet = strings.Split(parts[8], "+")
	}
	if condition, satisfied, ok := strings.Cut(parts[5], "."); ok {
		rules := &p.IncludeRules
		if left, without := strings.CutPrefix(condition, "-"); without {
			rules, condition = &p.ExcludeRules, left
		}
		*rules = []signin.Rule{{Condition: condition, Satisfied: satisfied}}
	}
	return p
}

// steps reads password=typed, token, claim or wrong, and mfa=given, claim or the words
// of a step that failed; mfa-passed is what one says that was passed.
func steps(l storyLine) []signin.Step {
	var all []signin.Step
	switch l.value("password", "") {
	case "typed":
		all = append(all, signin.Step{Method: "Password", Succeeded: true, ResultDetail: "Correct password", Requirement: "Primary authentication"})
	case "wrong":
		all = append(all, signin.Step{Method: "Password", ResultDetail: "Incorrect password", Requirement: "Primary authentication"})
	case "token":
		all = append(all, signin.Step{Method: "Password", Succeeded: true, ResultDetail: "First factor requirement satisfied by claim in the token", Requirement: "Primary authentication"})
	case "claim":
		all = append(all, signin.Step{Method: "Previously satisfied", Succeeded: true, ResultDetail: "First factor requirement satisfied by claim in the token", Requirement: "Primary authentication"})
	}
	if method, ok := l.get("primary"); ok {
		all = append(all, signin.Step{Method: method, Succeeded: true, Requirement: "Primary authentication"})
	}
	const required = "Multifactor authentication"
	switch mfa := l.value("mfa", ""); mfa {
	case "":
	case "given":
		all = append(all, signin.Step{Method: "Mobile app notification", Succeeded: true, ResultDetail: "MFA completed in Azure AD", Requirement: required})
	case "claim":
		all = append(all, signin.Step{Method: "Previously satisfied", Succeeded: true, ResultDetail: "MFA requirement satisfied by claim in the token", Requirement: required})
	default:
		all = append(all, signin.Step{Method: "Mobile app notification", ResultDetail: mfa, Requirement: required})
	}
	if result, ok := l.get("mfa-passed"); ok {
		all = append(all, signin.Step{Succeeded: true, ResultDetail: result, Requirement: required})
	}
	return all
}
