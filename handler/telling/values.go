package telling

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
)

// causeValues are what the texts of a cause may mention.
func causeValues(j *diagnosis.Judgement, c *diagnosis.Cause, policies []answer.CausePolicy, o Options) values {
	row, facts := c.Row, c.Facts
	code, _ := aadsts.Lookup(row.Status.ErrorCode)
	v := accountValues(j.Evidence, o)
	v["code"] = strconv.Itoa(row.Status.ErrorCode)
	v["meaning"] = code.Meaning
	v["app"] = o.named(namedApp, appOf(row), theApp)
	v["resource"] = o.named(namedResource, cmp.Or(row.ResourceDisplayName, row.ResourceID), theResource)
	v["time"] = o.when(row.CreatedAt)
	v["last"] = o.when(cmp.Or(c.LastSeen, row.CreatedAt))
	v["policy"] = policyPhrase(policies, o)
	v["demander"] = demander(facts.Demander, policies, o)
	v["device"] = o.named(namedDevice, maskDevice(row.Device.DisplayName, o), devicePhrase(facts.Device))
	v["place"] = place(row, o)
	v["passwordStore"] = passwordStore(facts.System, o)
	sender := cmp.Or(facts.Sender, row)
	v["sender"] = o.named(namedApp, appOf(sender), theApp)
	v["senderPlace"] = place(sender, o)
	v["serviceAddress"] = o.named(namedAddress, maskAddress(row.IPAddressFromResourceProvider, o), otherAddress)
	v["client"] = o.named(namedClient, row.ClientAppUsed, unknownClient)
	v["period"] = signInFrequencyPhrase(policies, j.Evidence.Policies, o)
	v["detail"] = foreign.Quote(string(facts.StepDetail), noDetail.In(o.Language))
	v["controls"] = controls(facts.Controls, o)
	v["strength"] = strength(facts.Strength, o)
	v["strengthReason"] = strengthReason(facts.StrengthResult, o)
	v["scopes"] = scopes(facts.Scopes, o)
	v["context"] = context(facts.Context, o)
	v["realm"] = realm(facts.Found, o)
	v["unbound"] = unbound(facts.Unbound, o)
	v["guesses"] = guesses(facts.Guesses, facts.GuessAddresses, o)
	v["correlation"] = correlationPhrase(row.CorrelationID, o)
	v["organisation"] = organisation(facts.Whose, row.ResourceTenantID, o)
	v["signInId"] = guidOnly(row.ID)
	v["deviceId"] = guidOnly(row.Device.ID)
	v["appId"] = guidOnly(row.AppID)
	v["resourceId"] = guidOnly(row.ResourceID)
	if c.Basis == diagnosis.FromText {
		sayOfMessage(v, row, o)
	}
	if len(policies) > 0 {
		v["policyId"] = guidOnly(policies[0].ID)
	}
	return v
}

func accountValues(evidence *signin.Evidence, o Options) values {
	v := values{"account": o.named(namedAccount, cmp.Or(accountName(evidence), evidence.Asked), theAccount)}
	account := evidence.Account
	if account == nil {
		v["userKey"] = shellSafeName(evidence.Asked)
		return v
	}
	v["userId"] = guidOnly(account.ID)
	v["userKey"] = cmp.Or(v["userId"], shellSafeName(account.UserPrincipalName))
	v["passwordChanged"] = o.when(account.LastPasswordChange)
	v["validFrom"] = o.when(account.SessionsValidFrom)
	return v
}

func accountName(evidence *signin.Evidence) string {
	if evidence.Account == nil {
		return ""
	}
	return cmp.Or(evidence.Account.DisplayName, evidence.Account.UserPrincipalName)
}

// guidOnly lets an id through to a command or a link only when it is one.
func guidOnly(id string) string {
	//guard:guid-only
	if !signin.IsGUID(id) {
		return ""
	}
	return id
}

// correlationPhrase follows “with the correlation id”.
func correlationPhrase(id string, o Options) string {
	return cmp.Or(guidOnly(id), onErrorPage.In(o.Language))
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9._@-]+$`)

// shellSafeName lets a name into a command only when every shell reads it the same.
func shellSafeName(name string) string {
	//guard:plain-names-only
	if !plainName.MatchString(name) || strings.HasPrefix(name, "-") {
		return ""
	}
	return name
}
