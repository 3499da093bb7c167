package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// mfaPeople returns the people who meet a second factor.
func mfaPeople() []person {
	return []person{
		{
			Story: Story{"fatima.haddad@contoso.example", "MFA not finished", "The second factor was asked for and never answered (50074, 50076).", "waitingOnUser", "mfa-pending"},
			name:  "Fatima Haddad", mailUntil: hours(4),
			events: []event{
				{Ago: minutes(26), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Decided: org.MFAPolicy},
				{Ago: minutes(18), Code: 50076, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Decided: org.MFAPolicy},
			},
		},
		{
			Story: Story{"george.papas@contoso.example", "MFA failed, then recovered", "A notification went unanswered (500121); ten minutes later the sign-in succeeded.", "recovered", "mfa-failed"},
			name:  "George Papas",
			events: []event{
				{Ago: minutes(300), Code: 500121, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Decided: org.MFAPolicy},
				{Ago: minutes(290), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"priya.nair@contoso.example", "Slow to find the phone", "Two prompts went by (50074) before she answered the third; each try has a correlation id of its own.", "healthy", "none"},
			name:  "Priya Nair",
			events: []event{
				{Ago: minutes(44), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Decided: org.MFAPolicy, Times: 2, Every: minutes(3)},
				{Ago: minutes(37), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"beatriz.lima@contoso.example", "Her phone asks, and she has not signed in", "Somebody in a city where she has never been knows her password; she declines on her phone (500121). Her own sign-ins succeed.", "failing", "mfa-failed"},
			name:  "Beatriz Lima",
			events: []event{
				{Ago: minutes(150), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
				{Ago: minutes(64), Code: 500121, Client: org.OfficeHome, Resource: org.Exchange, From: org.Groningen, On: org.StrangersPC, Decided: org.MFAPolicy, Times: 3, Every: minutes(2),
					Steps: []step{signinlog.RightPassword, signinlog.Declined}},
				{Ago: minutes(40), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"carlos.mendez@contoso.example", "MFA that no policy asks for", "The policies leave him out by name; the Azure portal demands MFA all the same, of everybody (50074).", "waitingOnUser", "mfa-pending"},
			name:  "Carlos Mendez", always: signinlog.Excluded(org.MFAPolicy),
			events: []event{
				{Ago: minutes(31), Code: 50074, Client: org.AzurePortal, Resource: org.Azure, From: org.Office, On: org.Laptop, Asked: signinlog.ByMicrosoft, Times: 2, Every: minutes(2)},
				{Ago: minutes(12), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"aisha.bello@contoso.example", "MFA from an old setting", "No policy speaks of her; MFA is switched on at her account (50074, 50076).", "waitingOnUser", "mfa-pending"},
			name:  "Aisha Bello", mailUntil: hours(2), always: signinlog.Excluded(org.MFAPolicy),
			events: []event{
				{Ago: minutes(29), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Asked: signinlog.ByUserSetting},
				{Ago: minutes(16), Code: 50076, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone, Asked: signinlog.ByUserSetting},
			},
		},
		{
			Story: Story{"nadia.rahman_fabrikam.example#EXT#@contoso.example", "Guest without a second factor", "A guest, logged under her own mail address, is asked to register a second factor (50072, 50079).", "waitingOnUser", "mfa-registration"},
			name:  "Nadia Rahman", guest: true, mail: "nadia.rahman@fabrikam.example", mailUntil: gone, teamsUntil: hours(5),
			always: []meeting{signinlog.OutOfScope(org.LocationPolicy, "users")},
			events: []event{
				{Ago: minutes(45), Code: 50072, Client: org.OfficeHome, Resource: org.TeamsService, From: org.Elsewhere, On: org.OwnPC, Decided: org.MFAPolicy},
				{Ago: minutes(45) - 30*time.Second, Code: 50079, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Elsewhere, On: org.OwnPC, Decided: org.MFAPolicy},
			},
		},
	}
}
