package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// accountPeople returns the people whose account itself has a problem.
func accountPeople() []person {
	typed := func(ago time.Duration, code int) event {
		return event{Ago: ago, Code: code, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC}
	}
	return []person{
		{
			Story: Story{"julia.costa@contoso.example", "Disabled", "The account was disabled five hours ago (50057).", "failing", "account-disabled"},
			name:  "Julia Costa", mailUntil: hours(5), teamsUntil: hours(5),
			user: disabled(hours(5)),
			events: []event{
				{Ago: hours(4), Code: 50057, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop},
				typed(minutes(130), 50057), typed(minutes(33), 50057),
			},
		},
		{
			Story: Story{"grace.mutua@contoso.example", "Signed out everywhere at noon", "Active Directory disabled the account (50057); the newest rows only say that tokens were revoked (50173).", "failing", "account-disabled"},
			name:  "Grace Mutua", mailUntil: hours(3), teamsUntil: hours(3), user: together(disabled(hours(3)), synchronised(minutes(20))),
			events: []event{
				typed(minutes(168), 50057), typed(minutes(160), 50057),
				{Ago: minutes(140), Code: 50173, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop, Times: 3, Every: minutes(55)},
			},
		},
		{
			Story: Story{"pavel.dvorak@contoso.example", "Back from leave", "The account was disabled (50057) and is enabled again; mail took a while longer than the sign-in page.", "recovered", "account-disabled"},
			name:  "Pavel Dvorak", mailUntil: gone, teamsUntil: gone,
			events: []event{
				typed(hours(5), 50057), typed(minutes(190), 50057),
				typed(minutes(120), 0),
				{Ago: minutes(106), Code: 50057, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone},
				{Ago: minutes(75), Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Home, On: org.Phone},
				{Ago: minutes(20), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"emergency.access01@contoso.example", "The account for emergencies", "Nearly every policy leaves it out by name. The Azure portal demands MFA of everybody, and it has no method (50072).", "waitingOnUser", "mfa-registration"},
			name:  "Emergency Access 01", mailUntil: gone, teamsUntil: gone,
			always: signinlog.Excluded(org.MFAPolicy, org.LocationPolicy, org.DevicePolicy, org.FrequencyPolicy, org.LegacyPolicy, org.TrialPolicy, org.PayrollPolicy, org.CodePolicy,
				org.PlatformPolicy, org.InsiderPolicy, org.NetworkPolicy, org.StrengthPolicy, org.RiskPolicy, org.EveryTimePolicy),
			events: []event{
				{Ago: minutes(23), Code: 50072, Client: org.AzurePortal, Resource: org.Azure, From: org.Office, On: org.OwnPC, Asked: signinlog.ByMicrosoft, Times: 2, Every: minutes(3)},
			},
		},
	}
}
