// Package practice is a practice tenant: an imitation of Microsoft Graph and
// of the App Service identity endpoint, served over HTTP on the loopback
// interface, with people whose sign-ins tell stories. A newcomer sees the
// whole program at work without a tenant of their own, and tests meet Graph's
// traps here before they meet them in production.
//
// This package holds the connection: tokens, quotas, faults, and what was
// asked. Its packages are below it. graph knows Graph's answers; a new
// resource is a method there and a line in resources.go. people tells the stories,
// signinlog writes them into the log, org is the tenant that they happen in,
// and plain holds the JSON objects that these packages exchange.
//
// Everything in it is invented: names under .example (RFC 2606), documentation
// addresses (RFC 5737, RFC 3849), and a tenant named "Practice tenant". Only
// the ids of Microsoft's own services are real.
package practice
