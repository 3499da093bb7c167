package practice

import "time"

// tokenPeople hold a token that is no longer good.
func tokenPeople() []person {
	return []person{
		{
			Story: Story{"ben.okafor@contoso.example", "Token expired", "The Azure CLI offers a refresh token that lay unused for 90 days (700082).", "failing", "token-expired"},
			name:  "Ben Okafor",
			events: []event{
				{ago: minutes(38), code: 700082, silent: true, client: azureCLI, resource: azure, from: home, on: ownPC},
				{ago: minutes(36), code: 700082, silent: true, client: azureCLI, resource: azure, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"chen.wei@contoso.example", "Sign-in frequency", "A policy wants a new sign-in on phones every 12 hours, and Outlook cannot refresh (70043).", "failing", "session-policy"},
			name:  "Chen Wei", mailUntil: hours(3),
			events: []event{
				{ago: hours(14), client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy, result: "success"},
				{ago: minutes(50), code: 70043, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy},
				{ago: minutes(35), code: 70043, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy},
				{ago: minutes(20), code: 70043, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, decided: frequencyPolicy},
			},
		},
		{
			Story: Story{"karl.meyer@contoso.example", "Revoked after a password change", "The password was changed three hours ago; clients still offer tokens from before (50173).", "failing", "token-revoked"},
			name:  "Karl Meyer", mailUntil: minutes(185), teamsUntil: minutes(185),
			user: func(now time.Time) Object {
				changed := now.Add(-hours(3)).UTC().Format(time.RFC3339)
				return Object{"lastPasswordChangeDateTime": changed, "signInSessionsValidFromDateTime": changed}
			},
			events: []event{
				{ago: minutes(170), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
				{ago: minutes(100), code: 50173, silent: true, client: teams, resource: teamsService, from: office, on: laptop},
				{ago: minutes(22), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
			},
		},
	}
}
