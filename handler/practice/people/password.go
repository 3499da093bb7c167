package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
)

// passwordPeople returns the people who have a problem with the password, or seem to.
func passwordPeople() []person {
	typed := func(ago time.Duration, code int) event {
		return event{Ago: ago, Code: code, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC}
	}
	return []person{
		{
			Story: Story{"hana.sato@contoso.example", "Wrong password", "Four wrong passwords, and no right one after them (50126).", "failing", "credentials"},
			name:  "Hana Sato", mailUntil: hours(6),
			events: []event{typed(minutes(54), 50126), typed(minutes(53), 50126), typed(minutes(31), 50126), typed(minutes(8), 50126)},
		},
		{
			Story: Story{"henrik.larsen@contoso.example", "“Wrong password” all day, and he works", "An old phone sends the password from before the change every 15 minutes (50126); he himself signs in well.", "failing", "credentials"},
			name:  "Henrik Larsen", mailUntil: hours(6), teamsUntil: hours(6), user: passwordChanged(hours(6)),
			events: []event{
				{Ago: minutes(355), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
				{Ago: minutes(335), Code: 50126, Client: org.StoredMail, Resource: org.Exchange, From: org.Home, On: org.OldPhone, Times: 22, Every: minutes(15), Shows: onlyPassword},
				{Ago: minutes(150), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
				{Ago: minutes(4), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"giulia.ferrari@contoso.example", "Dozens of wrong passwords", "Strangers on three continents guess at her password (50126); her own sign-ins succeed.", "healthy", "none"},
			name:  "Giulia Ferrari",
			events: []event{
				{Ago: minutes(205), Code: 50126, Client: org.OfficeHome, Resource: org.Exchange, From: org.Montreal, On: org.StrangersPC, Times: 9, Every: minutes(21)},
				{Ago: minutes(198), Code: 50126, Client: org.AzureCLI, Resource: org.Graph, From: org.Santiago, On: org.StrangersPC, Times: 9, Every: minutes(22), Shows: onlyPassword},
				{Ago: minutes(100), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
				{Ago: minutes(91), Code: 50126, Client: org.OfficeHome, Resource: org.Exchange, From: org.Perth, On: org.StrangersPC, Times: 5, Every: minutes(22)},
			},
		},
		{
			Story: Story{"ivan.petrov@contoso.example", "Locked", "Wrong passwords until smart lockout closed the account for a while (50053).", "failing", "account-locked"},
			name:  "Ivan Petrov", mailUntil: hours(6),
			events: []event{
				typed(minutes(20), 50126), typed(minutes(19), 50126), typed(minutes(18), 50126), typed(minutes(17), 50126),
				typed(minutes(12), 50053), typed(minutes(6), 50053),
			},
		},
		{
			Story: Story{"samuel.osei@contoso.example", "Locked, though he typed nothing wrong", "His phone's saved password locked the account (50126, then 50053); he meets the lock at the office.", "failing", "account-locked"},
			name:  "Samuel Osei",
			events: []event{
				{Ago: minutes(98), Code: 50126, Client: org.StoredMail, Resource: org.Exchange, From: org.Home, On: org.OldPhone, Times: 14, Every: minutes(4), Shows: onlyPassword},
				{Ago: minutes(42), Code: 50053, Client: org.StoredMail, Resource: org.Exchange, From: org.Home, On: org.OldPhone, Times: 10, Every: minutes(4), Shows: onlyPassword},
				{Ago: minutes(27), Code: 50053, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Times: 2, Every: minutes(13)},
			},
		},
		{
			Story: Story{"fiona.walsh@contoso.example", "Locked out, but only on the VPN", "The address of her VPN is known for attacks, and sign-ins from it are refused whatever the password (50053).", "failing", "account-locked"},
			name:  "Fiona Walsh",
			events: []event{
				{Ago: minutes(35), Code: 50053, Client: org.OfficeHome, Resource: org.Exchange, From: org.Tunnel, On: org.OwnPC, Times: 2, Every: minutes(6), Steps: []step{},
					Reason: "Sign-in was blocked because it came from an IP address with malicious activity."},
			},
		},
		{
			Story: Story{"nils.bergstrom@contoso.example", "No new sign-in, old windows still open", "His Active Directory password has expired (50144); Teams lives on with a token from before, and a page looks for a session (50058).", "failing", "password-expired"},
			name:  "Nils Bergstrom", mailUntil: hours(3), user: synchronised(hours(1)),
			events: []event{
				typed(minutes(74), 50144), typed(minutes(71), 50144),
				{Ago: minutes(13), Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop},
				{Ago: minutes(9), Code: 50058, Silent: true, Client: org.TeamsWeb, Resource: org.Graph, From: org.Home, On: org.OwnPC},
			},
		},
	}
}

// onlyPassword is a client that can show nothing else.
var onlyPassword = object{"authenticationProtocol": "ropc", "incomingTokenType": "none"}
