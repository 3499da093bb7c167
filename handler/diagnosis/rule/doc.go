// Package rule says what a rule is, and holds the predicates that rules of several
// categories ask, by topic: policies, MFA, devices, the account, the client, habits.
package rule
