package practice

import "time"

// mfaPeople meet a second factor.
func mfaPeople() []person {
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
			Story: Story{"priya.nair@contoso.example", "Slow to find the phone", "Two prompts went by (50074) before she answered the third; each try has a correlation id of its own.", "healthy", "none"},
			name:  "Priya Nair",
			events: []event{
				{ago: minutes(44), code: 50074, client: officeHome, resource: exchange, from: home, on: ownPC, decided: mfaPolicy, times: 2, every: minutes(3)},
				{ago: minutes(37), client: officeHome, resource: exchange, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"beatriz.lima@contoso.example", "Her phone asks, and she has not signed in", "Somebody in a city where she has never been knows her password; she declines on her phone (500121). Her own sign-ins succeed.", "failing", "mfa-failed"},
			name:  "Beatriz Lima",
			events: []event{
				{ago: minutes(150), client: officeHome, resource: exchange, from: office, on: laptop},
				{ago: minutes(64), code: 500121, client: officeHome, resource: exchange, from: groningen, on: strangersPC, decided: mfaPolicy, times: 3, every: minutes(2),
					steps: []step{rightPassword, declined}},
				{ago: minutes(40), client: officeHome, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"carlos.mendez@contoso.example", "MFA that no policy asks for", "The policies leave him out by name; the Azure portal demands MFA all the same, of everybody (50074).", "waitingOnUser", "mfa-pending"},
			name:  "Carlos Mendez", always: excluded(mfaPolicy),
			events: []event{
				{ago: minutes(31), code: 50074, client: azurePortal, resource: azure, from: office, on: laptop, asked: byMicrosoft, times: 2, every: minutes(2)},
				{ago: minutes(12), client: officeHome, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"aisha.bello@contoso.example", "MFA from an old setting", "No policy speaks of her; MFA is switched on at her account (50074, 50076).", "waitingOnUser", "mfa-pending"},
			name:  "Aisha Bello", mailUntil: hours(2), always: excluded(mfaPolicy),
			events: []event{
				{ago: minutes(29), code: 50074, client: officeHome, resource: exchange, from: home, on: ownPC, asked: byUserSetting},
				{ago: minutes(16), code: 50076, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, asked: byUserSetting},
			},
		},
		{
			Story: Story{"nadia.rahman_fabrikam.example#EXT#@contoso.example", "Guest without a second factor", "A guest, logged under her own mail address, is asked to register a second factor (50072, 50079).", "waitingOnUser", "mfa-registration"},
			name:  "Nadia Rahman", guest: true, mail: "nadia.rahman@fabrikam.example", mailUntil: gone, teamsUntil: hours(5),
			always: []meeting{outOfScope(locationPolicy, "users")},
			events: []event{
				{ago: minutes(45), code: 50072, client: officeHome, resource: teamsService, from: elsewhere, on: ownPC, decided: mfaPolicy},
				{ago: minutes(45) - 30*time.Second, code: 50079, silent: true, client: teams, resource: teamsService, from: elsewhere, on: ownPC, decided: mfaPolicy},
			},
		},
	}
}
