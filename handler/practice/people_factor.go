package practice

import "time"

// factorPeople meet a second factor.
func factorPeople() []person {
	return []person{
		{
			Story: Story{"fatima.haddad@contoso.example", "MFA not finished", "The second factor was asked for and never answered (50074, 50076).", "waitingOnUser", "mfa-pending"},
			name:  "Fatima Haddad", mailUntil: hours(4),
			events: []event{
				{ago: minutes(26), code: 50074, client: officeHome, resource: exchange, from: home, on: ownPC, decided: mfaPolicy},
				{ago: minutes(18), code: 50076, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, decided: mfaPolicy},
			},
		},
		{
			Story: Story{"george.papas@contoso.example", "MFA failed, then recovered", "A notification went unanswered (500121); ten minutes later the sign-in succeeded.", "recovered", "mfa-failed"},
			name:  "George Papas",
			events: []event{
				{ago: minutes(300), code: 500121, client: officeHome, resource: exchange, from: home, on: ownPC, decided: mfaPolicy},
				{ago: minutes(290), client: officeHome, resource: exchange, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"nadia.rahman_fabrikam.example#EXT#@contoso.example", "Guest without a second factor", "A guest, logged under her own mail address, is asked to register a second factor (50072, 50079).", "waitingOnUser", "mfa-registration"},
			name:  "Nadia Rahman", guest: true, mail: "nadia.rahman@fabrikam.example", mailUntil: gone, teamsUntil: hours(5),
			events: []event{
				{ago: minutes(45), code: 50072, client: officeHome, resource: teamsService, from: elsewhere, on: ownPC, decided: mfaPolicy},
				{ago: minutes(45) - 30*time.Second, code: 50079, silent: true, client: teams, resource: teamsService, from: elsewhere, on: ownPC, decided: mfaPolicy},
			},
		},
	}
}
