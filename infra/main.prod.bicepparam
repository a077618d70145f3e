// An environment that people rely on: zones, a private network, alerts, a limit that keeps the account from being throttled.
using 'main.bicep'

param environmentName = 'ingest-prod'
param location = 'westeurope'
param storageSku = 'Standard_ZRS'
param softDeleteDays = 30
param coolDropsAfterDays = 90
param maximumInstanceCount = 100
param isPrivate = true
param telemetryDays = 90
param alertEmail = readEnvironmentVariable('INGEST_ALERT_EMAIL', '')
param expectsDailyDrops = true
param operatorPrincipalIds = filter(split(readEnvironmentVariable('INGEST_OPERATORS', ''), ','), id => !empty(id))
param readerPrincipalIds = filter(split(readEnvironmentVariable('INGEST_READERS', ''), ','), id => !empty(id))
