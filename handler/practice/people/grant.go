package people

import (
	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// grantPeople returns the people who do not bring what a policy demands.
func grantPeople() []person {
	return []person{
		{
			Story: Story{"emil.novak@contoso.example", "Device not compliant", "Mail is refused on a computer that is behind with its updates; the office laptop still works (53000).", "failing", "ca-grant-required"},
			name:  "Emil Novak", mailUntil: hours(3), always: []meeting{signinlog.Satisfied(org.DevicePolicy)},
			events: []event{
				{Ago: minutes(90), Code: 53000, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Home, On: org.StalePC, Decided: org.DevicePolicy, Times: 2, Every: minutes(75)},
			},
		},
		{
			Story: Story{"zanele.dube@contoso.example", "The same laptop works and does not", "In a private window the browser does not say which device it runs on (53000 without a device id); in an ordinary one it does.", "recovered", "ca-grant-required"},
			name:  "Zanele Dube", always: []meeting{signinlog.Satisfied(org.DevicePolicy)},
			events: []event{
				{Ago: minutes(50), Code: 53000, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.PrivateWindow, Decided: org.DevicePolicy, Times: 2, Every: minutes(3)},
				{Ago: minutes(44), Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"marcus.webb@contoso.example", "Mail on the phone, none on the laptop", "The laptop is not compliant (53000); the phone is, and its success is the last row.", "failing", "ca-grant-required"},
			name:  "Marcus Webb", mailUntil: gone, teamsUntil: gone, always: []meeting{signinlog.Satisfied(org.DevicePolicy)},
			events: []event{
				{Ago: hours(20), Client: org.OutlookWeb, Resource: org.Exchange, From: org.Home, On: org.StalePC},
				{Ago: minutes(65), Code: 53000, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Home, On: org.StalePC, Decided: org.DevicePolicy, Times: 2, Every: minutes(35)},
				{Ago: minutes(25), Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.CompanyPhone},
				{Ago: minutes(8), Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.CompanyPhone},
			},
		},
		{
			Story: Story{"amara.obi@contoso.example", "One mail app works, the other does not", "A policy wants protected apps on phones; the phone's own mail app is none (53009), Outlook is.", "failing", "ca-grant-required"},
			name:  "Amara Obi", always: []meeting{signinlog.OutOfScope(org.ProtectedPolicy, "devicePlatform")},
			events: []event{
				{Ago: minutes(92), Code: 53009, Client: org.AppleMail, Resource: org.Exchange, From: org.Home, On: org.Phone, Decided: org.ProtectedPolicy, Times: 2, Every: minutes(70)},
				{Ago: minutes(15), Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Meets: []meeting{signinlog.Satisfied(org.ProtectedPolicy)}},
			},
		},
		{
			Story: Story{"viktor.hansen@contoso.example", "His second factor is not enough", "The portal wants a phishing-resistant method of administrators; he approves on his phone and has no other (50072).", "waitingOnUser", "ca-grant-required"},
			name:  "Viktor Hansen", always: []meeting{signinlog.OutOfScope(org.StrengthPolicy, "application")},
			events: []event{
				{Ago: minutes(36), Code: 50072, Client: org.AzurePortal, Resource: org.Azure, From: org.Office, On: org.Laptop, Decided: org.StrengthPolicy, Asked: signinlog.ByStrength,
					Steps: signinlog.BothFactors, Times: 2, Every: minutes(4)},
				{Ago: minutes(21), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"lucia.moretti@contoso.example", "A page in between", "The supplier portal sends her on to terms of use, which she has not accepted (50158).", "waitingOnUser", "ca-grant-required"},
			name:  "Lucia Moretti",
			events: []event{
				{Ago: minutes(43), Code: 50158, Client: org.SupplierPortal, Resource: org.SupplierPortal, From: org.Home, On: org.OwnPC, Decided: org.TermsPolicy, Times: 2, Every: minutes(4)},
				{Ago: minutes(30), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"oliver.grant@contoso.example", "A known laptop, an unwelcome app", "A policy wants sessions that are bound to the device; this app does not go through the broker (530084).", "failing", "ca-grant-required"},
			name:  "Oliver Grant", always: []meeting{signinlog.OutOfScope(org.BindingPolicy, "clientType")},
			events: []event{
				{Ago: minutes(66), Code: 530084, Silent: true, Client: org.MailSync, Resource: org.Exchange, From: org.Office, On: org.Laptop, Decided: org.BindingPolicy, Times: 4, Every: minutes(15),
					Shows: object{"signInTokenProtectionStatus": "unbound", "incomingTokenType": "refreshToken",
						"tokenProtectionStatusDetails": object{"signInSessionStatus": "unbound", "signInSessionStatusCode": 1008}}},
				{Ago: minutes(7), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
	}
}
