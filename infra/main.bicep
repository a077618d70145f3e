// All of Ingest in one resource group. This file only composes the modules; `azd up` deploys it with main.bicepparam.
targetScope = 'subscription'

@description('Name of the environment. Names that must be unique in the world are derived from it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of all resources; one that has Flex Consumption.')
@minLength(1)
param location string

@description('Resource group that is made.')
param resourceGroupName string = 'rg-${environmentName}'

@description('Redundancy of the storage account: LRS for tests, ZRS where a zone may fail.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days for which deleted blobs and containers can be brought back.')
param softDeleteDays int = 14

@description('Days after which the service deletes claim checks that Ingest left.')
param workDays int = 30

@description('Days after which undelivered events are deleted.')
param undeliveredDays int = 30

@description('Days after which dropped files move to the cool tier; 0 for never.')
param coolDropsAfterDays int = 0

@description('Memory of an instance in MB.')
param instanceMemoryMB int = 2048

@description('Instances at most.')
param maximumInstanceCount int = 40

@description('When the sweep runs: NCRONTAB, six fields, UTC.')
param sweepSchedule string = '0 0 * * * *'

@description('When copies of one story are looked for: NCRONTAB, six fields, UTC.')
param storiesSchedule string = '0 */5 * * * *'

@description('Further app settings, with __ for :.')
param appSettings object = {}

@description('Whether storage is reached by private endpoints in a virtual network only.')
param isPrivate bool = false

@description('Address space of that network.')
param addressPrefix string = '10.20.0.0/22'

@description('Days that telemetry is kept.')
param telemetryDays int = 30

@description('Gigabytes of telemetry a day; -1 for no limit.')
param telemetryDailyGb int = -1

@description('Where alerts are mailed to; empty for nowhere.')
param alertEmail string = ''

@description('Seconds that a message may wait before an alert.')
param queueAgeSeconds int = 1800

@description('Whether a day without drops is worth an alert.')
param expectsDailyDrops bool = false

@description('Object ids of users who run the ingest command against the account.')
param operatorPrincipalIds string[] = []

@description('Object ids of the identities of applications that read the tables.')
param readerPrincipalIds string[] = []

var token = toLower(uniqueString(subscription().id, environmentName, location))
var identityName = 'id-ingest-${token}'
var storageName = 'ingest${token}'
var insightsName = 'appi-ingest-${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    isPrivate: isPrivate
    skuName: storageSku
    softDeleteDays: softDeleteDays
  }
}

module lifecycle 'modules/lifecycle.bicep' = {
  scope: group
  params: {
    storageAccountName: storageName
    workDays: workDays
    undeliveredDays: undeliveredDays
    coolDropsAfterDays: coolDropsAfterDays
  }
  dependsOn: [storage]
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-ingest-${token}'
    applicationInsightsName: insightsName
    location: location
    tags: tags
    retentionDays: telemetryDays
    dailyQuotaGb: telemetryDailyGb
  }
}

module network 'modules/network.bicep' = if (isPrivate) {
  scope: group
  params: {
    name: 'vnet-ingest-${token}'
    location: location
    tags: tags
    storageAccountName: storageName
    addressPrefix: addressPrefix
  }
  dependsOn: [storage]
}

module appAccess 'modules/app-access.bicep' = {
  scope: group
  params: {
    identityName: identityName
    storageAccountName: storageName
    applicationInsightsName: insightsName
  }
  dependsOn: [identity, storage, monitoring]
}

module peopleAccess 'modules/people-access.bicep' = {
  scope: group
  params: {
    storageAccountName: storageName
    operatorPrincipalIds: operatorPrincipalIds
    readerPrincipalIds: readerPrincipalIds
  }
  dependsOn: [storage]
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: 'func-ingest-${token}'
    planName: 'plan-ingest-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    blobEndpoint: storage.outputs.blobEndpoint
    queueEndpoint: storage.outputs.queueEndpoint
    tableEndpoint: storage.outputs.tableEndpoint
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    sweepSchedule: sweepSchedule
    storiesSchedule: storiesSchedule
    appSettings: appSettings
    subnetId: network.?outputs.appSubnetId ?? ''
  }
  // The app takes its package and its locks from storage when it first starts.
  dependsOn: [appAccess]
}

module eventTopic 'modules/event-topic.bicep' = {
  scope: group
  params: {
    name: 'evgt-ingest-${token}'
    location: location
    tags: tags
    storageAccountName: storageName
  }
  dependsOn: [storage]
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    queueAgeSeconds: queueAgeSeconds
    expectsDailyDrops: expectsDailyDrops
  }
}

// azd keeps the outputs in its environment, where the hooks find them.
output AZURE_RESOURCE_GROUP string = group.name
output INGEST_FUNCTION_APP string = functionApp.outputs.name
output INGEST_HEALTH_URL string = 'https://${functionApp.outputs.hostName}/api/health'
output INGEST_STORAGE_ACCOUNT string = storage.outputs.name
output INGEST_EVENT_TOPIC string = eventTopic.outputs.name
output INGEST_WORKBOOK_ID string = workbook.outputs.id
