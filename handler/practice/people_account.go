package practice

import "time"

// accountPeople have a trouble with the password or with the account itself.
func accountPeople() []person {
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
			Story: Story{"ivan.petrov@contoso.example", "Locked", "Wrong passwords until smart lockout closed the account for a while (50053).", "failing", "account-locked"},
			name:  "Ivan Petrov", mailUntil: hours(6),
			events: []event{
				typed(minutes(20), 50126), typed(minutes(19), 50126), typed(minutes(18), 50126), typed(minutes(17), 50126),
				typed(minutes(12), 50053), typed(minutes(6), 50053),
			},
		},
		{
			Story: Story{"julia.costa@contoso.example", "Disabled", "The account was disabled five hours ago (50057).", "failing", "account-disabled"},
			name:  "Julia Costa", mailUntil: hours(5), teamsUntil: hours(5),
			user: func(now time.Time) Object {
				return Object{"accountEnabled": false, "signInSessionsValidFromDateTime": now.Add(-hours(5)).UTC().Format(time.RFC3339)}
			},
			events: []event{
				{ago: hours(4), code: 50057, silent: true, client: teams, resource: teamsService, from: office, on: laptop},
				typed(minutes(130), 50057), typed(minutes(33), 50057),
			},
		},
	}
}
