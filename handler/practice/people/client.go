package practice

import "time"

// clientPeople have a client that is too old or that asks too often, or met a
// service that stumbled.
func clientPeople() []person {
	return []person{
		{
			Story: Story{"ruth.adeyemi@contoso.example", "The mail program is blocked, Outlook is not", "A mail program fetches over IMAP, which a policy blocks (53003).", "failing", "legacy-auth"},
			name:  "Ruth Adeyemi",
			events: []event{
				{ago: minutes(96), code: 53003, client: oldMail, resource: exchange, from: home, on: oldPhone, decided: legacyPolicy, times: 10, every: minutes(10), shows: onlyPassword},
				{ago: minutes(3), silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"diego.fuentes@contoso.example", "Eight failures in three minutes", "A page looks for a session in silence (50058) until it shows the sign-in page, where all goes well.", "healthy", "none"},
			name:  "Diego Fuentes",
			events: []event{
				{ago: minutes(33), code: 50058, silent: true, client: teamsWeb, resource: graph, from: home, on: ownPC, attempt: "1", times: 8, every: seconds(20)},
				{ago: minutes(29), client: teamsWeb, resource: graph, from: home, on: ownPC, attempt: "1"},
			},
		},
		{
			Story: Story{"petra.jansen@contoso.example", "A page that comes back and back", "A policy asks for the device, the browser cannot say it, and the page starts anew (50097, six times in three minutes).", "failing", "ca-grant-required"},
			name:  "Petra Jansen", always: []meeting{satisfied(devicePolicy)},
			events: []event{
				{ago: minutes(28), code: 50097, client: outlookWeb, resource: exchange, from: home, on: privateWindow, decided: devicePolicy, times: 6, every: 30 * time.Second},
			},
		},
		{
			Story: Story{"keiko.mori@contoso.example", "A hiccup of the service", "The service retried inside (90025); a minute later the same client got its token.", "healthy", "none"},
			name:  "Keiko Mori",
			events: []event{
				{ago: minutes(47), code: 90025, silent: true, client: teams, resource: teamsService, from: office, on: laptop, times: 2, every: seconds(30)},
				{ago: minutes(46), silent: true, client: teams, resource: teamsService, from: office, on: laptop},
			},
		},
		{
			Story: Story{"desktop.onboarding@contoso.example", "“There was an error validating access token”", "The newest row is an expired token (500133), which a refresh would cure; before it a policy has blocked the account since the last success (53003).", "failing", "ca-block"},
			name:  "Desktop Onboarding", mailUntil: gone, teamsUntil: gone,
			events: []event{
				{ago: hours(20), client: analytics, resource: configService, from: office, on: ownPC},
				{ago: hours(8), silent: true, client: analytics, resource: configService, from: office, on: script},
				{ago: minutes(200), code: 53003, silent: true, client: analytics, resource: configService, from: hosted, on: script, decided: locationPolicy,
					times: 4, every: minutes(40)},
				{ago: minutes(24), code: 500133, silent: true, client: analytics, resource: configService, from: hosted, on: script, times: 2, every: minutes(8)},
			},
		},
	}
}
