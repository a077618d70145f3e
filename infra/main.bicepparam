// For azd: each environment has its values in its own .env file. `azd env set INGEST_ALERT_EMAIL news-desk@example.com` sets one.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')

param storageSku = readEnvironmentVariable('INGEST_STORAGE_SKU', 'Standard_ZRS')
param maximumInstanceCount = int(readEnvironmentVariable('INGEST_MAXIMUM_INSTANCES', '40'))
param isPrivate = bool(readEnvironmentVariable('INGEST_PRIVATE', 'false'))
param alertEmail = readEnvironmentVariable('INGEST_ALERT_EMAIL', '')
param expectsDailyDrops = bool(readEnvironmentVariable('INGEST_EXPECTS_DAILY_DROPS', 'false'))
param telemetryDailyGb = int(readEnvironmentVariable('INGEST_TELEMETRY_DAILY_GB', '-1'))

// Who runs azd may run the ingest command too. Set INGEST_OPERATORS to other object ids, separated by commas.
param operatorPrincipalIds = filter(
  split(readEnvironmentVariable('INGEST_OPERATORS', readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')), ','),
  id => !empty(id)
)
param readerPrincipalIds = filter(split(readEnvironmentVariable('INGEST_READERS', ''), ','), id => !empty(id))
