// The function app on Flex Consumption, as a custom handler.

param name string
param planName string
param location string
param tags object

param identity { id: string, clientId: string }
param storage { blobEndpoint: string, containerName: string }
param connectionString string
param workspaceId string

@description('Memory, instances and concurrency.')
param scale { instanceMemoryMB: int, maximumInstanceCount: int, perInstanceConcurrency: int, alwaysReadyInstances: int }

@description('The handler\'s own settings, by their names.')
param settings object

@description('The subnet through which the app reaches private addresses; empty for none.')
param subnetId string

@description('Who may reach the app: address ranges (203.0.113.0/24) or service tags (LogicApps.KoreaCentral). Empty: everybody reaches the platform\'s authentication.')
param allowedIpRanges string[]

@description('The same for deployments.')
param allowedDeploymentIpRanges string[]

var alwaysReady = [{ name: 'http', instanceCount: scale.alwaysReadyInstances }]

// WEBSITE_AUTH_ENABLED must never stand here: the platform sets it, and the handler believes it.
// Nor may what Flex Consumption takes from functionAppConfig: FUNCTIONS_WORKER_RUNTIME and the like.
var platformSettings = {
  // The host's storage, with the identity instead of a key. HTTP functions need blobs only.
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId
  AzureWebJobsStorage__blobServiceUri: storage.blobEndpoint
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.clientId};Authorization=AAD'
  // Which identity the handler asks for a token of.
  AZURE_CLIENT_ID: identity.clientId
}

func restrictions(ranges string[]) object[] =>
  map(ranges, (range, at) => {
    name: 'allowed-${at}'
    action: 'Allow'
    priority: 100 + at
    ipAddress: range
    tag: contains(range, '/') ? 'Default' : 'ServiceTag'
  })

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds the app by the name of its service in azure.yaml.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.blobEndpoint}${storage.containerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      // Azure takes any text as the version; with any other than 1.0 no start ever succeeds.
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstanceCount
        alwaysReady: scale.alwaysReadyInstances > 0 ? alwaysReady : []
        triggers: { http: { perInstanceConcurrency: scale.perInstanceConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      http20Enabled: true
      cors: { allowedOrigins: [], supportCredentials: false }
      ipSecurityRestrictions: restrictions(allowedIpRanges)
      ipSecurityRestrictionsDefaultAction: empty(allowedIpRanges) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictions: restrictions(allowedDeploymentIpRanges)
      scmIpSecurityRestrictionsDefaultAction: empty(allowedDeploymentIpRanges) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictionsUseMain: false
      appSettings: map(items(union(platformSettings, settings)), setting => { name: setting.key, value: setting.value })
    }
  }

  // No user name and password for deployments: they need an Entra token.
  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

// Not AppServiceHTTPLogs: they would hold query strings, and so the names of accounts.
#disable-next-line use-recent-api-versions // the preview of 2021 is the version in use
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'FunctionAppLogs', enabled: true }
      { category: 'AppServiceAuthenticationLogs', enabled: true }
    ]
    metrics: [
      { category: 'AllMetrics', enabled: true }
    ]
  }
}

output id string = app.id
output name string = app.name
output hostName string = app.properties.defaultHostName
