package people

import "signin-diagnosis/handler/practice/org"

// devicePeople returns the people who have a device that Entra ID no longer knows, or no longer wants.
func devicePeople() []person {
	return []person{
		{
			Story: Story{"olga.kuznetsova@contoso.example", "A laptop that was tidied away", "The laptop's object was deleted (700003), and Teams on it starts no more. The phone works, and so does a browser, after a second factor (50074).", "failing", "device"},
			name:  "Olga Kuznetsova", mailUntil: hours(3), teamsUntil: hours(3),
			events: []event{
				{Ago: minutes(135), Code: 700003, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Home, On: org.GoneLaptop, Times: 4, Every: minutes(30)},
				{Ago: minutes(30), Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone},
				{Ago: minutes(22), Code: 50097, Client: org.Teams, Resource: org.TeamsService, From: org.Home, On: org.GoneLaptop},
				{Ago: minutes(16), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.PrivateWindow, Decided: org.MFAPolicy, Attempt: "browser"},
				{Ago: minutes(15), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.PrivateWindow, Attempt: "browser"},
			},
		},
		{
			Story: Story{"jonas.fischer@contoso.example", "The laptop that was reported stolen", "The device is disabled (135011) and lies on his desk again; the phone works.", "failing", "device"},
			name:  "Jonas Fischer", mailUntil: hours(8), teamsUntil: hours(8),
			events: []event{
				{Ago: minutes(115), Code: 135011, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.GoneLaptop, Times: 2, Every: minutes(40)},
				{Ago: minutes(68), Code: 135011, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.GoneLaptop},
				{Ago: minutes(22), Client: org.OutlookMobile, Resource: org.Exchange, From: org.Office, On: org.Phone},
			},
		},
	}
}
