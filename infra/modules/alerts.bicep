// What a person must hear of. The queries read the metrics of the code (Ingest.Core.Diagnostics.IngestTelemetry); a test compares their names.

param location string
param tags object
param workspaceId string

@description('Address that alerts are mailed to; empty for alerts that only show in the portal.')
param email string

@description('Seconds that the oldest message of a stage may wait.')
@minValue(60)
param queueAgeSeconds int

@description('Whether to alert when nothing was dropped for a day.')
param expectsDailyDrops bool

var rules = [
  {
    name: 'poison'
    title: 'Ingest: a message was given up'
    text: 'The host gave up on a message or a blob. Look at `ingest deadletters list`, mend the cause, replay.'
    severity: 1
    every: 'PT5M'
    window: 'PT15M'
    query: 'AppMetrics | where (Name == "ingest.dead_letters" and tostring(Properties["reason"]) in ("DeliveriesExhausted", "WorkLost", "BadMessage")) or (Name == "ingest.queue.messages" and tostring(Properties["queue"]) endswith "-poison") | summarize Value = max(iff(Name == "ingest.dead_letters", Sum, Max))'
    operator: 'GreaterThan'
    threshold: 0
    enabled: true
  }
  {
    name: 'queue-age'
    title: 'Ingest: messages wait too long'
    text: 'The oldest message of a stage waits longer than it should: more comes in than is handled, or a stage fails.'
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
    query: 'AppMetrics | where Name == "ingest.queue.age" | summarize Value = max(Max)'
    operator: 'GreaterThan'
    threshold: queueAgeSeconds
    enabled: true
  }
  {
    name: 'sweep-gap'
    title: 'Ingest: the sweep found a gap'
    text: 'A drop was missed, changed, deleted or stuck without the pipeline hearing of it. The sweep puts it right; if it happens again, check the event subscriptions and the container undelivered-events.'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "ingest.sweep.gaps" and tostring(Properties["kind"]) != "Outdated" | summarize Value = sum(Sum)'
    operator: 'GreaterThan'
    threshold: 0
    enabled: true
  }
  {
    name: 'no-drops'
    title: 'Ingest: nothing was dropped for a day'
    text: 'No document left the parse stage for a day: look at who drops files, and at the event subscriptions.'
    severity: 3
    every: 'PT1H'
    window: 'P1D'
    query: 'AppMetrics | where Name == "ingest.documents" and tostring(Properties["stage"]) == "parse" | summarize Value = coalesce(sum(Sum), real(0))'
    operator: 'LessThan'
    threshold: 1
    enabled: expectsDailyDrops
  }
  {
    name: 'errors'
    title: 'Ingest: errors'
    text: 'The app logged an error: by the rule of its logs, a person must act.'
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
    query: 'AppTraces | where SeverityLevel >= 3 | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
    enabled: true
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ingest-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'ingest'
    enabled: true
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'ingest-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.text
      severity: rule.severity
      enabled: rule.enabled
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: true
      // A new workspace has no such rows yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'Value'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]
