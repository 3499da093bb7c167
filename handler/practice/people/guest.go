package practice

// guestPeople sign in across the border of a tenant.
func guestPeople() []person {
	abroadAtPartner := Object{"crossTenantAccessType": "b2bCollaboration", "resourceTenantId": partnerTenantID}
	return []person{
		{
			Story: Story{"theo.martin_fabrikam.example#EXT#@contoso.example", "A guest who was let in yesterday", "The inbound settings of this tenant no longer admit his organisation (500213).", "failing", "guest-cross-tenant"},
			name:  "Theo Martin", guest: true, mail: "theo.martin@fabrikam.example", mailUntil: gone, teamsUntil: gone,
			always: []meeting{outOfScope(locationPolicy, "users")},
			events: []event{
				{ago: hours(20), client: teams, resource: teamsService, from: tunnel, on: ownPC},
				{ago: minutes(62), code: 500213, client: teams, resource: teamsService, from: tunnel, on: ownPC, times: 2, every: minutes(17)},
			},
		},
		{
			Story: Story{"hannah.schmidt@contoso.example", "A partner's team site stays closed", "The outbound settings of her own tenant forbid the partner (500212); at home all is well.", "failing", "guest-cross-tenant"},
			name:  "Hannah Schmidt",
			events: []event{
				{ago: minutes(70), code: 500212, client: teams, resource: teamsService, from: office, on: laptop, times: 2, every: minutes(9), shows: abroadAtPartner},
				{ago: minutes(27), code: 50074, client: officeHome, resource: exchange, from: office, on: laptop, decided: mfaPolicy, attempt: "home"},
				{ago: minutes(26), client: officeHome, resource: exchange, from: office, on: laptop, attempt: "home"},
			},
		},
	}
}
