# After a deployment: lets Event Grid tell the blob trigger of new drops. The subscription can be made only now, see events.bicep.
$ErrorActionPreference = 'Stop'

if (-not $env:AZURE_RESOURCE_GROUP) { throw 'Run azd provision first.' }
if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
  throw "The Azure CLI (az) is missing. Install it, sign in with 'az login', and run: azd hooks run postdeploy"
}

# The host loads its extensions, and with them makes the key of the webhook, within a minute of a first deployment.
for ($try = 1; $try -le 5; $try++) {
  az deployment group create --only-show-errors --output none `
    --subscription $env:AZURE_SUBSCRIPTION_ID `
    --resource-group $env:AZURE_RESOURCE_GROUP `
    --name ingest-events `
    --template-file infra/events.bicep `
    --parameters functionAppName=$env:INGEST_FUNCTION_APP storageAccountName=$env:INGEST_STORAGE_ACCOUNT topicName=$env:INGEST_EVENT_TOPIC

  if ($LASTEXITCODE -eq 0) {
    Write-Output "New drops now reach $env:INGEST_FUNCTION_APP. Health: $env:INGEST_HEALTH_URL"
    exit 0
  }

  Write-Output 'The app is not ready for events yet; trying again in 30 seconds.'
  Start-Sleep -Seconds 30
}

throw 'The subscription for new drops could not be made. Until it is, only the sweep finds them. Try again: azd hooks run postdeploy'
