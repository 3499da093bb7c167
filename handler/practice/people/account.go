package practice

import "time"

// accountPeople have a trouble with the account itself.
func accountPeople() []person {
	typed := func(ago time.Duration, code int) event {
		return event{ago: ago, code: code, client: officeHome, resource: exchange, from: home, on: ownPC}
	}
	return []person{
		{
			Story: Story{"julia.costa@contoso.example", "Disabled", "The account was disabled five hours ago (50057).", "failing", "account-disabled"},
			name:  "Julia Costa", mailUntil: hours(5), teamsUntil: hours(5),
			user: disabled(hours(5)),
			events: []event{
				{ago: hours(4), code: 50057, silent: true, client: teams, resource: teamsService, from: office, on: laptop},
				typed(minutes(130), 50057), typed(minutes(33), 50057),
			},
		},
		{
			Story: Story{"grace.mutua@contoso.example", "Signed out everywhere at noon", "Active Directory disabled the account (50057); the newest rows only say that tokens were revoked (50173).", "failing", "account-disabled"},
			name:  "Grace Mutua", mailUntil: hours(3), teamsUntil: hours(3), user: together(disabled(hours(3)), synchronised(minutes(20))),
			events: []event{
				typed(minutes(168), 50057), typed(minutes(160), 50057),
				{ago: minutes(140), code: 50173, silent: true, client: teams, resource: teamsService, from: office, on: laptop, times: 3, every: minutes(55)},
			},
		},
		{
			Story: Story{"pavel.dvorak@contoso.example", "Back from leave", "The account was disabled (50057) and is enabled again; mail took a while longer than the sign-in page.", "recovered", "account-disabled"},
			name:  "Pavel Dvorak", mailUntil: gone, teamsUntil: gone,
			events: []event{
				typed(hours(5), 50057), typed(minutes(190), 50057),
				typed(minutes(120), 0),
				{ago: minutes(106), code: 50057, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
				{ago: minutes(75), silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
				{ago: minutes(20), client: officeHome, resource: exchange, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"emergency.access01@contoso.example", "The account for emergencies", "Nearly every policy leaves it out by name. The Azure portal demands MFA of everybody, and it has no method (50072).", "waitingOnUser", "mfa-registration"},
			name:  "Emergency Access 01", mailUntil: gone, teamsUntil: gone,
			always: excluded(mfaPolicy, locationPolicy, devicePolicy, frequencyPolicy, legacyPolicy, trialPolicy, payrollPolicy, codePolicy,
				platformPolicy, insiderPolicy, networkPolicy, strengthPolicy, riskPolicy, everyTimePolicy),
			events: []event{
				{ago: minutes(23), code: 50072, client: azurePortal, resource: azure, from: office, on: ownPC, asked: byMicrosoft, times: 2, every: minutes(3)},
			},
		},
	}
}
