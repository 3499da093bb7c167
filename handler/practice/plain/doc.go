// Package plain holds JSON objects as a JSON reader would give them: maps,
// lists, texts and numbers, and nothing else. The rooms of the practice tenant
// hand each other such objects.
package plain
