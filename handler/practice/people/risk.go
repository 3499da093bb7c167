package people

import "signin-diagnosis/handler/practice/org"

// riskPeople returns the people who are, or were, at risk.
func riskPeople() []person {
	return []person{
		{
			Story: Story{"minh.tran@contoso.example", "Abroad, and at risk", "Two policies stop him: one by place, one because Entra ID holds his account for taken over (53003).", "failing", "risk"},
			name:  "Minh Tran", mailUntil: hours(2), teamsUntil: hours(2),
			events: []event{
				{Ago: minutes(57), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Abroad, On: org.OwnPC, Decided: org.RiskPolicy,
					Meets: []meeting{{Policy: org.LocationPolicy}}, Times: 2, Every: minutes(12), Shows: atRisk},
			},
		},
		{
			Story: Story{"clara.vogel@contoso.example", "Blocked in the morning, working now", "A policy blocked her because of user risk (53003); a secured password change remedied it.", "recovered", "risk"},
			name:  "Clara Vogel", mailUntil: hours(7), teamsUntil: hours(7), user: passwordChanged(minutes(250)),
			events: []event{
				{Ago: minutes(380), Code: 53003, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Decided: org.RiskPolicy, Times: 2, Every: minutes(20), Shows: atRisk},
				{Ago: minutes(245), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Shows: remediated},
				{Ago: minutes(60), Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop, Shows: remediated},
			},
		},
	}
}

var (
	atRisk = object{"riskState": "atRisk", "riskLevelAggregated": "high", "riskLevelDuringSignIn": "medium",
		"riskEventTypes": []string{"unfamiliarFeatures"}, "riskEventTypes_v2": []string{"unfamiliarFeatures", "leakedCredentials"}}
	remediated = object{"riskState": "remediated", "riskDetail": "userPerformedSecuredPasswordChange"}
)
