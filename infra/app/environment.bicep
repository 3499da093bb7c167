// How main.bicepparam reads lists out of environment variables.

@export()
@description('A list with commas between its items; empty: no item.')
func list(text string) string[] => empty(trim(text)) ? [] : map(split(text, ','), item => trim(item))

@export()
@description('The same, but null where nothing is said.')
func listOrNull(text string) string[]? => empty(trim(text)) ? null : list(text)
