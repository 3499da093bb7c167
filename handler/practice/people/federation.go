package people

import "signin-diagnosis/handler/practice/org"

// federationPeople returns the people who sign in with the company's own directory behind Entra ID.
func federationPeople() []person {
	return []person{
		{
			Story: Story{"arjun.patel@contoso.example", "The right password is not taken", "No agent of pass-through authentication reaches Active Directory (80001, 80002); old tokens still refresh.", "failing", "federation"},
			name:  "Arjun Patel", user: synchronised(minutes(25)),
			events: []event{
				{Ago: minutes(82), Code: 80001, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Times: 3, Every: minutes(7)},
				{Ago: minutes(50), Code: 80002, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Times: 2, Every: minutes(26)},
				{Ago: minutes(10), Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"hugo.lefevre@contoso.example", "A sign-in that stumbles and goes on", "Seamless single sign-on had an old ticket (81010) and let the password page take over.", "healthy", "none"},
			name:  "Hugo Lefevre", user: synchronised(minutes(25)),
			events: []event{
				{Ago: minutes(65), Code: 81010, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Attempt: "1"},
				{Ago: minutes(65) - seconds(20), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Attempt: "1"},
			},
		},
	}
}
