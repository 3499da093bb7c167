package people

import (
	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/signinlog"
)

// guestPeople returns the people who sign in across the border of a tenant.
func guestPeople() []person {
	abroadAtPartner := object{"crossTenantAccessType": "b2bCollaboration", "resourceTenantId": org.PartnerTenantID}
	return []person{
		{
			Story: Story{"theo.martin_fabrikam.example#EXT#@contoso.example", "A guest who was let in yesterday", "The inbound settings of this tenant no longer admit his organisation (500213).", "failing", "guest-cross-tenant"},
			name:  "Theo Martin", guest: true, mail: "theo.martin@fabrikam.example", mailUntil: gone, teamsUntil: gone,
			always: []meeting{signinlog.OutOfScope(org.LocationPolicy, "users")},
			events: []event{
				{Ago: hours(20), Client: org.Teams, Resource: org.TeamsService, From: org.Tunnel, On: org.OwnPC},
				{Ago: minutes(62), Code: 500213, Client: org.Teams, Resource: org.TeamsService, From: org.Tunnel, On: org.OwnPC, Times: 2, Every: minutes(17)},
			},
		},
		{
			Story: Story{"hannah.schmidt@contoso.example", "A partner's team site stays closed", "The outbound settings of her own tenant forbid the partner (500212); at home all is well.", "failing", "guest-cross-tenant"},
			name:  "Hannah Schmidt",
			events: []event{
				{Ago: minutes(70), Code: 500212, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop, Times: 2, Every: minutes(9), Shows: abroadAtPartner},
				{Ago: minutes(27), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Decided: org.MFAPolicy, Attempt: "home"},
				{Ago: minutes(26), Client: org.OfficeHome, Resource: org.Exchange, From: org.Office, On: org.Laptop, Attempt: "home"},
			},
		},
	}
}
