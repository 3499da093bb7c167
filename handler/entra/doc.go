// Package entra reads Microsoft Graph for a diagnosis: the sign-in log, the
// accounts and the Conditional Access policies of one tenant.
//
// Requests are built with the SDK's builders and sent through its adapter, so
// that URLs, tokens and error types are the SDK's; bodies are decoded into the
// nouns of package signin, because the SDK's models know a third of the log's
// properties and lose the values of enumerations that they do not know.
// Retries, quota and limits are this package's own (see limiter.go, retry.go
// and transport.go). Every error that a Client gives is a *signin.Failure.
package entra
