// Everything that the function needs in one resource group, and what it needs in the directory.
// The parameters are explained in docs/operations.md; `azd env set` or the environment fills them
// through main.bicepparam.

targetScope = 'subscription'

import { graphRoles, requiredPermissions, defaultPermissions } from 'app/permissions.bicep'
import { ranges, ids, tracing } from 'app/checks.bicep'

// ---- Where

@description('Name of this deployment; part of the names of the resource group and of the app registration.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region. Flex Consumption must be offered there.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

param resourceGroupName string = 'rg-${environmentName}'
param tags object = {}

// ---- Who may ask

@description('Whether to make the app registration. Without it, a directory administrator runs infra/scripts/register-app.sh and clientId says what came out.')
param createAppRegistration bool = true

@description('Client id of the app registration that the script made.')
param clientId string = ''

@description('Object ids of those who may ask: managed identities, service principals, users, groups.')
param callers string[] = []

@description('Client ids of the only applications that may ask; empty: any that holds the app role.')
param allowedClientApplications string[] = []

@description('Whether people may sign in with a browser, at /.auth/login/aad.')
param browserSignIn bool = false

// ---- What may be read

@description('Whether to grant the permissions on Microsoft Graph. Without it, a directory administrator runs infra/scripts/grant-graph.sh.')
param grantGraphPermissions bool = true

@description('Names of permissions of docs/permissions.md; null: the default ones. What is required is always added.')
param graphPermissions string[]?

// ---- How much

@description('How many instances may run. Every instance keeps the quota of Graph by itself, so one is best. A region that does not take less than 40 yet says so.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 1

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Calls that one instance takes before the platform starts another one.')
@minValue(1)
@maxValue(1000)
param perInstanceConcurrency int = 100

@description('Instances that always run and are always paid for; 1 avoids the cold start.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int = 0

// ---- From where

@description('Whether the storage is reached through a private endpoint only.')
param privateNetworking bool = false

@description('Address space for private networking, /25 or larger.')
param networkAddressPrefix string = '10.60.0.0/24'

@description('Who reaches the function: address ranges or service tags; empty: everybody reaches its authentication.')
param allowedIpRanges string[] = []

@description('The same for deployments.')
param allowedDeploymentIpRanges string[] = []

// ---- The handler's settings (docs/settings.md)

@description('Where sign-ins are read: graph, or practice for a first try without permissions.')
@allowed(['graph', 'practice'])
param directory string = 'graph'

@description('Address of Microsoft Graph; sovereign clouds have their own.')
param graphEndpoint string = 'https://graph.microsoft.com'

param timeout string = '25s'
param lookback string = '24h'
param cacheTtl string = '60s'
param redact bool = false

@allowed(['debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@description('Where traces are sent (OTEL_EXPORTER_OTLP_ENDPOINT); empty: nowhere, and the setting does not exist.')
param otlpEndpoint string = ''

@description('Other settings of traces, by their names, which begin with OTEL_.')
param traceSettings object = {}

// ---- Operation

@description('Days that the log is kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Who hears of alerts and of the budget.')
param alertEmails string[] = []

@description('Budget of a month in the currency of the subscription; 0: none.')
@minValue(0)
param budgetAmount int = 0

@description('First day of the month in which the budget begins, as 2026-12-01.')
param budgetStart string = ''

// ---- Wrong parameters end here, with words

var permissionNames = union(
  requiredPermissions,
  map(graphPermissions ?? defaultPermissions, name =>
    contains(graphRoles, name) ? name : fail('graphPermissions: "${name}" is not in docs/permissions.md'))
)

var registered = !createAppRegistration && empty(clientId)
  ? fail('createAppRegistration is false: run infra/scripts/register-app.sh and give its clientId')
  : !createAppRegistration && (!empty(callers) || browserSignIn)
      ? fail('createAppRegistration is false: callers are let in with infra/scripts/grant-caller.sh, and browserSignIn is not available')
      : createAppRegistration

var budgeted = budgetAmount > 0 && (empty(alertEmails) || empty(budgetStart))
  ? fail('budgetAmount needs alertEmails and budgetStart (the first day of this month, as 2026-12-01)')
  : budgetAmount > 0

// ---- Names

var token = toLower(uniqueString(subscription().id, environmentName, location))
var prefix = 'signin-${token}'
var functionName = 'func-${prefix}'
var role = 'Diagnose.Read'
var containerName = 'packages'
var browserIdentitySetting = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
var allTags = union(tags, { 'azd-env-name': environmentName })
var holesAreUnexpected = empty(filter(defaultPermissions, name => !contains(permissionNames, name)))

// ---- Resources

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: allTags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${prefix}'
    location: location
    tags: allTags
  }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${prefix}'
    componentName: 'appi-${prefix}'
    location: location
    tags: allTags
    retentionDays: logRetentionDays
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: allTags
    containerName: containerName
    workspaceId: monitoring.outputs.workspaceId
    private: privateNetworking
  }
}

module network 'app/network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    name: 'vnet-${prefix}'
    location: location
    tags: allTags
    storageId: storage.outputs.id
    addressPrefix: networkAddressPrefix
  }
}

