package practice

import "time"

// sessionPeople meet a policy that wants a sign-in anew.
func sessionPeople() []person {
	return []person{
		{
			Story: Story{"chen.wei@contoso.example", "Sign-in frequency", "A policy wants a new sign-in on phones every 12 hours, and Outlook cannot refresh (70043).", "failing", "session-policy"},
			name:  "Chen Wei", mailUntil: hours(3),
			events: []event{
				{ago: hours(14), client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy, result: "success"},
				{ago: minutes(50), code: 70043, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy, times: 3, every: minutes(15)},
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
				{ago: minutes(48), code: 50078, silent: true, client: teams, resource: teamsService, from: home, on: laptop, decided: mfaPolicy, times: 3, every: minutes(14)},
				{ago: minutes(11), silent: true, client: outlookWeb, resource: exchange, from: home, on: laptop},
			},
		},
		{
			Story: Story{"rosa.delgado@contoso.example", "Opens by hand, never by itself", "A policy wants a sign-in every time for the vault; a background client can never give it (70043), a browser can.", "failing", "session-policy"},
			name:  "Rosa Delgado",
			events: []event{
				{ago: hours(4), client: vault, resource: vault, from: office, on: laptop, decided: everyTimePolicy, result: "success"},
				{ago: minutes(190), code: 70043, silent: true, client: vaultSync, resource: vault, from: office, on: laptop, decided: everyTimePolicy,
					lifetime: byEveryTime, times: 4, every: hours(1)},
				{ago: minutes(5), code: 50074, client: vault, resource: vault, from: office, on: laptop, decided: everyTimePolicy, lifetime: byEveryTime, attempt: "last"},
				{ago: minutes(4), client: vault, resource: vault, from: office, on: laptop, decided: everyTimePolicy, result: "success", attempt: "last"},
			},
		},
	}
}

// noorsDays go back beyond the last day, for those who look further.
func noorsDays() []event {
	signedIn := func(ago time.Duration) event {
		return event{ago: ago, client: payrollApp, resource: payrollService, from: home, on: ownPC, decided: payrollPolicy, result: "success"}
	}
	refused := func(ago time.Duration) event {
		return event{ago: ago, code: 70043, silent: true, client: payrollApp, resource: payrollService, from: home, on: ownPC, decided: payrollPolicy}
	}
	last := refused(minutes(35))
	last.times, last.every = 3, minutes(11)
	return []event{
		signedIn(hours(36) + minutes(46)),
		refused(hours(24) + minutes(42)), signedIn(hours(24) + minutes(41)),
		refused(hours(12) + minutes(39)), signedIn(hours(12) + minutes(38)),
		last,
		{ago: minutes(9), silent: true, client: payrollApp, resource: graph, from: home, on: ownPC},
	}
}
