// Private networking: the function reaches its storage through a private endpoint, and nothing else does.
// Callers still come through the function's public address, where the platform's authentication stands.

param name string
param location string
param tags object
param storageId string

@description('Address space, /25 or larger: a /26 for the function, a /27 for private endpoints.')
param addressPrefix string

// The zone has one name in each cloud.
var zoneName = 'privatelink.blob.${environment().suffixes.storage}'

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'function'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          // Flex Consumption takes a subnet of its own with this delegation.
          delegations: [
            { name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'private-endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 27, 2)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource function 'subnets' existing = { name: 'function' }
  resource endpoints 'subnets' existing = { name: 'private-endpoints' }
}

resource blob 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: '${name}-blob'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpoints.id }
    privateLinkServiceConnections: [
      { name: 'blob', properties: { privateLinkServiceId: storageId, groupIds: ['blob'] } }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: 'blob', properties: { privateDnsZoneId: zone.id } }
      ]
    }
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

output subnetId string = network::function.id
