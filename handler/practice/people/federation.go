package practice

// federationPeople sign in with the company's own directory behind Entra ID.
func federationPeople() []person {
	return []person{
		{
			Story: Story{"arjun.patel@contoso.example", "The right password is not taken", "No agent of pass-through authentication reaches Active Directory (80001, 80002); old tokens still refresh.", "failing", "federation"},
			name:  "Arjun Patel", user: synchronised(minutes(25)),
			events: []event{
				{ago: minutes(82), code: 80001, client: officeHome, resource: exchange, from: office, on: laptop, times: 3, every: minutes(7)},
				{ago: minutes(50), code: 80002, client: officeHome, resource: exchange, from: office, on: laptop, times: 2, every: minutes(26)},
				{ago: minutes(10), silent: true, client: teams, resource: teamsService, from: office, on: laptop},
			},
		},
		{
			Story: Story{"hugo.lefevre@contoso.example", "A sign-in that stumbles and goes on", "Seamless single sign-on had an old ticket (81010) and let the password page take over.", "healthy", "none"},
			name:  "Hugo Lefevre", user: synchronised(minutes(25)),
			events: []event{
				{ago: minutes(65), code: 81010, client: officeHome, resource: exchange, from: office, on: laptop, attempt: "1"},
				{ago: minutes(65) - seconds(20), client: officeHome, resource: exchange, from: office, on: laptop, attempt: "1"},
			},
		},
	}
}
