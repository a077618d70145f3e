// The subscription that makes the blob trigger fire. It needs the deployed app: the host makes the key of the webhook when it first loads the blob
// extension, and answers the handshake of Event Grid.

import { dropContainer, pickUpFunction, undeliveredContainer } from '../names.bicep'

param topicName string
param functionAppName string
param storageAccountName string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

// Read where it is used and shown nowhere.
var webhookKey = listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension

resource created 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'drop-created'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // With the segment behind the container's name: without it a container 'drop2' would match.
      subjectBeginsWith: '/blobServices/default/containers/${dropContainer}/blobs/'
      isSubjectCaseSensitive: true
      // The operations that leave a whole blob behind: a file of Data Lake is created empty and flushed in parts.
      advancedFilters: [
        {
          key: 'data.api'
          operatorType: 'StringIn'
          values: ['CopyBlob', 'PutBlob', 'PutBlockList', 'FlushWithClose']
        }
      ]
      enableAdvancedFilteringOnArrays: true
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${pickUpFunction}&code=${webhookKey}'
        maxEventsPerBatch: 1
      }
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: account.id
          blobContainerName: undeliveredContainer
        }
      }
    }
    // What is not delivered within a day, the sweep has long found.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}
