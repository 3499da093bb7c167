package people

import (
	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// blockPeople returns the people whom a Conditional Access policy blocks.
func blockPeople() []person {
	return []person{
		{
			Story: Story{"dora.lind@contoso.example", "Blocked by location", "She travels, and a policy blocks sign-ins from abroad (53003).", "failing", "ca-block"},
			name:  "Dora Lind", mailUntil: hours(6), teamsUntil: hours(6),
			events: []event{
				{Ago: minutes(72), Code: 53003, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Abroad, On: org.Laptop, Decided: org.LocationPolicy},
				{Ago: minutes(66), Code: 53003, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Abroad, On: org.Laptop, Decided: org.LocationPolicy},
				{Ago: minutes(41), Code: 53003, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Abroad, On: org.Laptop, Decided: org.LocationPolicy},
			},
		},
		{
			Story: Story{"mateo.ruiz@contoso.example", "Policies not readable", "A policy blocks (53003), but the rows come without the policies that were applied.", "failing", "ca-block"},
			name:  "Mateo Ruiz", mailUntil: hours(5), teamsUntil: hours(5), hidePolicies: true,
			events: []event{
				{Ago: minutes(64), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Abroad, On: org.OwnPC, Decided: org.LocationPolicy},
				{Ago: minutes(61), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Abroad, On: org.OwnPC, Decided: org.LocationPolicy},
			},
		},
		{
			Story: Story{"leila.karimi@contoso.example", "Two policies look guilty", "A report-only policy would block her own PC; the one that does block is about the place (53003).", "failing", "ca-block"},
			name:  "Leila Karimi", mailUntil: hours(5), teamsUntil: hours(5),
			events: []event{
				{Ago: minutes(52), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Abroad, On: org.OwnPC, Decided: org.LocationPolicy,
					Meets: []meeting{{Policy: org.TrialPolicy, Result: "reportOnlyFailure"}}, Times: 2, Every: minutes(9)},
			},
		},
		{
			Story: Story{"tomasz.zielinski@contoso.example", "The code from the terminal is not accepted", "A policy forbids device codes (53003); the last row is only the page that asks him to confirm (50199). The portal works.", "failing", "ca-block"},
			name:  "Tomasz Zielinski",
			events: []event{
				{Ago: minutes(33), Code: 53003, Client: org.AzureCLI, Resource: org.Azure, From: org.Home, On: org.OwnPC, Decided: org.CodePolicy, Attempt: "code", Shows: deviceCode},
				{Ago: minutes(33) - seconds(6), Code: 50199, Client: org.AzureCLI, Resource: org.Azure, From: org.Home, On: org.OwnPC, Attempt: "code", Shows: deviceCode},
				{Ago: minutes(24), Client: org.AzurePortal, Resource: org.Azure, From: org.Home, On: org.OwnPC},
			},
		},
		{
			Story: Story{"mei.lin@contoso.example", "Blocked at her own desk", "Entra ID saw the plant's address, the service saw another one, and the policy goes by that (53003).", "failing", "ca-block"},
			name:  "Mei Lin", mailUntil: minutes(75), teamsUntil: minutes(75), always: []meeting{signinlog.OutOfScope(org.PlantPolicy, "location")},
			events: []event{
				{Ago: minutes(58), Code: 53003, Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop, Decided: org.PlantPolicy, Shows: seenElsewhere},
				{Ago: minutes(41), Code: 53003, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop, Decided: org.PlantPolicy, Shows: seenElsewhere},
				{Ago: minutes(19), Code: 53003, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop, Decided: org.PlantPolicy, Shows: seenElsewhere},
			},
		},
		{
			Story: Story{"kwame.mensah@contoso.example", "A policy that nobody can find", "A policy blocks Linux (53003). It has been renamed since; the rows hold the name from before. His laptop works.", "failing", "ca-block"},
			name:  "Kwame Mensah",
			events: []event{
				{Ago: minutes(170), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.LinuxPC, Decided: org.PlatformPolicy, Times: 2, Every: minutes(50)},
			},
		},
		{
			Story: Story{"elena.popova@contoso.example", "Everything closed since lunch", "Microsoft Purview raised her insider risk, and a policy blocks by that (53003).", "failing", "ca-block"},
			name:  "Elena Popova", mailUntil: minutes(125), teamsUntil: minutes(125),
			events: []event{
				{Ago: minutes(110), Code: 53003, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop, Decided: org.InsiderPolicy},
				{Ago: minutes(96), Code: 53003, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop, Decided: org.InsiderPolicy, Times: 2, Every: hours(1)},
			},
		},
		{
			Story: Story{"haruto.ito@contoso.example", "The ledger worked yesterday", "The ledger wants the company network, which is the tunnel and not the office; the tunnel is off (53003).", "failing", "ca-block"},
			name:  "Haruto Ito",
			events: []event{
				{Ago: hours(20), Client: org.Ledger, Resource: org.Ledger, From: org.Office, On: org.Laptop, Shows: object{"isThroughGlobalSecureAccess": true},
					Meets: []meeting{{Policy: org.NetworkPolicy, Result: "notApplied", Met: "application,users", Unmet: "location"}}},
				{Ago: minutes(47), Code: 53003, Client: org.Ledger, Resource: org.Ledger, From: org.Office, On: org.Laptop, Decided: org.NetworkPolicy, Times: 2, Every: minutes(5)},
			},
		},
		{
			Story: Story{"farid.aziz@contoso.example", "A new password, and still no way in", "The password change ended his sessions (50173); the new sign-in is stopped by a policy (53003). The phone still offers the old token.", "failing", "ca-block"},
			name:  "Farid Aziz", mailUntil: minutes(90), teamsUntil: minutes(90), user: passwordChanged(minutes(88)),
			events: []event{
				{Ago: minutes(80), Code: 50173, Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Abroad, On: org.Laptop},
				{Ago: minutes(78), Code: 53003, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Abroad, On: org.Laptop, Decided: org.LocationPolicy},
				{Ago: minutes(62), Code: 50173, Silent: true, Client: org.OutlookMobile, Resource: org.Exchange, From: org.Abroad, On: org.Phone, Times: 3, Every: minutes(20)},
			},
		},
		{
			Story: Story{"sanna.koskinen@contoso.example", "An exception that does not hold", "A policy blocks Linux and leaves the survey app out (53003). The app asks for the profile alone, and that counts as the directory.", "failing", "ca-block"},
			name:  "Sanna Koskinen",
			events: []event{
				{Ago: minutes(31), Code: 53003, Client: org.SiteSurvey, Resource: org.Graph, From: org.Home, On: org.LinuxPC, Decided: org.PlatformPolicy, Shows: asksForProfile, Times: 2, Every: minutes(12)},
			},
		},
	}
}

var asksForProfile = object{
	"conditionalAccessAudiences":      []string{org.Directory.ID},
	"authenticationProcessingDetails": []object{{"key": "Is CAE Token", "value": "False"}, {"key": "Oauth Scope Info", "value": `["openid","profile","User.Read"]`}},
}

var (
	deviceCode    = object{"authenticationProtocol": "deviceCode", "originalTransferMethod": "deviceCodeFlow", "incomingTokenType": "none"}
	seenElsewhere = object{"ipAddressFromResourceProvider": "198.51.100.240"}
)
