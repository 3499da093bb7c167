package practice

import "time"

// passwordPeople have a trouble with the password, or seem to.
func passwordPeople() []person {
	typed := func(ago time.Duration, code int) event {
		return event{ago: ago, code: code, client: officeHome, resource: exchange, from: home, on: ownPC}
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
				{ago: minutes(355), client: officeHome, resource: exchange, from: office, on: laptop},
				{ago: minutes(335), code: 50126, client: storedMail, resource: exchange, from: home, on: oldPhone, times: 22, every: minutes(15), shows: onlyPassword},
				{ago: minutes(150), client: officeHome, resource: exchange, from: office, on: laptop},
				{ago: minutes(4), silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"giulia.ferrari@contoso.example", "Dozens of wrong passwords", "Strangers on three continents guess at her password (50126); her own sign-ins succeed.", "healthy", "none"},
			name:  "Giulia Ferrari",
			events: []event{
				{ago: minutes(205), code: 50126, client: officeHome, resource: exchange, from: montreal, on: strangersPC, times: 9, every: minutes(21)},
				{ago: minutes(198), code: 50126, client: azureCLI, resource: graph, from: santiago, on: strangersPC, times: 9, every: minutes(22), shows: onlyPassword},
				{ago: minutes(100), client: officeHome, resource: exchange, from: office, on: laptop},
				{ago: minutes(91), code: 50126, client: officeHome, resource: exchange, from: perth, on: strangersPC, times: 5, every: minutes(22)},
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
				{ago: minutes(98), code: 50126, client: storedMail, resource: exchange, from: home, on: oldPhone, times: 14, every: minutes(4), shows: onlyPassword},
				{ago: minutes(42), code: 50053, client: storedMail, resource: exchange, from: home, on: oldPhone, times: 10, every: minutes(4), shows: onlyPassword},
				{ago: minutes(27), code: 50053, client: officeHome, resource: exchange, from: office, on: laptop, times: 2, every: minutes(13)},
			},
		},
		{
			Story: Story{"fiona.walsh@contoso.example", "Locked out, but only on the VPN", "The address of her VPN is known for attacks, and sign-ins from it are refused whatever the password (50053).", "failing", "account-locked"},
			name:  "Fiona Walsh",
			events: []event{
				{ago: minutes(35), code: 50053, client: officeHome, resource: exchange, from: tunnel, on: ownPC, times: 2, every: minutes(6), steps: []step{},
					reason: "Sign-in was blocked because it came from an IP address with malicious activity."},
			},
		},
		{
			Story: Story{"nils.bergstrom@contoso.example", "No new sign-in, old windows still open", "His Active Directory password has expired (50144); Teams lives on with a token from before, and a page looks for a session (50058).", "failing", "password-expired"},
			name:  "Nils Bergstrom", mailUntil: hours(3), user: synchronised(hours(1)),
			events: []event{
				typed(minutes(74), 50144), typed(minutes(71), 50144),
				{ago: minutes(13), silent: true, client: teams, resource: teamsService, from: office, on: laptop},
				{ago: minutes(9), code: 50058, silent: true, client: teamsWeb, resource: graph, from: home, on: ownPC},
			},
		},
	}
}

// onlyPassword is a client that can show nothing else.
var onlyPassword = Object{"authenticationProtocol": "ropc", "incomingTokenType": "none"}
