package practice

// appPeople are stopped by one app, or at it.
func appPeople() []person {
	return []person{
		{
			Story: Story{"omar.said@contoso.example", "App not assigned", "An app demands an assignment that he does not have (50105).", "failing", "app-assignment"},
			name:  "Omar Said",
			events: []event{
				{ago: minutes(58), code: 50105, client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
				{ago: minutes(55), code: 50105, client: expenseDesk, resource: expenseDesk, from: office, on: laptop},
			},
		},
		{
			Story: Story{"ximena.rojas@contoso.example", "Her whole team is in the group", "Since the team became a group inside the group that is assigned, the app refuses her (50105); yesterday it let her in.", "failing", "app-assignment"},
			name:  "Ximena Rojas",
			events: []event{
				{ago: hours(21), client: teamBoard, resource: teamBoard, from: office, on: laptop},
				{ago: minutes(76), code: 50105, client: teamBoard, resource: teamBoard, from: office, on: laptop, times: 2, every: minutes(11)},
				{ago: minutes(41), code: 50140, client: officeHome, resource: exchange, from: office, on: laptop, attempt: "mail"},
				{ago: minutes(40), client: officeHome, resource: exchange, from: office, on: laptop, attempt: "mail"},
			},
		},
		{
			Story: Story{"lars.nygaard@contoso.example", "An add-in that wants to read his mail", "An app that nobody has approved asks for rights that only an administrator may give (65001, 90094).", "failing", "consent"},
			name:  "Lars Nygaard",
			events: []event{
				{ago: minutes(52), code: 65001, client: mailMerge, resource: graph, from: home, on: laptop, attempt: "1"},
				{ago: minutes(52) - seconds(15), code: 90094, client: mailMerge, resource: graph, from: home, on: laptop, attempt: "1"},
				{ago: minutes(31), code: 65001, client: mailMerge, resource: graph, from: home, on: laptop, attempt: "2"},
				{ago: minutes(14), client: officeHome, resource: exchange, from: home, on: laptop},
			},
		},
		{
			Story: Story{"eva.horvath@contoso.example", "The app moved house", "The app asks for the answer at an address that is not registered for it (50011); yesterday, at the old one, it worked.", "failing", "app-config"},
			name:  "Eva Horvath",
			events: []event{
				{ago: hours(19), client: fieldPlanner, resource: fieldPlanner, from: office, on: laptop},
				{ago: minutes(88), code: 50011, client: fieldPlanner, resource: fieldPlanner, from: office, on: laptop, times: 3, every: minutes(20)},
			},
		},
	}
}
