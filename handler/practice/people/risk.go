package practice

// riskPeople are, or were, at risk.
func riskPeople() []person {
	return []person{
		{
			Story: Story{"minh.tran@contoso.example", "Abroad, and at risk", "Two policies stop him: one by place, one because Entra ID holds his account for taken over (53003).", "failing", "risk"},
			name:  "Minh Tran", mailUntil: hours(2), teamsUntil: hours(2),
			events: []event{
				{ago: minutes(57), code: 53003, client: officeHome, resource: exchange, from: abroad, on: ownPC, decided: riskPolicy,
					meets: []meeting{{policy: locationPolicy}}, times: 2, every: minutes(12), shows: atRisk},
			},
		},
		{
			Story: Story{"clara.vogel@contoso.example", "Blocked in the morning, working now", "A policy blocked her because of user risk (53003); a secured password change remedied it.", "recovered", "risk"},
			name:  "Clara Vogel", mailUntil: hours(7), teamsUntil: hours(7), user: passwordChanged(minutes(250)),
			events: []event{
				{ago: minutes(380), code: 53003, client: officeHome, resource: exchange, from: home, on: ownPC, decided: riskPolicy, times: 2, every: minutes(20), shows: atRisk},
				{ago: minutes(245), client: officeHome, resource: exchange, from: home, on: ownPC, shows: remediated},
				{ago: minutes(60), silent: true, client: outlookWeb, resource: exchange, from: office, on: laptop, shows: remediated},
			},
		},
	}
}

var (
	atRisk = Object{"riskState": "atRisk", "riskLevelAggregated": "high", "riskLevelDuringSignIn": "medium",
		"riskEventTypes": []string{"unfamiliarFeatures"}, "riskEventTypes_v2": []string{"unfamiliarFeatures", "leakedCredentials"}}
	remediated = Object{"riskState": "remediated", "riskDetail": "userPerformedSecuredPasswordChange"}
)
