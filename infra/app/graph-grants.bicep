// What the identity may read: its app roles on Microsoft Graph. The same as infra/scripts/grant-graph.sh;
// whoever deploys this needs the directory role Privileged Role Administrator.

extension microsoftGraphV1

import { graphRoles } from 'permissions.bicep'

param principalId string

@description('Names of the permissions, each a key of graphRoles.')
param permissions string[]

// Microsoft Graph itself has this id in every tenant.
resource graph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for permission in permissions: {
    appRoleId: graphRoles[permission]
    principalId: principalId
    resourceId: graph.id
  }
]
