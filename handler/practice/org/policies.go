package org

import (
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// Policies are the tenant's, in the order in which they were made.
var Policies = []Policy{
	{number: 1, Name: "Practice: MFA for everyone", State: StateOn, grant: []string{"mfa"},
		LogGrant: []string{"Mfa"}, Decides: "application,users"},
	{number: 2, Name: "Practice: Block sign-ins from abroad", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "location", Decides: "application,users,location",
		conditions: object{"users": staff(), "locations": everywhereBut(plain.ID("named location", "the Netherlands"))}},
	{number: 3, Name: "Practice: Compliant device for mail", State: StateOn, grant: []string{"compliantDevice"},
		LogGrant: []string{"RequireCompliantDevice"}, Unmet: "users", Decides: "application,users",
		conditions: object{"users": chosenUsers("mail on known devices")}},
	{number: 4, Name: "Practice: Sign in again every 12 hours on phones", State: StateOn, session: everyHours(12),
		LogSession: []string{"SignInFrequency"}, Unmet: "devicePlatform", Phones: true, Decides: "application,users,devicePlatform",
		conditions: object{"platforms": platforms("android", "iOS")}},
	{number: 5, Name: "Practice: Block legacy protocols", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "clientType", Decides: "application,users,clientType",
		conditions: object{"clientAppTypes": []string{"exchangeActiveSync", "other"}}},
	{number: 6, Name: "Practice: Block unmanaged devices (trial)", State: StateReportOnly, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "users", Decides: "application,users",
		conditions: object{"users": chosenUsers("trial"),
			"devices": object{"deviceFilter": object{"mode": "exclude", "rule": "device.isCompliant -eq True"}}}},
	{number: 7, Name: "Practice: Terms for visitors (switched off)", State: StateOff, grant: []string{"mfa"}, LogGrant: []string{}},
	{number: 8, Name: "Practice: Payroll asks again after 12 hours", State: StateOn, session: everyHours(12),
		LogSession: []string{"SignInFrequency"}, Unmet: "application", Decides: "application,users", rules: appAndEveryone,
		conditions: object{"applications": apps(PayrollService.ID)}},
	{number: 9, Name: "Practice: No sign-in with a device code", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "authenticationFlows", Decides: "application,users,authenticationFlows",
		rules:      []object{Rule("application", "allApps"), Rule("users", "allUsers"), Rule("authenticationFlows", "deviceCodeFlow")},
		conditions: object{"authenticationFlows": object{"transferMethods": "deviceCodeFlow"}}},
	{number: 10, Name: "Practice: Plant staff from the plant network only", State: StateOn, grant: []string{"block"},
		session:  object{"continuousAccessEvaluation": object{"mode": "strictLocation"}},
		LogGrant: []string{"Block"}, Unmet: "users", Decides: "application,users,ipAddressSeenByResourceProvider",
		rules:      []object{Rule("application", "allApps"), Rule("users", "groupId"), Rule("location", "allLocations")},
		conditions: object{"users": chosenUsers("plant staff"), "locations": everywhereBut(trustedPlaces)}},
	{number: 11, Name: "Practice: Block platforms without management", Former: "Practice: Linux pilot", renamed: 45 * time.Minute,
		State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "devicePlatform", Decides: "application,users,devicePlatform",
		conditions: object{"applications": allAppsBut(SiteSurvey.ID), "platforms": platforms("linux", "windowsPhone")}},
	{number: 12, Name: "Practice: Block elevated insider risk", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "insiderRisk", Decides: "application,users,insiderRisk",
		conditions: object{"insiderRiskLevels": "elevated"}},
	{number: 13, Name: "Practice: Ledger over the company network only", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "application", Decides: "application,users,location",
		rules:      []object{Rule("application", "appId"), Rule("users", "allUsers"), Rule("location", "allLocations")},
		conditions: object{"applications": apps(Ledger.ID), "locations": everywhereBut(compliantNetwork)}},
	{number: 14, Name: "Practice: Protected apps on phones", State: StateOn, grant: []string{"compliantApplication"},
		LogGrant: []string{"RequireCompliantApp"}, Unmet: "users", Decides: "application,users,devicePlatform",
		conditions: object{"users": chosenUsers("own phones"), "platforms": platforms("android", "iOS")}},
	{number: 15, Name: "Practice: Phishing-resistant MFA for administrators", State: StateOn,
		Strength: &Strength{"00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA"},
		Unmet:    "users", Decides: "application,users", rules: []object{Rule("application", "appId"), Rule("users", "roleId")},
		conditions: object{"users": inRole(globalAdministrator), "applications": apps(Azure.ID)}},
	{number: 16, Name: "Practice: Terms of use for the supplier portal", State: StateOn, terms: []string{plain.ID("terms of use")},
		LogGrant: []string{"Practice terms of supply"}, Unmet: "application", Decides: "application,users", rules: appAndEveryone,
		conditions: object{"applications": apps(SupplierPortal.ID)}},
	{number: 17, Name: "Practice: Block high user risk", State: StateOn, grant: []string{"block"},
		LogGrant: []string{"Block"}, Unmet: "userRisk", Decides: "application,users,userRisk",
		conditions: object{"userRiskLevels": []string{"high"}}},
	{number: 18, Name: "Practice: Bound sessions for mail", State: StateOn,
		session:    object{"secureSignInSession": object{"isEnabled": true}},
		LogSession: []string{"SignInTokenProtection"}, Unmet: "users", Decides: "application,users,devicePlatform",
		rules: []object{Rule("application", "appId"), Rule("users", "groupId")},
		conditions: object{"users": chosenUsers("bound sessions"), "applications": apps(Exchange.ID), "platforms": platforms("windows"),
			"clientAppTypes": []string{"mobileAppsAndDesktopClients"}}},
	{number: 19, Name: "Practice: Every time for the vault", State: StateOn, grant: []string{"mfa"}, session: everyTime(),
		LogGrant: []string{"Mfa"}, LogSession: []string{"SignInFrequency"}, Unmet: "application", Decides: "application,users", rules: appAndEveryone,
		conditions: object{"applications": apps(Vault.ID)}},
}

var appAndEveryone = []object{Rule("application", "appId"), Rule("users", "allUsers")}

// The policies that stories turn on.
var (
	MFAPolicy       = &Policies[0]
	LocationPolicy  = &Policies[1]
	DevicePolicy    = &Policies[2]
	FrequencyPolicy = &Policies[3]
	LegacyPolicy    = &Policies[4]
	TrialPolicy     = &Policies[5]
	PayrollPolicy   = &Policies[7]
	CodePolicy      = &Policies[8]
	PlantPolicy     = &Policies[9]
	PlatformPolicy  = &Policies[10]
	InsiderPolicy   = &Policies[11]
	NetworkPolicy   = &Policies[12]
	ProtectedPolicy = &Policies[13]
	StrengthPolicy  = &Policies[14]
	TermsPolicy     = &Policies[15]
	RiskPolicy      = &Policies[16]
	BindingPolicy   = &Policies[17]
	EveryTimePolicy = &Policies[18]
)
