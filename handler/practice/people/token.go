package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
)

// tokenPeople returns the people who hold a token that is no longer good.
func tokenPeople() []person {
	return []person{
		{
			Story: Story{"ben.okafor@contoso.example", "Token expired", "The Azure CLI offers a refresh token that lay unused for 90 days (700082).", "failing", "token-expired"},
			name:  "Ben Okafor",
			events: []event{
				{Ago: minutes(38), Code: 700082, Silent: true, Client: org.AzureCLI, Resource: org.Azure, From: org.Home, On: org.OwnPC},
				{Ago: minutes(36), Code: 700082, Silent: true, Client: org.AzureCLI, Resource: org.Azure, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"tariq.mansour@contoso.example", "A script fails, everything else works", "A PowerShell tool's token lay unused for 90 days (700082); since then Teams has reached the same resource.", "failing", "token-expired"},
			name:  "Tariq Mansour",
			events: []event{
				{Ago: hours(5), Code: 700082, Silent: true, Client: org.GraphTools, Resource: org.Graph, From: org.Home, On: org.OwnPC},
				{Ago: hours(4), Client: org.AzurePortal, Resource: org.Azure, From: org.Home, On: org.OwnPC},
				{Ago: hours(3), Code: 700082, Silent: true, Client: org.GraphTools, Resource: org.Graph, From: org.Home, On: org.OwnPC},
				{Ago: minutes(41), Code: 50074, Client: org.Teams, Resource: org.Graph, From: org.Home, On: org.OwnPC, Decided: org.MFAPolicy, Attempt: "teams"},
				{Ago: minutes(40), Client: org.Teams, Resource: org.Graph, From: org.Home, On: org.OwnPC, Attempt: "teams"},
			},
		},
		{
			Story: Story{"karl.meyer@contoso.example", "Revoked after a password change", "The password was changed three hours ago; clients still offer tokens from before (50173).", "failing", "token-revoked"},
			name:  "Karl Meyer", mailUntil: minutes(185), teamsUntil: minutes(185),
			user: passwordChanged(hours(3)),
			events: []event{
				{Ago: minutes(170), Code: 50173, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone},
				{Ago: minutes(100), Code: 50173, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop},
				{Ago: minutes(22), Code: 50173, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone},
			},
		},
		{
			Story: Story{"sofia.almeida@contoso.example", "The phone signed out by itself", "Somebody revoked her sessions two hours ago; the password is months old. The laptop has signed in anew, the phone has not (50173).", "failing", "token-revoked"},
			name:  "Sofia Almeida", mailUntil: minutes(125), teamsUntil: minutes(125),
			user: func(now time.Time) object { return object{"signInSessionsValidFromDateTime": stamp(now, hours(2))} },
			events: []event{
				{Ago: minutes(110), Code: 50173, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Times: 3, Every: minutes(45)},
				{Ago: minutes(90), Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
				{Ago: minutes(12), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"yuki.tanaka@contoso.example", "An app opens and shows no data", "The app signs her in, but hands on a token that has run out when it asks Microsoft Graph in her name (500133).", "failing", "token-expired"},
			name:  "Yuki Tanaka",
			events: []event{
				{Ago: minutes(95), Client: org.ExpenseDesk, Resource: org.ExpenseDesk, From: org.Office, On: org.Laptop},
				{Ago: minutes(34), Code: 500133, Silent: true, Client: org.ExpenseDesk, Resource: org.Graph, From: org.Office, On: org.Script, Times: 3, Every: minutes(8),
					Shows: object{"authenticationProtocol": "onBehalfOf", "incomingTokenType": "none"}},
				{Ago: minutes(6), Silent: true, Client: org.ExpenseDesk, Resource: org.ExpenseDesk, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"ingrid.solberg@contoso.example", "“Access denied”, and a log without a failure", "An app ignores the claims challenge of a service and asks for the same token again and again; every row is a success.", "healthy", "none"},
			name:  "Ingrid Solberg",
			events: []event{
				{Ago: minutes(32), Silent: true, Client: org.MailSync, Resource: org.Exchange, From: org.Home, On: org.Laptop, Times: 6, Every: minutes(4),
					Shows: object{"authenticationProcessingDetails": []object{{"key": "Is CAE Token", "value": "True"}}}},
			},
		},
	}
}
