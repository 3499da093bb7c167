// What tells somebody that something is wrong. Each alert is a query over the log in infra/queries;
// docs/operations.md says what each means and what to do.

param prefix string
param location string
param tags object
param workspaceId string

@description('Who is told; empty: the alerts show in the portal only.')
param emails string[]

@description('Whether the identity is meant to hold every default permission: only then is a hole in an answer worth an alert.')
param holesAreUnexpected bool

type alert = {
  name: string
  title: string
  query: string
  @description('0 is critical, 4 is talk.')
  severity: int
  @description('More rows than this within a quarter of an hour.')
  above: int
}

var always alert[] = [
  {
    name: 'server-errors'
    title: 'Calls end with 5xx'
    query: loadTextContent('../queries/server-errors.kql')
    severity: 2
    above: 2
  }
  {
    name: 'graph-access'
    title: 'Graph refuses the sign-in log: consent, licence or identity lost'
    query: loadTextContent('../queries/graph-access.kql')
    severity: 1
    above: 0
  }
  {
    name: 'throttled'
    title: 'Questions turned away: the quota of Graph is used up'
    query: loadTextContent('../queries/throttled.kql')
    severity: 3
    above: 5
  }
  {
    name: 'restarts'
    title: 'The handler does not start, or starts again and again'
    query: loadTextContent('../queries/restarts.kql')
    severity: 1
    above: 0
  }
  {
    name: 'closed'
    title: 'Everybody is refused: authentication is off, or the host is set up wrongly'
    query: loadTextContent('../queries/closed.kql')
    severity: 1
    above: 0
  }
]

var holes alert[] = [
  {
    name: 'graph-holes'
    title: 'Answers have holes: a permission is lost'
    query: loadTextContent('../queries/graph-holes.kql')
    severity: 2
    above: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: '${prefix}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'signin-diag'
    emailReceivers: map(emails, email => { name: email, emailAddress: email, useCommonAlertSchema: true })
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in concat(always, holesAreUnexpected ? holes : []): {
    name: '${prefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Sign-in diagnosis: ${alert.title}'
      description: 'What to do: docs/operations.md, "${alert.name}".'
      enabled: true
      severity: alert.severity
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.above
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      // A new workspace has none of the tables yet.
      skipQueryValidation: true
      actions: { actionGroups: empty(emails) ? [] : [people.id] }
    }
  }
]
