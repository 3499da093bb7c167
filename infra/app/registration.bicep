// Who may ask: the app registration whose app role a caller has to hold. The same as
// infra/scripts/register-app.sh and grant-caller.sh; whoever deploys this needs a directory role
// (Application Administrator; with callers, Privileged Role Administrator).

extension microsoftGraphV1

@description('Name of the app registration, and the key by which a second deployment finds it.')
param name string

@description('The app role that the function demands.')
param role string

@description('Object ids of those who may ask: service principals and managed identities, users, groups.')
param callers string[]

@description('Sign-in for people in a browser: the address of the function, and the identity that stands in for a client secret.')
param browser { hostName: string, identityPrincipalId: string }?

// Fixed, so that a registration made by the script and one made here are the same.
var roleId = '6a1f1b0e-58c3-4f0e-9d5b-2f6c7c1d9a41'
var scopeId = 'c2d9f3a4-7b1e-4c55-8a60-0e3d5b7f1c92'

resource app 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: name
  displayName: name
  description: 'Answers why an account cannot sign in. Callers need the app role ${role}.'
  signInAudience: 'AzureADMyOrg'
  api: {
    // Version 2 tokens name the issuer that the function app expects.
    requestedAccessTokenVersion: 2
    oauth2PermissionScopes: [
      {
        id: scopeId
        value: 'user_impersonation'
        type: 'Admin'
        isEnabled: true
        adminConsentDisplayName: 'Ask for sign-in diagnoses as the signed-in user'
        adminConsentDescription: 'Lets a client get a token for a user. By itself it opens nothing: the user also needs the app role ${role}.'
      }
    ]
  }
  appRoles: [
    {
      id: roleId
      value: role
      isEnabled: true
      allowedMemberTypes: ['Application', 'User']
      displayName: 'Ask for sign-in diagnoses'
      description: 'May ask why any account of the tenant cannot sign in, and so learn where and when its people sign in.'
    }
  ]
  web: {
    redirectUris: browser == null ? [] : ['https://${browser!.hostName}/.auth/login/aad/callback']
    implicitGrantSettings: {
      enableAccessTokenIssuance: false
      enableIdTokenIssuance: browser != null
    }
  }
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: app.appId
  // Without a role, Entra issues no token at all.
  appRoleAssignmentRequired: true
}

// The address by which clients ask for a token holds the id that only the line above gives: the same
// application a second time, with that one property.
resource address 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: name
  displayName: name
  identifierUris: ['api://${app.appId}']
  dependsOn: [principal]
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for caller in callers: {
    appRoleId: roleId
    principalId: caller
    resourceId: principal.id
  }
]

// Instead of a client secret: the platform signs people in with the identity's own token.
resource secretless 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = if (browser != null) {
  name: '${app.uniqueName}/managed-identity'
  audiences: ['api://AzureADTokenExchange']
  issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
  subject: browser!.identityPrincipalId
}

output clientId string = app.appId
