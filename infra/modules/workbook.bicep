// The page to look at: throughput, latency of each stage, queues, dead letters, cost.

param location string
param tags object
param applicationInsightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'ingest-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: 'Ingest'
    serializedData: loadTextContent('../workbook/ingest.workbook.json')
    sourceId: applicationInsightsId
  }
}

output id string = workbook.id
