package render

import "signin-diagnosis/handler/diagnosis"

// roleNames are the roles as people call them; Microsoft's own names where
// there is one.
var roleNames = map[diagnosis.Who]string{
	diagnosis.WhoUser:                   "User",
	diagnosis.WhoHelpdesk:               "Helpdesk",
	diagnosis.WhoConditionalAccessAdmin: "Conditional Access Administrator",
	diagnosis.WhoAuthenticationAdmin:    "Authentication Administrator",
	diagnosis.WhoUserAdmin:              "User Administrator",
	diagnosis.WhoSecurityOperator:       "Security Operator",
	diagnosis.WhoDeviceAdmin:            "Device administrator",
	diagnosis.WhoHybridIdentityAdmin:    "Hybrid Identity Administrator",
	diagnosis.WhoApplicationAdmin:       "Application Administrator",
	diagnosis.WhoExternalIdentityAdmin:  "External Identities administrator",
	diagnosis.WhoExchangeAdmin:          "Exchange Administrator",
	diagnosis.WhoNetworkAdmin:           "Network administrator",
	diagnosis.WhoApplicationOwner:       "Owner of the app",
	diagnosis.WhoApplicationDeveloper:   "Developer of the app",
	diagnosis.WhoHomeTenant:             "The user's own organisation",
	diagnosis.WhoMicrosoft:              "Microsoft",
	diagnosis.WhoNobody:                 "Nobody",
}

// RoleName is how people call the role that takes a step.
func RoleName(who diagnosis.Who) string {
	if name, ok := roleNames[who]; ok {
		return name
	}
	return string(who)
}
