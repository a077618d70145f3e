// What can only be made once the app is deployed: the subscription that makes its blob trigger fire. hooks/postdeploy.sh deploys it.

@description('Outputs of main.bicep.')
param functionAppName string
param storageAccountName string
param topicName string

module blobCreated 'modules/blob-created.bicep' = {
  params: {
    functionAppName: functionAppName
    storageAccountName: storageAccountName
    topicName: topicName
  }
}
