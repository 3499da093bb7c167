// Package diagnosis judges: Evidence goes in, a Diagnosis comes out. It has no
// I/O and no clock, so the same evidence always gives the same answer, in
// whatever order its rows come.
//
// The way through it: rows become attempts (attempt.go), rows that stopped
// somebody are claimed by rules (rule.go, rules_*.go) and become findings
// (find.go), later rows resolve findings (cure.go), findings of one rule
// become a cause (cause.go), causes are ordered (rank.go) and summed up in a
// verdict (verdict.go). Nothing is a guess: no cause without evidence.
package diagnosis
