package graph

import (
	"maps"
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// logSchema returns what the log can be filtered by
// (https://learn.microsoft.com/graph/api/resources/signin). Texts are compared
// with case: a mixed-case UPN finds nothing.
func logSchema(version string, now time.Time) schema {
	s := schema{
		"status/errorCode": {kind: kindNumber},
		"createdDateTime":  {kind: kindInstant, allowed: func(t time.Time) bool { return t.After(now.Add(-logLooksBack)) }},
	}
	exact := "id userId appId correlationId clientAppUsed conditionalAccessStatus resourceDisplayName resourceId " +
		"riskDetail riskLevelAggregated riskLevelDuringSignIn riskState"
	prefix := "userPrincipalName userDisplayName appDisplayName ipAddress location/city location/state location/countryOrRegion " +
		"deviceDetail/browser deviceDetail/operatingSystem"
	if version == "beta" {
		exact += " originalRequestId tokenIssuerName tokenIssuerType"
		prefix += " authenticationRequirement servicePrincipalId servicePrincipalName userAgent"
		s[eventTypes] = property{kind: kindList}
	}
	for _, name := range strings.Fields(exact) {
		s[name] = property{kind: kindText}
	}
	for _, name := range strings.Fields(prefix) {
		s[name] = property{kind: kindText, prefix: true}
	}
	return s
}

// The properties that a row and an applied policy have on v1.0; all others are
// beta's, as the schema of 2026-08 has them. Of the risk events' two names beta
// has the newer alone.
var (
	v1Row = strings.Fields("id createdDateTime userId userPrincipalName userDisplayName appId appDisplayName resourceId " +
		"resourceDisplayName clientAppUsed ipAddress location isInteractive status conditionalAccessStatus " +
		applied + " deviceDetail correlationId riskDetail riskState riskLevelAggregated riskLevelDuringSignIn " +
		v1Risk + " riskEventTypes_v2 authenticationAppDeviceDetails homeTenantId resourceTenantId servicePrincipalId servicePrincipalName userAgent")
	v1Applied = strings.Fields("id displayName result enforcedGrantControls enforcedSessionControls")
	v1Device  = strings.Fields("deviceId displayName operatingSystem browser isCompliant isManaged trustType")
)

const (
	applied = "appliedConditionalAccessPolicies"
	v1Risk  = "riskEventTypes"
)

// lateMembers are the members of evolvable enumerations that a caller sees
// only after asking for them; else they are unknownFutureValue
// (https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations).
var lateMembers = map[string][]string{
	"result":                 {"reportOnlySuccess", "reportOnlyFailure", "reportOnlyNotApplied", "reportOnlyInterrupted"},
	"conditionsSatisfied":    lateConditions,
	"conditionsNotSatisfied": lateConditions,
	"incomingTokenType":      {"remoteDesktopToken", "refreshToken"},
	"requirementProvider":    {"scopeBasedAuthRequirementPolicy", "authenticationStrengths"},
	"ruleSatisfied": {"deviceFilterIncludeRuleNotMatched", "allDeviceStates", "anonymizedIPAddress", "unfamiliarFeatures", "nationStateIPAddress",
		"realTimeThreatIntelligence", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser",
		"otherExternalUser", "serviceProvider", "microsoftAdminPortals", "deviceCodeFlow", "authenticationTransfer", "insiderRisk"},
}

var lateConditions = []string{"servicePrincipals", "servicePrincipalRisk", "authenticationFlows", "insiderRisk"}

// nested are the lists of a row or an applied policy whose entries hold such
// enumerations.
var nested = []string{"authenticationRequirementPolicies", "includeRulesSatisfied", "excludeRulesSatisfied"}

// view is how one caller sees a row.
type view struct {
	beta        bool
	policies    bool // the caller may see which policies were applied
	lateMembers bool
}

func viewOf(q Query, c Caller) view {
	return view{
		beta:        q.Version == "beta",
		policies:    c.may(maySeeApplied...),
		lateMembers: strings.Contains(q.Prefer, "include-unknown-enum-members"),
	}
}

// of returns the row as the view shows it. The stored row stays as it is.
func (v view) of(stored object) object {
	shown := maps.Clone(stored)
	if v.beta {
		delete(shown, v1Risk)
	} else {
		keep(shown, v1Row)
	}
	if device, ok := shown["deviceDetail"].(object); ok && !v.beta {
		shown["deviceDetail"] = kept(device, v1Device)
	}
	v.hideMembers(shown)
	policies, ok := shown[applied].([]any)
	switch {
	case !v.policies:
		delete(shown, applied)
	case ok:
		shown[applied] = v.appliedPolicies(policies)
	}
	return shown
}

func (v view) appliedPolicies(stored []any) []any {
	shown := make([]any, 0, len(stored))
	for _, item := range stored {
		policy, _ := item.(object)
		policy = maps.Clone(policy)
		if !v.beta {
			keep(policy, v1Applied)
		}
		v.hideMembers(policy)
		shown = append(shown, policy)
	}
	return shown
}

func (v view) hideMembers(shown object) {
	if v.lateMembers {
		return
	}
	for name, late := range lateMembers {
		words := strings.Split(plain.Text(shown[name]), ",") // a set is written with commas
		if slices.ContainsFunc(words, func(word string) bool { return slices.Contains(late, word) }) {
			shown[name] = "unknownFutureValue"
		}
	}
	for _, name := range nested {
		if stored, ok := shown[name].([]any); ok {
			shown[name] = v.hideInEach(stored)
		}
	}
}

func (v view) hideInEach(stored []any) []any {
	shown := make([]any, 0, len(stored))
	for _, item := range stored {
		entry, _ := item.(object)
		entry = maps.Clone(entry)
		v.hideMembers(entry)
		shown = append(shown, entry)
	}
	return shown
}

func keep(shown object, names []string) {
	maps.DeleteFunc(shown, func(name string, _ any) bool { return !slices.Contains(names, name) })
}

func kept(whole object, names []string) object {
	clone := maps.Clone(whole)
	keep(clone, names)
	return clone
}
