package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// clientPeople returns the people who have a client that is too old or that asks too often, or met a
// service that stumbled.
func clientPeople() []person {
	return []person{
		{
			Story: Story{"ruth.adeyemi@contoso.example", "The mail program is blocked, Outlook is not", "A mail program fetches over IMAP, which a policy blocks (53003).", "failing", "legacy-auth"},
			name:  "Ruth Adeyemi",
			events: []event{
				{Ago: minutes(96), Code: 53003, Client: org.OldMail, Resource: org.Exchange, From: org.Home, On: org.OldPhone, Decided: org.LegacyPolicy, Times: 10, Every: minutes(10), Shows: onlyPassword},
				{Ago: minutes(3), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"diego.fuentes@contoso.example", "Eight failures in three minutes", "A page looks for a session in silence (50058) until it shows the sign-in page, where all goes well.", "healthy", "none"},
			name:  "Diego Fuentes",
			events: []event{
				{Ago: minutes(33), Code: 50058, Silent: true, Client: org.TeamsWeb, Resource: org.Graph, From: org.Home, On: org.OwnPC, Attempt: "1", Times: 8, Every: seconds(20)},
				{Ago: minutes(29), Client: org.TeamsWeb, Resource: org.Graph, From: org.Home, On: org.OwnPC, Attempt: "1"},
			},
		},
		{
			Story: Story{"petra.jansen@contoso.example", "A page that comes back and back", "A policy asks for the device, the browser cannot say it, and the page starts anew (50097, six times in three minutes).", "failing", "ca-grant-required"},
			name:  "Petra Jansen", always: []meeting{signinlog.Satisfied(org.DevicePolicy)},
			events: []event{
				{Ago: minutes(28), Code: 50097, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Home, On: org.PrivateWindow, Decided: org.DevicePolicy, Times: 6, Every: 30 * time.Second},
			},
		},
		{
			Story: Story{"keiko.mori@contoso.example", "A hiccup of the service", "The service retried inside (90025); a minute later the same client got its token.", "healthy", "none"},
			name:  "Keiko Mori",
			events: []event{
				{Ago: minutes(47), Code: 90025, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop, Times: 2, Every: seconds(30)},
				{Ago: minutes(46), Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop},
			},
		},
		{
			Story: Story{"desktop.onboarding@contoso.example", "“There was an error validating access token”", "The newest row is an expired token (500133), which a refresh would cure; before it a policy has blocked the account since the last success (53003).", "failing", "ca-block"},
			name:  "Desktop Onboarding", mailUntil: gone, teamsUntil: gone,
			events: []event{
				{Ago: hours(20), Client: org.Analytics, Resource: org.ConfigService, From: org.Office, On: org.OwnPC},
				{Ago: hours(8), Silent: true, Client: org.Analytics, Resource: org.ConfigService, From: org.Office, On: org.Script},
				{Ago: minutes(200), Code: 53003, Silent: true, Client: org.Analytics, Resource: org.ConfigService, From: org.Hosted, On: org.Script, Decided: org.LocationPolicy,
					Times: 4, Every: minutes(40)},
				{Ago: minutes(24), Code: 500133, Silent: true, Client: org.Analytics, Resource: org.ConfigService, From: org.Hosted, On: org.Script, Times: 2, Every: minutes(8)},
			},
		},
	}
}
