// What people and other applications may do: operators drop, replay and look; readers query the tables of articles and read their documents.

import { articleTables, articlesContainer } from '../names.bicep'
import { roles } from '../roles.bicep'

param storageAccountName string

@description('Object ids of users who run the ingest command against the account.')
param operatorPrincipalIds string[]

@description('Object ids of the identities of downstream applications.')
param readerPrincipalIds string[]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource articles 'containers' existing = { name: articlesContainer }
  }

  resource tables 'tableServices' existing = { name: 'default' }
}

resource readableTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' existing = [
  for table in articleTables: {
    parent: account::tables
    name: table
  }
]

var operatorRoles = [
  roles.storageBlobDataContributor
  roles.storageQueueDataContributor
  roles.storageTableDataContributor
]

var operatorGrants = flatten(map(
  operatorPrincipalIds,
  id => map(operatorRoles, role => { principalId: id, role: role })
))
var readerGrants = flatten(map(
  readerPrincipalIds,
  id => map(range(0, length(articleTables)), table => { principalId: id, table: table })
))

resource operatorAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in operatorGrants: {
    name: guid(account.id, grant.principalId, grant.role)
    scope: account
    properties: {
      principalId: grant.principalId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    }
  }
]

resource tableReading 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in readerGrants: {
    name: guid(account.id, grant.principalId, articleTables[grant.table], roles.storageTableDataReader)
    scope: readableTables[grant.table]
    properties: {
      principalId: grant.principalId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataReader)
    }
  }
]

resource documentReading 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for principalId in readerPrincipalIds: {
    name: guid(account.id, principalId, articlesContainer, roles.storageBlobDataReader)
    scope: account::blobs::articles
    properties: {
      principalId: principalId
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataReader)
    }
  }
]
