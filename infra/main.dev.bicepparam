// A cheap environment to try things in: `az deployment sub create --location REGION --template-file infra/main.bicep --parameters infra/main.dev.bicepparam`.
using 'main.bicep'

param environmentName = 'ingest-dev'
param location = 'westeurope'
param storageSku = 'Standard_LRS'
param softDeleteDays = 1
param maximumInstanceCount = 40
param telemetryDailyGb = 1
