// Package diagnosis decides: evidence goes in, a Judgement comes out. It has no
// I/O, no clock and no language, so the same evidence always gives the same
// judgement, in whatever order its rows come. handler/telling puts it into words.
//
// The way through it: rows become events and attempts (timeline), rows that stopped
// somebody are claimed by rules (rule, rules) and become findings (find.go), later
// rows end findings (rule.Resolution), findings of one rule become a cause (draft.go,
// cause.go), causes are ordered (rank.go) and summed up in a verdict (verdict.go).
// Nothing is a guess: no cause without evidence.
package diagnosis
