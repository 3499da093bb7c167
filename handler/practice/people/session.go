package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// sessionPeople returns the people who meet a policy that demands a new sign-in.
func sessionPeople() []person {
	return []person{
		{
			Story: Story{"chen.wei@contoso.example", "Sign-in frequency", "A policy wants a new sign-in on phones every 12 hours, and Outlook cannot refresh (70043).", "failing", "session-policy"},
			name:  "Chen Wei", mailUntil: hours(3),
			events: []event{
				{Ago: hours(14), Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Decided: org.FrequencyPolicy, Result: "success"},
				{Ago: minutes(50), Code: 70043, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Decided: org.FrequencyPolicy, Times: 3, Every: minutes(15)},
			},
		},
		{
			Story:  Story{"noor.ahmadi@contoso.example", "Signed out twice a day", "Payroll, the resource, wants a new sign-in after 12 hours (70043). No policy speaks of the app that she uses.", "failing", "session-policy"},
			name:   "Noor Ahmadi",
			events: noorsDays(),
		},
		{
			Story: Story{"bogdan.ionescu@contoso.example", "“Stay signed in” did not help", "Teams carries a second factor that the browser remembered and that has become too old (50078).", "failing", "session-policy"},
			name:  "Bogdan Ionescu", teamsUntil: minutes(70),
			events: []event{
				{Ago: minutes(48), Code: 50078, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Home, On: org.Laptop, Decided: org.MFAPolicy, Times: 3, Every: minutes(14)},
				{Ago: minutes(11), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Home, On: org.Laptop},
			},
		},
		{
			Story: Story{"rosa.delgado@contoso.example", "Opens by hand, never by itself", "A policy wants a sign-in every time for the vault; a background client can never give it (70043), a browser can.", "failing", "session-policy"},
			name:  "Rosa Delgado",
			events: []event{
				{Ago: hours(4), Client: org.Vault, Resource: org.Vault, From: org.Office, On: org.Laptop, Decided: org.EveryTimePolicy, Result: "success"},
				{Ago: minutes(190), Code: 70043, Silent: true, Client: org.VaultSync, Resource: org.Vault, From: org.Office, On: org.Laptop, Decided: org.EveryTimePolicy,
					Lifetime: signinlog.ByEveryTime, Times: 4, Every: hours(1)},
				{Ago: minutes(5), Code: 50074, Client: org.Vault, Resource: org.Vault, From: org.Office, On: org.Laptop, Decided: org.EveryTimePolicy, Lifetime: signinlog.ByEveryTime, Attempt: "last"},
				{Ago: minutes(4), Client: org.Vault, Resource: org.Vault, From: org.Office, On: org.Laptop, Decided: org.EveryTimePolicy, Result: "success", Attempt: "last"},
			},
		},
	}
}

// noorsDays go back beyond the last day, for those who look further.
func noorsDays() []event {
	signedIn := func(ago time.Duration) event {
		return event{Ago: ago, Client: org.PayrollApp, Resource: org.PayrollService, From: org.Home, On: org.OwnPC, Decided: org.PayrollPolicy, Result: "success"}
	}
	refused := func(ago time.Duration) event {
		return event{Ago: ago, Code: 70043, Silent: true, Client: org.PayrollApp, Resource: org.PayrollService, From: org.Home, On: org.OwnPC, Decided: org.PayrollPolicy}
	}
	last := refused(minutes(35))
	last.Times, last.Every = 3, minutes(11)
	return []event{
		signedIn(hours(36) + minutes(46)),
		refused(hours(24) + minutes(42)), signedIn(hours(24) + minutes(41)),
		refused(hours(12) + minutes(39)), signedIn(hours(12) + minutes(38)),
		last,
		{Ago: minutes(9), Silent: true, Client: org.PayrollApp, Resource: org.Graph, From: org.Home, On: org.OwnPC},
	}
}
