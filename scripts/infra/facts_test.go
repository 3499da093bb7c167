package infra

const (
	site          = "Microsoft.Web/sites"
	siteConfig    = "Microsoft.Web/sites/config"
	publishing    = "Microsoft.Web/sites/basicPublishingCredentialsPolicies"
	storage       = "Microsoft.Storage/storageAccounts"
	container     = "Microsoft.Storage/storageAccounts/blobServices/containers"
	component     = "Microsoft.Insights/components"
	workspace     = "Microsoft.OperationalInsights/workspaces"
	application   = "Microsoft.Graph/applications@v1.0"
	principal     = "Microsoft.Graph/servicePrincipals@v1.0"
	assignment    = "Microsoft.Graph/appRoleAssignedTo@v1.0"
	credential    = "Microsoft.Graph/applications/federatedIdentityCredentials@v1.0"
	azureRole     = "Microsoft.Authorization/roleAssignments"
	endpoint      = "Microsoft.Network/privateEndpoints"
	network       = "Microsoft.Network/virtualNetworks"
	alertRule     = "Microsoft.Insights/scheduledQueryRules"
	actionGroup   = "Microsoft.Insights/actionGroups"
	budget        = "Microsoft.Consumption/budgets"
	identity      = "Microsoft.ManagedIdentity/userAssignedIdentities"
	scaling       = "properties.functionAppConfig.scaleAndConcurrency."
	entra         = "properties.identityProviders.azureActiveDirectory."
	configuration = "properties.siteConfig."
)

// fact is one thing that has to be so in the first resource of a type.
type fact struct {
	says       string
	kind, name string // of the resource; its name contains name
	path       string
	want       any
}

// facts hold whatever the options are.
var facts = []fact{
	{"the runtime is a custom handler", site, "", "properties.functionAppConfig.runtime.name", "custom"},
	{"with the one version that works", site, "", "properties.functionAppConfig.runtime.version", "1.0"},
	{"one instance keeps the quota", site, "", scaling + "maximumInstanceCount", 1.0},
	{"and takes many calls", site, "", scaling + "triggers.http.perInstanceConcurrency", 100.0},
	{"with room for the host", site, "", scaling + "instanceMemoryMB", 2048.0},
	{"calls are encrypted", site, "", "properties.httpsOnly", true},
	{"with TLS 1.2 or better", site, "", configuration + "minTlsVersion", "1.2"},
	{"deployments too", site, "", configuration + "scmMinTlsVersion", "1.2"},
	{"there is no FTP", site, "", configuration + "ftpsState", "Disabled"},
	{"nobody debugs from afar", site, "", configuration + "remoteDebuggingEnabled", false},
	{"the identity is one of its own", site, "", "identity.type", "UserAssigned"},
	{"packages are read with the identity", site, "", "properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"},
	{"azd finds the app", site, "", "tags.azd-service-name", "api"},
	{"no password deploys", publishing, "/scm", "properties.allow", false},
	{"nor over FTP", publishing, "/ftp", "properties.allow", false},

	{"the platform's authentication is on", siteConfig, "authsettingsV2", "properties.platform.enabled", true},
	{"nobody passes without a token", siteConfig, "authsettingsV2", "properties.globalValidation.requireAuthentication", true},
	{"who tries gets 401", siteConfig, "authsettingsV2", "properties.globalValidation.unauthenticatedClientAction", "Return401"},
	{"no path is left out", siteConfig, "authsettingsV2", "properties.globalValidation.excludedPaths", nil},
	{"tokens come over TLS", siteConfig, "authsettingsV2", "properties.httpSettings.requireHttps", true},
	{"no token is kept", siteConfig, "authsettingsV2", "properties.login.tokenStore.enabled", false},
	{"Entra ID checks tokens", siteConfig, "authsettingsV2", entra + "enabled", true},
	{"of this tenant", siteConfig, "authsettingsV2", entra + "registration.openIdIssuer", "[format('{0}{1}/v2.0', environment().authentication.loginEndpoint, '" + tenant + "')]"},
	{"without a client secret", siteConfig, "authsettingsV2", entra + "registration.clientSecretCertificateThumbprint", nil},

	{"the storage has no keys", storage, "", "properties.allowSharedKeyAccess", false},
	{"and no public blobs", storage, "", "properties.allowBlobPublicAccess", false},
	{"and no local users", storage, "", "properties.isLocalUserEnabled", false},
	{"and TLS 1.2 or better", storage, "", "properties.minimumTlsVersion", "TLS1_2"},
	{"and nothing else", storage, "", "properties.supportsHttpsTrafficOnly", true},
	{"packages are private", container, "packages", "properties.publicAccess", "None"},
	{"telemetry needs a token", component, "", "properties.DisableLocalAuth", true},
	{"addresses are masked there", component, "", "properties.DisableIpMasking", false},
	{"the workspace has no keys", workspace, "", "properties.features.disableLocalAuth", true},
	{"the log is kept a month", workspace, "", "properties.retentionInDays", 30.0},

	{"tokens are of version 2", application, "", "properties.api.requestedAccessTokenVersion", 2.0},
	{"of this tenant only", application, "", "properties.signInAudience", "AzureADMyOrg"},
	{"the role is the handler's", application, "", "properties.appRoles.0.value", "Diagnose.Read"},
	{"for applications", application, "", "properties.appRoles.0.allowedMemberTypes.0", "Application"},
	{"and for users", application, "", "properties.appRoles.0.allowedMemberTypes.1", "User"},
	{"and is the only one", application, "", "properties.appRoles.1", nil},
	{"clients can get a user's token", application, "", "properties.api.oauth2PermissionScopes.0.value", "user_impersonation"},
	{"once an administrator agreed", application, "", "properties.api.oauth2PermissionScopes.0.type", "Admin"},
	{"no token without the role", principal, "", "properties.appRoleAssignmentRequired", true},
	{"no secret is made", application, "", "properties.passwordCredentials", nil},
	{"and no key", application, "", "properties.keyCredentials", nil},
}

// publicFacts hold with the default parameters, privateFacts with private networking.
var (
	publicFacts = []fact{
		{"the storage is reached with a token", storage, "", "properties.publicNetworkAccess", "Enabled"},
		{"the app is in no network", site, "", "properties.virtualNetworkSubnetId", nil},
	}
	privateFacts = []fact{
		{"the storage has no public address", storage, "", "properties.publicNetworkAccess", "Disabled"},
		{"and lets nobody else in", storage, "", "properties.networkAcls.defaultAction", "Deny"},
		{"not even Azure itself", storage, "", "properties.networkAcls.bypass", "None"},
		{"but through an endpoint", endpoint, "", "properties.privateLinkServiceConnections.0.properties.groupIds.0", "blob"},
		{"from a subnet that Flex takes", network, "", "properties.subnets.0.properties.delegations.0.properties.serviceName", "Microsoft.App/environments"},
		{"of the size that Flex wants", network, "", "properties.subnets.0.properties.addressPrefix", "10.60.0.0/26"},
	}
)
