package practice

import (
	"maps"
	"strings"
	"time"
)

// row is an event as the log shows it, but for the properties of its person.
// always is how the person meets policies that are not as usual for them.
func (e event) row(at time.Time, id string, always []meeting) Object {
	o := e.outcome(always)
	met := e.meetings(o, always)
	row := unusedProperties()
	maps.Copy(row, Object{
		"id": id, "createdDateTime": at.UTC().Format(time.RFC3339Nano), "originalRequestId": id, "correlationId": id,
		"userDisplayName": "", "userType": "member", "signInIdentifierType": "userPrincipalName",
		"appId": e.client.id, "appDisplayName": e.client.name, "clientAppUsed": e.client.client, "userAgent": e.on.agent,
		"resourceId": e.resource.id, "resourceDisplayName": e.resource.name,
		"conditionalAccessAudiences": []Object{{"applicationId": e.resource.id, "audienceReasons": "none"}},
		"ipAddress":                  e.from.address, "autonomousSystemNumber": e.from.system,
		"location": location(e.from), "networkLocationDetails": networks(e.from), "deviceDetail": detail(e.on),
		"isInteractive": !e.silent, "signInEventTypes": []string{e.eventType()},
		"status":                 Object{"errorCode": e.code, "failureReason": o.reason, "additionalDetails": orNull(o.details)},
		"authenticationDetails":  stepObjects(at, o.steps),
		"authenticationProtocol": "oAuth2", "incomingTokenType": e.tokenType(), "sessionLifetimePolicies": o.lifetime.objects(),
		"sessionId": idOf("session", e.on.name, e.client.id), "uniqueTokenIdentifier": strings.ReplaceAll(id, "-", ""),
		"conditionalAccessStatus": caStatus(met), appliedPolicies: shownMeetings(met, e.ago),
		"processingTimeInMilliseconds": 140 + e.code%97,
	})
	maps.Copy(row, e.demanded(met).properties())
	maps.Copy(row, e.shows)
	return row
}

func (e event) eventType() string {
	if e.silent {
		return "nonInteractiveUser"
	}
	return "interactiveUser"
}

func (e event) tokenType() string {
	switch {
	case e.silent:
		return "refreshToken"
	case e.on.id != "":
		return "primaryRefreshToken"
	}
	return "none"
}

func location(p place) Object {
	return Object{"city": p.city, "state": p.state, "countryOrRegion": p.country,
		"geoCoordinates": Object{"altitude": nil, "latitude": p.latitude, "longitude": p.longitude}}
}

func networks(p place) []Object {
	if p.network == "" {
		return []Object{}
	}
	return []Object{{"networkType": "trustedNamedLocation", "networkNames": []string{p.network}}}
}

func detail(d device) Object {
	return Object{"deviceId": d.id, "displayName": d.name, "operatingSystem": d.system, "browser": d.browser, "browserId": nil,
		"isCompliant": d.compliant, "isManaged": d.managed, "trustType": d.trust}
}

func stepObjects(at time.Time, steps []step) []Object {
	objects := []Object{}
	for _, s := range steps {
		objects = append(objects, Object{"authenticationStepDateTime": at.UTC().Format(time.RFC3339), "authenticationMethod": s.method,
			"authenticationMethodDetail": orNull(s.detail), "succeeded": s.succeeded,
			"authenticationStepResultDetail": s.result, "authenticationStepRequirement": s.requirement})
	}
	return objects
}

// unusedProperties are those that say the same in every row of this tenant.
// The owner of the apps is the tenant of Microsoft's services.
func unusedProperties() Object {
	return Object{
		"homeTenantId": TenantID, "homeTenantName": TenantName, "resourceTenantId": TenantID,
		"resourceOwnerTenantId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "appOwnerTenantId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
		"crossTenantAccessType": "none", "isTenantRestricted": false, "tokenIssuerName": "", "tokenIssuerType": "AzureAD",
		"riskDetail": "none", "riskLevelAggregated": "none", "riskLevelDuringSignIn": "none", "riskState": "none",
		"riskEventTypes": []string{}, "riskEventTypes_v2": []string{},
		"authenticationMethodsUsed": []string{}, "authenticationContextClassReferences": []Object{}, "appliedEventListeners": []Object{},
		"authenticationProcessingDetails":          []Object{{"key": "Legacy TLS (TLS 1.0, 1.1, 3DES)", "value": "False"}, {"key": "Is CAE Token", "value": "False"}},
		"authenticationAppDeviceDetails":           nil,
		"authenticationAppPolicyEvaluationDetails": []Object{}, "mfaDetail": nil, "originalTransferMethod": "none",
		"clientCredentialType": "none", "federatedCredentialId": "", "clientSessionId": "", "flaggedForReview": false,
		"servicePrincipalId": "", "servicePrincipalName": nil, "servicePrincipalCredentialKeyId": nil, "servicePrincipalCredentialThumbprint": "",
		"resourceServicePrincipalId": idOf("service principal"), "managedServiceIdentity": Object{"msiType": "none", "associatedResourceId": nil},
		"azureResourceId": nil, "privateLinkDetails": Object{}, "agent": Object{"agentType": "notAgentic", "parentAppId": nil},
		"globalSecureAccessIpAddress": nil, "isThroughGlobalSecureAccess": false, "ipAddressFromResourceProvider": nil,
		"signInTokenProtectionStatus": "none", "appTokenProtectionStatus": nil,
		"tokenProtectionStatusDetails": Object{"signInSessionStatus": "none", "signInSessionStatusCode": nil},
	}
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
