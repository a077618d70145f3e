// What the service itself clears. Ingest deletes what it no longer needs by its retention settings; these rules only catch what it left.

import { dropContainer, undeliveredContainer, workContainer } from '../names.bicep'

param storageAccountName string

@description('Claim checks older than this go. Well above Ingest:Retention:WorkBlobs (7 days), because a claim check that a message still needs must stay.')
@minValue(30)
param workDays int

@description('Events that were not delivered go after this.')
@minValue(1)
param undeliveredDays int

@description('Dropped files move to the cool tier after this many days; 0 leaves them in the hot one. They are never deleted: the sweep would take their articles out of the tables.')
@minValue(0)
param coolDropsAfterDays int

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

var cooling = {
  name: 'cool-drops'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: { blobTypes: ['blockBlob'], prefixMatch: ['${dropContainer}/'] }
    actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: coolDropsAfterDays } } }
  }
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: concat(
        [
          {
            name: 'delete-claim-checks'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${workContainer}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: workDays } } }
            }
          }
          {
            name: 'delete-undelivered-events'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${undeliveredContainer}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: undeliveredDays } } }
            }
          }
        ],
        coolDropsAfterDays > 0 ? [cooling] : []
      )
    }
  }
}
