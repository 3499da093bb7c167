package practice

// policyPeople are stopped by Conditional Access or by an app's own rule.
func policyPeople() []person {
	return []person{
		{
			Story: Story{"dora.lind@contoso.example", "Blocked by location", "She travels, and a policy blocks sign-ins from abroad (53003).", "failing", "ca-block"},
			name:  "Dora Lind", mailUntil: hours(6), teamsUntil: hours(6),
			events: []event{
				{ago: minutes(72), code: 53003, client: outlookWeb, resource: exchange, from: abroad, on: laptop, decided: locationPolicy},
				{ago: minutes(66), code: 53003, client: outlookWeb, resource: exchange, from: abroad, on: laptop, decided: locationPolicy},
				{ago: minutes(41), code: 53003, silent: true, client: teams, resource: teamsService, from: abroad, on: laptop, decided: locationPolicy},
			},
		},
		{
			Story: Story{"emil.novak@contoso.example", "Device not compliant", "Mail is refused on a computer that is behind with its updates; the office laptop still works (53000).", "failing", "ca-grant-required"},
			name:  "Emil Novak", mailUntil: hours(3), bound: devicePolicy,
			events: []event{
				{ago: minutes(90), code: 53000, client: outlookWeb, resource: exchange, from: home, on: stalePC, decided: devicePolicy},
				{ago: minutes(15), code: 53000, client: outlookWeb, resource: exchange, from: home, on: stalePC, decided: devicePolicy},
			},
		},
		{
			Story: Story{"mateo.ruiz@contoso.example", "Policies not readable", "A policy blocks (53003), but the rows come without the policies that were applied.", "failing", "ca-block"},
			name:  "Mateo Ruiz", mailUntil: hours(5), teamsUntil: hours(5), hidePolicies: true,
			events: []event{
				{ago: minutes(64), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: locationPolicy},
				{ago: minutes(61), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: locationPolicy},
			},
		},
		{
			Story: Story{"omar.said@contoso.example", "App not assigned", "An app demands an assignment that he does not have (50105).", "failing", "app-assignment"},
			name:  "Omar Said",
			events: []event{
				{ago: minutes(58), code: 50105, client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
				{ago: minutes(55), code: 50105, client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
			},
		},
	}
}
