// Package infra holds the promises of infra/: that it compiles without a
// word, and what the resources that it would make are allowed to be. The tests
// need the Bicep compiler on PATH and say that they were skipped without it.
package infra
