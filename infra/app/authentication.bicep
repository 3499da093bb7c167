// The platform's authentication in front of the function: without a token of Entra ID a caller gets 401.
// The handler stays closed until it is on, and checks the app role behind it.

param functionName string

@description('Client id of the app registration.')
param clientId string

@description('Client ids of the only applications that may ask; empty: any that holds the app role.')
param allowedClientApplications string[]

@description('The name of the app setting with the client id of the identity that signs people in; empty: no sign-in in a browser.')
param browserIdentitySetting string

var applicationPolicy = {
  defaultAuthorizationPolicy: { allowedApplications: allowedClientApplications }
}

resource app 'Microsoft.Web/sites@2025-03-01' existing = { name: functionName }

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: {
      requireAuthentication: true
      // Also with sign-in in a browser: that begins at /.auth/login/aad, and programs get an honest 401.
      unauthenticatedClientAction: 'Return401'
    }
    httpSettings: {
      requireHttps: true
      forwardProxy: { convention: 'NoProxy' }
    }
    login: {
      tokenStore: { enabled: false }
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: union(
          {
            clientId: clientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          },
          empty(browserIdentitySetting) ? {} : { clientSecretSettingName: browserIdentitySetting }
        )
        validation: union(
          { allowedAudiences: [clientId, 'api://${clientId}'] },
          empty(allowedClientApplications) ? {} : applicationPolicy
        )
      }
    }
  }
}
