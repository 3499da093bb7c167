package practice

import "time"

// policies are the tenant's, in the order in which they were made.
var policies = []policy{
	{number: 1, name: "Practice: MFA for everyone", state: stateOn, grant: []string{"mfa"},
		logGrant: []string{"Mfa"}, decides: "application,users"},
	{number: 2, name: "Practice: Block sign-ins from abroad", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "location", decides: "application,users,location",
		conditions: Object{"users": staff(), "locations": everywhereBut(idOf("named location", "the Netherlands"))}},
	{number: 3, name: "Practice: Compliant device for mail", state: stateOn, grant: []string{"compliantDevice"},
		logGrant: []string{"RequireCompliantDevice"}, unmet: "users", decides: "application,users",
		conditions: Object{"users": chosenUsers("mail on known devices")}},
	{number: 4, name: "Practice: Sign in again every 12 hours on phones", state: stateOn, session: everyHours(12),
		logSession: []string{"SignInFrequency"}, unmet: "devicePlatform", phones: true, decides: "application,users,devicePlatform",
		conditions: Object{"platforms": platforms("android", "iOS")}},
	{number: 5, name: "Practice: Block legacy protocols", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "clientType", decides: "application,users,clientType",
		conditions: Object{"clientAppTypes": []string{"exchangeActiveSync", "other"}}},
	{number: 6, name: "Practice: Block unmanaged devices (trial)", state: stateReportOnly, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "users", decides: "application,users",
		conditions: Object{"users": chosenUsers("trial"),
			"devices": Object{"deviceFilter": Object{"mode": "exclude", "rule": "device.isCompliant -eq True"}}}},
	{number: 7, name: "Practice: Terms for visitors (switched off)", state: stateOff, grant: []string{"mfa"}, logGrant: []string{}},
	{number: 8, name: "Practice: Payroll asks again after 12 hours", state: stateOn, session: everyHours(12),
		logSession: []string{"SignInFrequency"}, unmet: "application", decides: "application,users", rules: appAndEveryone,
		conditions: Object{"applications": apps(payrollService.id)}},
	{number: 9, name: "Practice: No sign-in with a device code", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "authenticationFlows", decides: "application,users,authenticationFlows",
		rules:      []Object{rule("application", "allApps"), rule("users", "allUsers"), rule("authenticationFlows", "deviceCodeFlow")},
		conditions: Object{"authenticationFlows": Object{"transferMethods": "deviceCodeFlow"}}},
	{number: 10, name: "Practice: Plant staff from the plant network only", state: stateOn, grant: []string{"block"},
		session:  Object{"continuousAccessEvaluation": Object{"mode": "strictLocation"}},
		logGrant: []string{"Block"}, unmet: "users", decides: "application,users,ipAddressSeenByResourceProvider",
		rules:      []Object{rule("application", "allApps"), rule("users", "groupId"), rule("location", "allLocations")},
		conditions: Object{"users": chosenUsers("plant staff"), "locations": everywhereBut(trustedPlaces)}},
	{number: 11, name: "Practice: Block platforms without management", former: "Practice: Linux pilot", renamed: 45 * time.Minute,
		state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "devicePlatform", decides: "application,users,devicePlatform",
		conditions: Object{"platforms": platforms("linux", "windowsPhone")}},
	{number: 12, name: "Practice: Block elevated insider risk", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "insiderRisk", decides: "application,users,insiderRisk",
		conditions: Object{"insiderRiskLevels": "elevated"}},
	{number: 13, name: "Practice: Ledger over the company network only", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "application", decides: "application,users,location",
		rules:      []Object{rule("application", "appId"), rule("users", "allUsers"), rule("location", "allLocations")},
		conditions: Object{"applications": apps(ledger.id), "locations": everywhereBut(compliantNetwork)}},
	{number: 14, name: "Practice: Protected apps on phones", state: stateOn, grant: []string{"compliantApplication"},
		logGrant: []string{"RequireCompliantApp"}, unmet: "users", decides: "application,users,devicePlatform",
		conditions: Object{"users": chosenUsers("own phones"), "platforms": platforms("android", "iOS")}},
	{number: 15, name: "Practice: Phishing-resistant MFA for administrators", state: stateOn,
		strength: &strength{"00000000-0000-0000-0000-000000000004", "Phishing-resistant MFA"},
		unmet:    "users", decides: "application,users", rules: []Object{rule("application", "appId"), rule("users", "roleId")},
		conditions: Object{"users": inRole(globalAdministrator), "applications": apps(azure.id)}},
	{number: 16, name: "Practice: Terms of use for the supplier portal", state: stateOn, terms: []string{idOf("terms of use")},
		logGrant: []string{"Practice terms of supply"}, unmet: "application", decides: "application,users", rules: appAndEveryone,
		conditions: Object{"applications": apps(supplierPortal.id)}},
	{number: 17, name: "Practice: Block high user risk", state: stateOn, grant: []string{"block"},
		logGrant: []string{"Block"}, unmet: "userRisk", decides: "application,users,userRisk",
		conditions: Object{"userRiskLevels": []string{"high"}}},
	{number: 18, name: "Practice: Bound sessions for mail", state: stateOn,
		session:    Object{"secureSignInSession": Object{"isEnabled": true}},
		logSession: []string{"SignInTokenProtection"}, unmet: "users", decides: "application,users,devicePlatform",
		rules: []Object{rule("application", "appId"), rule("users", "groupId")},
		conditions: Object{"users": chosenUsers("bound sessions"), "applications": apps(exchange.id), "platforms": platforms("windows"),
			"clientAppTypes": []string{"mobileAppsAndDesktopClients"}}},
	{number: 19, name: "Practice: Every time for the vault", state: stateOn, grant: []string{"mfa"}, session: everyTime(),
		logGrant: []string{"Mfa"}, logSession: []string{"SignInFrequency"}, unmet: "application", decides: "application,users", rules: appAndEveryone,
		conditions: Object{"applications": apps(vault.id)}},
}

var appAndEveryone = []Object{rule("application", "appId"), rule("users", "allUsers")}

// The policies that stories turn on.
var (
	mfaPolicy       = &policies[0]
	locationPolicy  = &policies[1]
	devicePolicy    = &policies[2]
	frequencyPolicy = &policies[3]
	legacyPolicy    = &policies[4]
	trialPolicy     = &policies[5]
	payrollPolicy   = &policies[7]
	codePolicy      = &policies[8]
	plantPolicy     = &policies[9]
	platformPolicy  = &policies[10]
	insiderPolicy   = &policies[11]
	networkPolicy   = &policies[12]
	protectedPolicy = &policies[13]
	strengthPolicy  = &policies[14]
	termsPolicy     = &policies[15]
	riskPolicy      = &policies[16]
	bindingPolicy   = &policies[17]
	everyTimePolicy = &policies[18]
)
