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
			Story: Story{"tariq.mansour@contoso.example", "A script fails, everything else works", "A PowerShell tool's token lay unused for 90 days (700082); since then Teams has reached the same resource.", "failing", "token-expired"},
			name:  "Tariq Mansour",
			events: []event{
				{ago: hours(5), code: 700082, silent: true, client: graphTools, resource: graph, from: home, on: ownPC},
				{ago: hours(4), client: azurePortal, resource: azure, from: home, on: ownPC},
				{ago: hours(3), code: 700082, silent: true, client: graphTools, resource: graph, from: home, on: ownPC},
				{ago: minutes(41), code: 50074, client: teams, resource: graph, from: home, on: ownPC, decided: mfaPolicy, attempt: "teams"},
				{ago: minutes(40), client: teams, resource: graph, from: home, on: ownPC, attempt: "teams"},
			},
		},
		{
			Story: Story{"karl.meyer@contoso.example", "Revoked after a password change", "The password was changed three hours ago; clients still offer tokens from before (50173).", "failing", "token-revoked"},
			name:  "Karl Meyer", mailUntil: minutes(185), teamsUntil: minutes(185),
			user: passwordChanged(hours(3)),
			events: []event{
				{ago: minutes(170), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
				{ago: minutes(100), code: 50173, silent: true, client: teams, resource: teamsService, from: office, on: laptop},
				{ago: minutes(22), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone},
			},
		},
		{
			Story: Story{"sofia.almeida@contoso.example", "The phone signed out by itself", "Somebody revoked her sessions two hours ago; the password is months old. The laptop has signed in anew, the phone has not (50173).", "failing", "token-revoked"},
			name:  "Sofia Almeida", mailUntil: minutes(125), teamsUntil: minutes(125),
			user: func(now time.Time) Object { return Object{"signInSessionsValidFromDateTime": stamp(now, hours(2))} },
			events: []event{
				{ago: minutes(110), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: home, on: phone, times: 3, every: minutes(45)},
				{ago: minutes(90), client: outlookWeb, resource: exchange, from: office, on: laptop},
				{ago: minutes(12), silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"yuki.tanaka@contoso.example", "An app opens and shows no data", "The app signs her in, but hands on a token that has run out when it asks Microsoft Graph in her name (500133).", "failing", "token-expired"},
			name:  "Yuki Tanaka",
			events: []event{
				{ago: minutes(95), client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
				{ago: minutes(34), code: 500133, silent: true, client: expenseDesk, resource: graph, from: office, on: script, times: 3, every: minutes(8),
					shows: Object{"authenticationProtocol": "onBehalfOf", "incomingTokenType": "none"}},
				{ago: minutes(6), silent: true, client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
			},
		},
		{
			Story: Story{"ingrid.solberg@contoso.example", "“Access denied”, and a log without a failure", "An app ignores the claims challenge of a service and asks for the same token again and again; every row is a success.", "healthy", "none"},
			name:  "Ingrid Solberg",
			events: []event{
				{ago: minutes(32), silent: true, client: mailSync, resource: exchange, from: home, on: laptop, times: 6, every: minutes(4),
					shows: Object{"authenticationProcessingDetails": []Object{{"key": "Is CAE Token", "value": "True"}}}},
			},
		},
	}
}
