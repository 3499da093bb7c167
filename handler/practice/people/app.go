package people

import "signin-diagnosis/handler/practice/org"

// appPeople returns the people who are stopped by one app, or at it.
func appPeople() []person {
	return []person{
		{
			Story: Story{"omar.said@contoso.example", "App not assigned", "An app demands an assignment that he does not have (50105).", "failing", "app-assignment"},
			name:  "Omar Said",
			events: []event{
				{Ago: minutes(58), Code: 50105, Client: org.ExpenseDesk, Resource: org.ExpenseDesk, From: org.Office, On: org.Laptop},
				{Ago: minutes(55), Code: 50105, Client: org.ExpenseDesk, Resource: org.ExpenseDesk, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"ximena.rojas@contoso.example", "Her whole team is in the group", "Since the team became a group inside the group that is assigned, the app refuses her (50105); yesterday it let her in.", "failing", "app-assignment"},
			name:  "Ximena Rojas",
			events: []event{
				{Ago: hours(21), Client: org.TeamBoard, Resource: org.TeamBoard, From: org.Office, On: org.Laptop},
				{Ago: minutes(76), Code: 50105, Client: org.TeamBoard, Resource: org.TeamBoard, From: org.Office, On: org.Laptop, Times: 2, Every: minutes(11)},
				{Ago: minutes(41), Code: 50140, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Attempt: "mail"},
				{Ago: minutes(40), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Attempt: "mail"},
			},
		},
		{
			Story: Story{"lars.nygaard@contoso.example", "An add-in that wants to read his mail", "An app that nobody has approved asks for rights that only an administrator may give (65001, 90094).", "failing", "consent"},
			name:  "Lars Nygaard",
			events: []event{
				{Ago: minutes(52), Code: 65001, Client: org.MailMerge, Resource: org.Graph, From: org.Home, On: org.Laptop, Attempt: "1"},
				{Ago: minutes(52) - seconds(15), Code: 90094, Client: org.MailMerge, Resource: org.Graph, From: org.Home, On: org.Laptop, Attempt: "1"},
				{Ago: minutes(31), Code: 65001, Client: org.MailMerge, Resource: org.Graph, From: org.Home, On: org.Laptop, Attempt: "2"},
				{Ago: minutes(14), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.Laptop},
			},
		},
		{
			Story: Story{"eva.horvath@contoso.example", "The app moved house", "The app asks for the answer at an address that is not registered for it (50011); yesterday, at the old one, it worked.", "failing", "app-config"},
			name:  "Eva Horvath",
			events: []event{
				{Ago: hours(19), Client: org.FieldPlanner, Resource: org.FieldPlanner, From: org.Office, On: org.Laptop},
				{Ago: minutes(88), Code: 50011, Client: org.FieldPlanner, Resource: org.FieldPlanner, From: org.Office, On: org.Laptop, Times: 3, Every: minutes(20)},
			},
		},
	}
}
