// Values that Azure would take, or refuse without saying which: they end the deployment with words instead.

@export()
@description('Address ranges with their length, or names of service tags.')
func ranges(name string, list string[]) string[] =>
  map(list, range =>
    contains('0123456789', substring(range, 0, 1)) && !contains(range, '/')
      ? fail('${name}: "${range}" needs its length, as in 203.0.113.7/32')
      : range)

@export()
@description('Object ids and client ids.')
func ids(name string, list string[]) string[] =>
  map(list, id =>
    length(id) == 36 && length(split(id, '-')) == 5
      ? id
      : fail('${name}: "${id}" is no id such as 11111111-2222-3333-4444-555555555555'))

@export()
@description('App settings of traces: nothing else may be set along with them, above all not what the handler believes of the platform.')
func tracing(name string, settings object) object =>
  toObject(
    objectKeys(settings),
    key => startsWith(key, 'OTEL_') ? key : fail('${name}: "${key}" does not begin with OTEL_'),
    key => settings[key]
  )
