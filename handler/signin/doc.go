// Package signin holds the nouns of the program: what the Entra sign-in log,
// the directory and the Conditional Access policies say, and how well they
// could be read. It knows no transport and imports the standard library only.
//
// Field names follow the beta resource types signIn, user and
// conditionalAccessPolicy of Microsoft Graph
// (https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta).
// Enumerations stay strings, because Graph adds members without notice.
package signin
