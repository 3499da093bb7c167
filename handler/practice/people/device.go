package practice

// devicePeople have a device that Entra ID no longer knows, or no longer wants.
func devicePeople() []person {
	return []person{
		{
			Story: Story{"olga.kuznetsova@contoso.example", "A laptop that was tidied away", "The laptop's object was deleted (700003), and Teams on it starts no more. The phone works, and so does a browser, after a second factor (50074).", "failing", "device"},
			name:  "Olga Kuznetsova", mailUntil: hours(3), teamsUntil: hours(3),
			events: []event{
				{ago: minutes(135), code: 700003, silent: true, client: teams, resource: teamsService, from: home, on: goneLaptop, times: 4, every: minutes(30)},
				{ago: minutes(30), client: outlookMobile, resource: exchange, from: home, on: phone},
				{ago: minutes(22), code: 50097, client: teams, resource: teamsService, from: home, on: goneLaptop},
				{ago: minutes(16), code: 50074, client: officeHome, resource: exchange, from: home, on: privateWindow, decided: mfaPolicy, attempt: "browser"},
				{ago: minutes(15), client: officeHome, resource: exchange, from: home, on: privateWindow, attempt: "browser"},
			},
		},
		{
			Story: Story{"jonas.fischer@contoso.example", "The laptop that was reported stolen", "The device is disabled (135011) and lies on his desk again; the phone works.", "failing", "device"},
			name:  "Jonas Fischer", mailUntil: hours(8), teamsUntil: hours(8),
			events: []event{
				{ago: minutes(115), code: 135011, silent: true, client: teams, resource: teamsService, from: office, on: goneLaptop, times: 2, every: minutes(40)},
				{ago: minutes(68), code: 135011, client: officeHome, resource: exchange, from: office, on: goneLaptop},
				{ago: minutes(22), client: outlookMobile, resource: exchange, from: office, on: phone},
			},
		},
	}
}
