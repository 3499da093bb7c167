// The log line as a page in the portal: what was asked, by whom, how fast, what failed.

param name string
param location string
param tags object
param workspaceId string

var pages = [
  { title: 'Verdicts and causes', query: loadTextContent('../queries/questions.kql') }
  { title: 'Who asks', query: loadTextContent('../queries/callers.kql') }
  { title: 'How long answers take', query: loadTextContent('../queries/speed.kql') }
  { title: 'Questions turned away', query: loadTextContent('../queries/throttled.kql') }
  { title: 'Calls that failed', query: loadTextContent('../queries/server-errors.kql') }
  { title: 'Every question', query: loadTextContent('../queries/audit.kql') }
]

var range = {
  type: 9
  name: 'range'
  content: {
    version: 'KqlParameterItem/1.0'
    parameters: [
      {
        version: 'KqlParameterItem/1.0'
        name: 'Range'
        type: 4
        isRequired: true
        value: { durationMs: 86400000 }
        typeSettings: { selectableValues: map([3600000, 86400000, 604800000, 2592000000], ms => { durationMs: ms }) }
      }
    ]
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, name)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Sign-in diagnosis'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat(
        [range],
        map(pages, page => {
          type: 3
          name: page.title
          content: {
            version: 'KqlItem/1.0'
            title: page.title
            query: page.query
            size: 0
            queryType: 0
            resourceType: 'microsoft.operationalinsights/workspaces'
            timeContextFromParameter: 'Range'
          }
        })
      )
    })
  }
}
