package org

import (
	"cmp"
	"maps"
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// Policy is a Conditional Access policy of the tenant: its definition, and
// how the sign-in log shows it.
type Policy struct {
	number   int
	Name     string
	Former   string        // the name before it was changed
	renamed  time.Duration // how long ago that was
	State    string
	grant    []string  // builtInControls
	terms    []string  // ids of terms of use
	Strength *Strength // instead of the control mfa
	session  object    // what differs from no session control

	LogGrant   []string // enforcedGrantControls, in the log's own spelling
	LogSession []string // enforcedSessionControls
	Unmet      string   // the condition that the rows of others do not meet; empty: they satisfy the policy
	Phones     bool     // a phone meets that condition
	Decides    string   // the conditions that are met when it decides
	rules      []object // the entries that match when it decides; nil: every app, everyone
	conditions object   // what differs from "everyone, every app"
}

// The states of a policy, in Graph's words.
const (
	StateOn         = "enabled"
	StateOff        = "disabled"
	StateReportOnly = "enabledForReportingButNotEnforced"
)

// ID comes from the first name: a new name leaves the id as it is.
func (p *Policy) ID() string { return plain.ID("policy", cmp.Or(p.Former, p.Name)) }

// NameAt returns the name that the log keeps in a row of that age.
func (p *Policy) NameAt(ago time.Duration) string {
	if p.Former != "" && ago > p.renamed {
		return p.Former
	}
	return p.Name
}

// Definition returns the policy as a conditionalAccessPolicy, with the ids of those
// whom it excludes by name
// (https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy).
func (p *Policy) Definition(now time.Time, excluded []string) plain.Object {
	conditions := everyone()
	maps.Copy(conditions, p.conditions)
	who := maps.Clone(conditions["users"].(object)) // the policies are shared
	who["excludeUsers"] = plain.OrEmpty(excluded)
	conditions["users"] = who
	modified := now.AddDate(0, 0, -p.number)
	if p.Former != "" {
		modified = now.Add(-p.renamed)
	}
	return object{
		"id": p.ID(), "templateId": nil, "displayName": p.Name, "state": p.State, "partialEnablementStrategy": nil,
		"createdDateTime": now.AddDate(0, -p.number, 0).UTC().Format(time.RFC3339), "modifiedDateTime": modified.UTC().Format(time.RFC3339),
		"conditions": conditions, "grantControls": p.grantControls(), "sessionControls": p.sessionControls(),
	}
}

func (p *Policy) grantControls() any {
	if len(p.grant) == 0 && len(p.terms) == 0 && p.Strength == nil {
		return nil
	}
	controls := object{"operator": "OR", "builtInControls": plain.OrEmpty(p.grant), "customAuthenticationFactors": []string{},
		"termsOfUse": plain.OrEmpty(p.terms), "authenticationStrength": nil}
	if s := p.Strength; s != nil {
		controls["authenticationStrength"] = object{"id": s.ID, "displayName": s.Name, "policyType": "builtIn", "requirementsSatisfied": "mfa",
			"allowedCombinations": []string{"windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"}}
	}
	return controls
}

func (p *Policy) sessionControls() any {
	if p.session == nil {
		return nil
	}
	controls := object{"disableResilienceDefaults": nil, "applicationEnforcedRestrictions": nil, "cloudAppSecurity": nil,
		"persistentBrowser": nil, "signInFrequency": nil, "continuousAccessEvaluation": nil, "secureSignInSession": nil}
	maps.Copy(controls, p.session)
	return controls
}

// RulesMatched returns the entries of the policy that matched.
func (p *Policy) RulesMatched() []plain.Object {
	if p.rules == nil {
		return []object{Rule("application", "allApps"), Rule("users", "allUsers")}
	}
	return p.rules
}

// Rule is one entry of a policy that matched, as the log names it.
func Rule(condition, satisfied string) plain.Object {
	return object{"conditionalAccessCondition": condition, "ruleSatisfied": satisfied}
}

// Strength is an authentication strength. Microsoft's own have the same ids in
// every tenant (https://learn.microsoft.com/graph/api/resources/authenticationstrengths-overview).
type Strength struct{ ID, Name string }
