package signinlog

import (
	"maps"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/org"
	"signin-diagnosis/handler/practice/plain"
)

// Row returns an event as the log shows it, but for the properties of its person.
// always is how the person meets policies that are not as usual for them.
func (e Event) Row(at time.Time, id string, always []Meeting) plain.Object {
	o := e.outcome(always)
	met := e.meetings(o, always)
	row := unusedProperties()
	maps.Copy(row, object{
		"id": id, "createdDateTime": at.UTC().Format(time.RFC3339Nano), "originalRequestId": id, "correlationId": id,
		"userDisplayName": "", "userType": "member", "signInIdentifierType": "userPrincipalName",
		"appId": e.Client.ID, "appDisplayName": e.Client.Name, "clientAppUsed": e.Client.Client, "userAgent": e.On.Agent,
		"resourceId": e.Resource.ID, "resourceDisplayName": e.Resource.Name,
		"conditionalAccessAudiences": []string{e.Resource.ID},
		"ipAddress":                  e.From.Address, "autonomousSystemNumber": e.From.System,
		"location": location(e.From), "networkLocationDetails": networks(e.From), "deviceDetail": detail(e.On),
		"isInteractive": !e.Silent, "signInEventTypes": []string{e.eventType()},
		"status":                 object{"errorCode": e.Code, "failureReason": o.reason, "additionalDetails": orNull(o.details)},
		"authenticationDetails":  stepObjects(at, o.steps),
		"authenticationProtocol": "oAuth2", "incomingTokenType": e.tokenType(), "sessionLifetimePolicies": o.lifetime.objects(),
		"sessionId": plain.ID("session", e.On.Name, e.Client.ID), "uniqueTokenIdentifier": strings.ReplaceAll(id, "-", ""),
		"conditionalAccessStatus": caStatus(met), AppliedPolicies: shownMeetings(met, e.Ago),
		"processingTimeInMilliseconds": 140 + e.Code%97,
	})
	maps.Copy(row, e.demanded(met).properties())
	maps.Copy(row, e.Shows)
	return row
}

func (e Event) eventType() string {
	if e.Silent {
		return "nonInteractiveUser"
	}
	return "interactiveUser"
}

func (e Event) tokenType() string {
	switch {
	case e.Silent:
		return "refreshToken"
	case e.On.ID != "":
		return "primaryRefreshToken"
	}
	return "none"
}

func location(p org.Place) object {
	return object{"city": p.City, "state": p.State, "countryOrRegion": p.Country,
		"geoCoordinates": object{"altitude": nil, "latitude": p.Latitude, "longitude": p.Longitude}}
}

func networks(p org.Place) []object {
	if p.Network == "" {
		return []object{}
	}
	return []object{{"networkType": "trustedNamedLocation", "networkNames": []string{p.Network}}}
}

func detail(d org.Device) object {
	return object{"deviceId": d.ID, "displayName": d.Name, "operatingSystem": d.System, "browser": d.Browser, "browserId": nil,
		"isCompliant": d.Compliant, "isManaged": d.Managed, "trustType": d.Trust}
}

func stepObjects(at time.Time, steps []Step) []object {
	objects := []object{}
	for _, s := range steps {
		objects = append(objects, object{"authenticationStepDateTime": at.UTC().Format(time.RFC3339), "authenticationMethod": s.method,
			"authenticationMethodDetail": orNull(s.detail), "succeeded": s.succeeded,
			"authenticationStepResultDetail": s.result, "authenticationStepRequirement": s.requirement})
	}
	return objects
}

// unusedProperties returns those that say the same in every row of this tenant.
// The owner of the apps is the tenant of Microsoft's services.
func unusedProperties() object {
	return object{
		"homeTenantId": org.TenantID, "homeTenantName": org.TenantName, "resourceTenantId": org.TenantID,
		"resourceOwnerTenantId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "appOwnerTenantId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
		"crossTenantAccessType": "none", "isTenantRestricted": false, "tokenIssuerName": "", "tokenIssuerType": "AzureAD",
		"riskDetail": "none", "riskLevelAggregated": "none", "riskLevelDuringSignIn": "none", "riskState": "none",
		"riskEventTypes": []string{}, "riskEventTypes_v2": []string{},
		"authenticationMethodsUsed": []string{}, "authenticationContextClassReferences": []object{}, "appliedEventListeners": []object{},
		"authenticationProcessingDetails":          []object{{"key": "Legacy TLS (TLS 1.0, 1.1, 3DES)", "value": "False"}, {"key": "Is CAE Token", "value": "False"}},
		"authenticationAppDeviceDetails":           nil,
		"authenticationAppPolicyEvaluationDetails": []object{}, "mfaDetail": nil, "originalTransferMethod": "none",
		"clientCredentialType": "none", "federatedCredentialId": "", "clientSessionId": "", "flaggedForReview": false,
		"servicePrincipalId": "", "servicePrincipalName": nil, "servicePrincipalCredentialKeyId": nil, "servicePrincipalCredentialThumbprint": "",
		"resourceServicePrincipalId": plain.ID("service principal"), "managedServiceIdentity": object{"msiType": "none", "associatedResourceId": nil},
		"azureResourceId": nil, "privateLinkDetails": object{}, "agent": object{"agentType": "notAgentic", "parentAppId": nil},
		"globalSecureAccessIpAddress": nil, "isThroughGlobalSecureAccess": false, "ipAddressFromResourceProvider": nil,
		"signInTokenProtectionStatus": "none", "appTokenProtectionStatus": nil,
		"tokenProtectionStatusDetails": object{"signInSessionStatus": "none", "signInSessionStatusCode": nil},
	}
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
