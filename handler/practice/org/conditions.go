package org

import "signin-diagnosis/handler/practice/plain"

// What the definitions of the policies are made of.

// everyone returns a policy's scope when it narrows nothing: everyone, every app.
func everyone() object {
	return object{
		"users": users([]string{"All"}, []string{}), "applications": apps("All"),
		"clientAppTypes": []string{"all"}, "signInRiskLevels": []string{}, "userRiskLevels": []string{}, "servicePrincipalRiskLevels": []string{},
		"insiderRiskLevels": nil, "platforms": nil, "locations": nil, "devices": nil, "clientApplications": nil, "authenticationFlows": nil,
	}
}

// chosenUsers returns the members of a group.
func chosenUsers(group string) object { return users([]string{}, []string{plain.ID("group", group)}) }

// staff returns all but guests.
func staff() object {
	who := users([]string{"All"}, []string{})
	who["excludeGuestsOrExternalUsers"] = object{"guestOrExternalUserTypes": "b2bCollaborationGuest,b2bCollaborationMember",
		"externalTenants": object{"@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants", "membershipKind": "all"}}
	return who
}

// inRole returns the holders of a directory role, by the id of its template.
func inRole(id string) object {
	who := users([]string{}, []string{})
	who["includeRoles"] = []string{id}
	return who
}

func users(include, groups []string) object {
	return object{
		"includeUsers": include, "excludeUsers": []string{}, "includeGroups": groups, "excludeGroups": []string{},
		"includeRoles": []string{}, "excludeRoles": []string{}, "includeGuestsOrExternalUsers": nil, "excludeGuestsOrExternalUsers": nil,
	}
}

func apps(include ...string) object {
	return object{"includeApplications": include, "excludeApplications": []string{}, "includeUserActions": []string{},
		"includeAuthenticationContextClassReferences": []string{}, "applicationFilter": nil}
}

// allAppsBut is every app outside the exceptions.
func allAppsBut(exceptions ...string) object {
	all := apps("All")
	all["excludeApplications"] = exceptions
	return all
}

func platforms(include ...string) object {
	return object{"includePlatforms": include, "excludePlatforms": []string{}}
}

// everywhereBut returns every place outside a named location.
func everywhereBut(location string) object {
	return object{"includeLocations": []string{"All"}, "excludeLocations": []string{location}}
}

const (
	trustedPlaces = "AllTrusted"
	// compliantNetwork is the named location of Global Secure Access, the same in every tenant
	// (https://learn.microsoft.com/graph/api/compliantnetworknamedlocation-get).
	compliantNetwork = "3d46dbda-8382-466a-856d-eb00cbc6b910"
	// globalAdministrator is the template of the role
	// (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
	globalAdministrator = "62e90394-69f5-4237-9190-012177145e10"
)

// everyHours returns a sign-in frequency.
func everyHours(hours int) object {
	return object{"signInFrequency": object{"value": hours, "type": "hours", "authenticationType": "primaryAndSecondaryAuthentication",
		"frequencyInterval": "timeBased", "isEnabled": true}}
}

// everyTime returns the sign-in frequency without a period.
func everyTime() object {
	return object{"signInFrequency": object{"value": nil, "type": nil, "authenticationType": "primaryAndSecondaryAuthentication",
		"frequencyInterval": "everyTime", "isEnabled": true}}
}
