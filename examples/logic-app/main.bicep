// The two workflows with a managed identity each. Deploy into a resource group:
//   az deployment group create -g <group> -f main.bicep -p parameters.json
// Then give both identities the app role Diagnose.Read: see README.md.

@description('The address of the function: https://<app>.azurewebsites.net/api/diagnose')
param diagnosisUrl string

@description('The audience of its tokens: api://<client id of its app registration>')
param diagnosisAudience string

@secure()
@description('The address of a Teams workflow “When a Teams webhook request is received”.')
param teamsWebhookUrl string

@secure()
@description('Where a ticket is opened by a POST of { title, text, priority, category }.')
param ticketUrl string

@description('The accounts that are looked at every working morning, as object ids.')
param accounts array = []

@description('From where the first workflow may be called, as address ranges in CIDR notation. Its address holds a key; whoever knows both may ask about everybody.')
param callers string[]

param location string = resourceGroup().location

resource diagnose 'Microsoft.Logic/workflows@2019-05-01' = {
  name: 'logic-signin-diagnosis'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    definition: loadJsonContent('workflow.json')
    accessControl: {
      triggers: { allowedCallerIpAddresses: [for range in callers: { addressRange: range }] }
      contents: { allowedCallerIpAddresses: [for range in callers: { addressRange: range }] }
    }
    parameters: {
      diagnosisUrl: { value: diagnosisUrl }
      diagnosisAudience: { value: diagnosisAudience }
      teamsWebhookUrl: { value: teamsWebhookUrl }
      ticketUrl: { value: ticketUrl }
    }
  }
}

resource watch 'Microsoft.Logic/workflows@2019-05-01' = {
  name: 'logic-signin-watch'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    definition: loadJsonContent('watch.workflow.json')
    accessControl: {
      contents: { allowedCallerIpAddresses: [for range in callers: { addressRange: range }] }
    }
    parameters: {
      diagnosisUrl: { value: diagnosisUrl }
      diagnosisAudience: { value: diagnosisAudience }
      teamsWebhookUrl: { value: teamsWebhookUrl }
      accounts: { value: accounts }
    }
  }
}

@description('The identities that need the app role.')
output principalIds array = [diagnose.identity.principalId, watch.identity.principalId]
