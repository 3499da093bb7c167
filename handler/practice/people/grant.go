package practice

// grantPeople do not bring what a policy demands.
func grantPeople() []person {
	return []person{
		{
			Story: Story{"emil.novak@contoso.example", "Device not compliant", "Mail is refused on a computer that is behind with its updates; the office laptop still works (53000).", "failing", "ca-grant-required"},
			name:  "Emil Novak", mailUntil: hours(3), always: []meeting{satisfied(devicePolicy)},
			events: []event{
				{ago: minutes(90), code: 53000, client: outlookWeb, resource: exchange, from: home, on: stalePC, decided: devicePolicy, times: 2, every: minutes(75)},
			},
		},
		{
			Story: Story{"zanele.dube@contoso.example", "The same laptop works and does not", "In a private window the browser does not say which device it runs on (53000 without a device id); in an ordinary one it does.", "recovered", "ca-grant-required"},
			name:  "Zanele Dube", always: []meeting{satisfied(devicePolicy)},
			events: []event{
				{ago: minutes(50), code: 53000, client: outlookWeb, resource: exchange, from: office, on: privateWindow, decided: devicePolicy, times: 2, every: minutes(3)},
				{ago: minutes(44), client: outlookWeb, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"marcus.webb@contoso.example", "Mail on the phone, none on the laptop", "The laptop is not compliant (53000); the phone is, and its success is the last row.", "failing", "ca-grant-required"},
			name:  "Marcus Webb", mailUntil: gone, teamsUntil: gone, always: []meeting{satisfied(devicePolicy)},
			events: []event{
				{ago: hours(20), client: outlookWeb, resource: exchange, from: home, on: stalePC},
				{ago: minutes(65), code: 53000, client: outlookWeb, resource: exchange, from: home, on: stalePC, decided: devicePolicy, times: 2, every: minutes(35)},
				{ago: minutes(25), client: outlookMobile, resource: exchange, from: home, on: companyPhone},
				{ago: minutes(8), silent: true, client: outlookMobile, resource: exchange, from: home, on: companyPhone},
			},
		},
		{
			Story: Story{"amara.obi@contoso.example", "One mail app works, the other does not", "A policy wants protected apps on phones; the phone's own mail app is none (53009), Outlook is.", "failing", "ca-grant-required"},
			name:  "Amara Obi", always: []meeting{outOfScope(protectedPolicy, "devicePlatform")},
			events: []event{
				{ago: minutes(92), code: 53009, client: appleMail, resource: exchange, from: home, on: phone, decided: protectedPolicy, times: 2, every: minutes(70)},
				{ago: minutes(15), client: outlookMobile, resource: exchange, from: home, on: phone, meets: []meeting{satisfied(protectedPolicy)}},
			},
		},
		{
			Story: Story{"viktor.hansen@contoso.example", "His second factor is not enough", "The portal wants a phishing-resistant method of administrators; he approves on his phone and has no other (50072).", "waitingOnUser", "ca-grant-required"},
			name:  "Viktor Hansen", always: []meeting{outOfScope(strengthPolicy, "application")},
			events: []event{
				{ago: minutes(36), code: 50072, client: azurePortal, resource: azure, from: office, on: laptop, decided: strengthPolicy, asked: byStrength,
					steps: bothFactors, times: 2, every: minutes(4)},
				{ago: minutes(21), client: officeHome, resource: exchange, from: office, on: laptop},
			},
		},
		{
			Story: Story{"lucia.moretti@contoso.example", "A page in between", "The supplier portal sends her on to terms of use, which she has not accepted (50158).", "waitingOnUser", "ca-grant-required"},
			name:  "Lucia Moretti",
			events: []event{
				{ago: minutes(43), code: 50158, client: supplierPortal, resource: supplierPortal, from: home, on: ownPC, decided: termsPolicy, times: 2, every: minutes(4)},
				{ago: minutes(30), client: officeHome, resource: exchange, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"oliver.grant@contoso.example", "A known laptop, an unwelcome app", "A policy wants sessions that are bound to the device; this app does not go through the broker (530084).", "failing", "ca-grant-required"},
			name:  "Oliver Grant", always: []meeting{outOfScope(bindingPolicy, "clientType")},
			events: []event{
				{ago: minutes(66), code: 530084, silent: true, client: mailSync, resource: exchange, from: office, on: laptop, decided: bindingPolicy, times: 4, every: minutes(15),
					shows: Object{"signInTokenProtectionStatus": "unbound", "incomingTokenType": "refreshToken",
						"tokenProtectionStatusDetails": Object{"signInSessionStatus": "unbound", "signInSessionStatusCode": 1008}}},
				{ago: minutes(7), silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop},
			},
		},
	}
}
