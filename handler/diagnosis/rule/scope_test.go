package rule_test

import (
	"testing"

	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

const (
	exchange = "00000002-0000-0ff1-ce00-000000000000"
	payroll  = "11111111-2222-3333-4444-555555555555"
	member   = "99999999-2222-3333-4444-555555555555"
)

// everybody is a policy that speaks of every row.
func everybody() signin.Policy {
	return signin.Policy{State: "enabled", Conditions: signin.PolicyConditions{
		Users: signin.PolicyUsers{Include: []string{"All"}}, Applications: signin.PolicyApplications{Include: []string{"All"}},
	}}
}

func TestWhatADefinitionSpeaksOf(t *testing.T) {
	for name, c := range map[string]struct {
		change func(p *signin.Policy, row *signin.SignIn, account *signin.Account)
		want   rule.Scope
	}{
		"all": {func(*signin.Policy, *signin.SignIn, *signin.Account) {}, rule.InScope},
		"report-only": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.State = "enabledForReportingButNotEnforced"
		}, rule.OutOfScope},
		"Office 365, of which Exchange is": {func(p *signin.Policy, row *signin.SignIn, _ *signin.Account) {
			p.Conditions.Applications.Include, row.ResourceID = []string{"Office365"}, exchange
		}, rule.InScope},
		"Office 365, and another resource": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Applications.Include = []string{"Office365"}
		}, rule.MayBeInScope},
		"without Office 365": {func(p *signin.Policy, row *signin.SignIn, _ *signin.Account) {
			p.Conditions.Applications.Exclude, row.ResourceID = []string{"Office365"}, exchange
		}, rule.OutOfScope},
		"an action of the user": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Applications = signin.PolicyApplications{UserActions: []string{"urn:user:registerdevice"}}
		}, rule.OutOfScope},
		"a role": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Users = signin.PolicyUsers{IncludeRoles: []string{"role"}}
		}, rule.MayBeInScope},
		"guests, and a member": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Users = signin.PolicyUsers{Include: []string{"GuestsOrExternalUsers"}}
		}, rule.OutOfScope},
		"guests, and a guest": {func(p *signin.Policy, _ *signin.SignIn, a *signin.Account) {
			p.Conditions.Users, a.UserType = signin.PolicyUsers{Include: []string{"GuestsOrExternalUsers"}}, "Guest"
		}, rule.InScope},
		"some guests, and a guest": {func(p *signin.Policy, _ *signin.SignIn, a *signin.Account) {
			p.Conditions.Users, a.UserType = signin.PolicyUsers{IncludeGuests: signin.GuestsScope{Types: "internalGuest"}}, "Guest"
		}, rule.MayBeInScope},
		"all without guests, and a guest": {func(p *signin.Policy, _ *signin.SignIn, a *signin.Account) {
			p.Conditions.Users.ExcludeGuests, a.UserType = signin.GuestsScope{Types: "b2bCollaborationGuest"}, "Guest"
		}, rule.MayBeInScope},
		"a platform that the row does not tell": {func(p *signin.Policy, row *signin.SignIn, _ *signin.Account) {
			p.Conditions.Platforms.Include, row.Device.OperatingSystem = []string{"windows"}, ""
		}, rule.MayBeInScope},
		"all platforms but the row's": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Platforms = signin.PolicyPlatforms{Include: []string{"all"}, Exclude: []string{"macOS"}}
		}, rule.OutOfScope},
		"all platforms": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.Platforms = signin.PolicyPlatforms{Include: []string{"all"}, Exclude: []string{"android"}}
		}, rule.InScope},
		"old clients, and an old one": {func(p *signin.Policy, row *signin.SignIn, _ *signin.Account) {
			p.Conditions.ClientAppTypes, row.ClientAppUsed = []string{"other"}, "IMAP4"
		}, rule.InScope},
		"old clients, and a browser": {func(p *signin.Policy, _ *signin.SignIn, _ *signin.Account) {
			p.Conditions.ClientAppTypes = []string{"other", "exchangeActiveSync"}
		}, rule.OutOfScope},
		"a kind of client that the row does not tell": {func(p *signin.Policy, row *signin.SignIn, _ *signin.Account) {
			p.Conditions.ClientAppTypes, row.ClientAppUsed = []string{"browser"}, ""
		}, rule.MayBeInScope},
	} {
		p, account := everybody(), signin.Account{ID: member, UserType: "Member"}
		row := signin.SignIn{ResourceID: payroll, ClientAppUsed: "Browser", Device: signin.Device{OperatingSystem: "MacOs"}}
		c.change(&p, &row, &account)
		s := rule.Subject{Event: timeline.NewEvent(&row), Evidence: &signin.Evidence{Account: &account}}
		if got := rule.ScopeOf(&p, &s); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
