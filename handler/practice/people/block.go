package practice

// blockPeople are not let in by a Conditional Access policy.
func blockPeople() []person {
	return []person{
		{
			Story: Story{"dora.lind@contoso.example", "Blocked by location", "She travels, and a policy blocks sign-ins from abroad (53003).", "failing", "ca-block"},
			name:  "Dora Lind", mailUntil: hours(6), teamsUntil: hours(6),
			events: []event{
				{ago: minutes(72), code: 53003, client: outlookWeb, resource: exchange, from: abroad, on: laptop, decided: locationPolicy},
				{ago: minutes(66), code: 53003, client: outlookWeb, resource: exchange, from: abroad, on: laptop, decided: locationPolicy},
				{ago: minutes(41), code: 53003, silent: true, client: teams, resource: teamsService, from: abroad, on: laptop, decided: locationPolicy},
			},
		},
		{
			Story: Story{"mateo.ruiz@contoso.example", "Policies not readable", "A policy blocks (53003), but the rows come without the policies that were applied.", "failing", "ca-block"},
			name:  "Mateo Ruiz", mailUntil: hours(5), teamsUntil: hours(5), hidePolicies: true,
			events: []event{
				{ago: minutes(64), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: locationPolicy},
				{ago: minutes(61), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: locationPolicy},
			},
		},
		{
			Story: Story{"leila.karimi@contoso.example", "Two policies look guilty", "A report-only policy would block her own PC; the one that does block is about the place (53003).", "failing", "ca-block"},
			name:  "Leila Karimi", mailUntil: hours(5), teamsUntil: hours(5),
			events: []event{
				{ago: minutes(52), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: locationPolicy,
					meets: []meeting{{policy: trialPolicy, result: "reportOnlyFailure"}}, times: 2, every: minutes(9)},
			},
		},
		{
			Story: Story{"tomasz.zielinski@contoso.example", "The code from the terminal is not accepted", "A policy forbids device codes (53003); the last row is only the page that asks him to confirm (50199). The portal works.", "failing", "ca-block"},
			name:  "Tomasz Zielinski",
			events: []event{
				{ago: minutes(33), code: 53003, client: azureCLI, resource: azure, from: home, on: ownPC, decided: codePolicy, attempt: "code", shows: deviceCode},
				{ago: minutes(33) - seconds(6), code: 50199, client: azureCLI, resource: azure, from: home, on: ownPC, attempt: "code", shows: deviceCode},
				{ago: minutes(24), client: azurePortal, resource: azure, from: home, on: ownPC},
			},
		},
		{
			Story: Story{"mei.lin@contoso.example", "Blocked at her own desk", "Entra ID saw the plant's address, the service saw another one, and the policy goes by that (53003).", "failing", "ca-block"},
			name:  "Mei Lin", mailUntil: minutes(75), teamsUntil: minutes(75), always: []meeting{outOfScope(plantPolicy, "location")},
			events: []event{
				{ago: minutes(58), code: 53003, silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop, decided: plantPolicy, shows: seenElsewhere},
				{ago: minutes(41), code: 53003, client: outlookWeb, resource: exchange, from: office, on: laptop, decided: plantPolicy, shows: seenElsewhere},
				{ago: minutes(19), code: 53003, silent: true, client: teams, resource: teamsService, from: office, on: laptop, decided: plantPolicy, shows: seenElsewhere},
			},
		},
		{
			Story: Story{"kwame.mensah@contoso.example", "A policy that nobody can find", "A policy blocks Linux (53003). It has been renamed since; the rows hold the name from before. His laptop works.", "failing", "ca-block"},
			name:  "Kwame Mensah",
			events: []event{
				{ago: minutes(170), code: 53003, client: officeHome, resource: exchange, from: home, on: linuxPC, decided: platformPolicy, times: 2, every: minutes(50)},
			},
		},
		{
			Story: Story{"elena.popova@contoso.example", "Everything closed since lunch", "Microsoft Purview raised her insider risk, and a policy blocks by that (53003).", "failing", "ca-block"},
			name:  "Elena Popova", mailUntil: minutes(125), teamsUntil: minutes(125),
			events: []event{
				{ago: minutes(110), code: 53003, silent: true, client: teams, resource: teamsService, from: office, on: laptop, decided: insiderPolicy},
				{ago: minutes(96), code: 53003, client: outlookWeb, resource: exchange, from: office, on: laptop, decided: insiderPolicy, times: 2, every: hours(1)},
			},
		},
		{
			Story: Story{"haruto.ito@contoso.example", "The ledger worked yesterday", "The ledger wants the company network, which is the tunnel and not the office; the tunnel is off (53003).", "failing", "ca-block"},
			name:  "Haruto Ito",
			events: []event{
				{ago: hours(20), client: ledger, resource: ledger, from: office, on: laptop, shows: Object{"isThroughGlobalSecureAccess": true},
					meets: []meeting{{policy: networkPolicy, result: "notApplied", met: "application,users", unmet: "location"}}},
				{ago: minutes(47), code: 53003, client: ledger, resource: ledger, from: office, on: laptop, decided: networkPolicy, times: 2, every: minutes(5)},
			},
		},
		{
			Story: Story{"farid.aziz@contoso.example", "A new password, and still no way in", "The password change ended his sessions (50173); the new sign-in is stopped by a policy (53003). The phone still offers the old token.", "failing", "ca-block"},
			name:  "Farid Aziz", mailUntil: minutes(90), teamsUntil: minutes(90), user: passwordChanged(minutes(88)),
			events: []event{
				{ago: minutes(80), code: 50173, silent: true, client: outlookWeb, resource: exchange, from: abroad, on: laptop},
				{ago: minutes(78), code: 53003, client: outlookWeb, resource: exchange, from: abroad, on: laptop, decided: locationPolicy},
				{ago: minutes(62), code: 50173, silent: true, client: outlookMobile, resource: exchange, from: abroad, on: phone, times: 3, every: minutes(20)},
			},
		},
	}
}

var (
	deviceCode    = Object{"authenticationProtocol": "deviceCode", "originalTransferMethod": "deviceCodeFlow", "incomingTokenType": "none"}
	seenElsewhere = Object{"ipAddressFromResourceProvider": "198.51.100.240"}
)