module access 'app/access.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    componentName: monitoring.outputs.componentName
  }
}

module app 'app/function.bicep' = {
  scope: group
  params: {
    name: functionName
    planName: 'plan-${prefix}'
    location: location
    tags: allTags
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    storage: { blobEndpoint: storage.outputs.blobEndpoint, containerName: containerName }
    connectionString: monitoring.outputs.connectionString
    workspaceId: monitoring.outputs.workspaceId
    scale: {
      instanceMemoryMB: instanceMemoryMB
      maximumInstanceCount: maximumInstanceCount
      perInstanceConcurrency: perInstanceConcurrency
      alwaysReadyInstances: alwaysReadyInstances
    }
    settings: union(
      {
        DIAGNOSIS_DIRECTORY: directory
        DIAGNOSIS_GRAPH_ENDPOINT: graphEndpoint
        DIAGNOSIS_TIMEOUT: timeout
        DIAGNOSIS_LOOKBACK: lookback
        DIAGNOSIS_CACHE_TTL: cacheTtl
        DIAGNOSIS_AUTH: 'easyauth'
        DIAGNOSIS_AUTH_ROLE: role
        DIAGNOSIS_REDACT: redact ? 'true' : 'false'
        DIAGNOSIS_LOG_LEVEL: logLevel
      },
      empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint },
      tracing('traceSettings', traceSettings),
      browserSignIn ? { '${browserIdentitySetting}': identity.outputs.clientId } : {}
    )
    subnetId: privateNetworking ? network!.outputs.subnetId : ''
    allowedIpRanges: ranges('allowedIpRanges', allowedIpRanges)
    allowedDeploymentIpRanges: ranges('allowedDeploymentIpRanges', allowedDeploymentIpRanges)
  }
  // The first start already reads the storage with the identity.
  dependsOn: [access]
}

module registration 'app/registration.bicep' = if (registered) {
  scope: group
  params: {
    name: 'signin-diagnosis-${environmentName}'
    role: role
    callers: ids('callers', callers)
    browser: browserSignIn ? { hostName: app.outputs.hostName, identityPrincipalId: identity.outputs.principalId } : null
  }
}

module authentication 'app/authentication.bicep' = {
  scope: group
  params: {
    functionName: app.outputs.name
    clientId: registered ? registration!.outputs.clientId : clientId
    allowedClientApplications: ids('allowedClientApplications', allowedClientApplications)
    browserIdentitySetting: browserSignIn ? browserIdentitySetting : ''
  }
}

module grants 'app/graph-grants.bicep' = if (grantGraphPermissions) {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    permissions: permissionNames
  }
}

module alerts 'app/alerts.bicep' = {
  scope: group
  params: {
    prefix: 'alert-${prefix}'
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
    holesAreUnexpected: holesAreUnexpected
  }
}

module workbook 'app/workbook.bicep' = {
  scope: group
  params: {
    name: 'workbook-${prefix}'
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'app/budget.bicep' = if (budgeted) {
  scope: group
  params: {
    name: 'budget-${prefix}'
    emails: alertEmails
    amount: budgetAmount
    startDate: budgetStart
  }
}

// ---- What the scripts, azd and people need to know (no secret among it)

output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_NAME string = app.outputs.name
output FUNCTION_URL string = 'https://${app.outputs.hostName}/api/diagnose'
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output DIAGNOSIS_CLIENT_ID string = registered ? registration!.outputs.clientId : clientId
output DIAGNOSIS_AUDIENCE string = 'api://${registered ? registration!.outputs.clientId : clientId}'
