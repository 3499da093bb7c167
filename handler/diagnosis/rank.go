package diagnosis

import (
	"cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

// rankOf is the place of a category in the order, and behind all others for one that has none.
func (b *Rulebook) rankOf(category answer.Category) int {
	if rank, listed := b.ranks[category]; listed {
		return rank
	}
	return len(b.book.Precedence)
}

// before reports whether causes of rule x come before those of rule y, all else alike.
func (b *Rulebook) before(x, y *rule.Rule) bool {
	return cmp.Or(cmp.Compare(b.rankOf(x.Category), b.rankOf(y.Category)), cmp.Compare(x.Code, y.Code)) < 0
}

// rank is the place of a cause in the order. Ranks are two apart, so that an
// exception can go ahead of a category without meeting the one before.
func (b *Rulebook) rank(d *draft) int {
	s := &rule.Standing{Lead: &d.lead().Subject, NamesApp: d.relevance()&relevantByApp != 0, StillRows: d.stillRows()}
	for i := range b.book.Exceptions {
		e := &b.book.Exceptions[i]
		switch {
		case !e.Fits(d.rule, s):
			continue
		case e.Ahead:
			return 2*b.rankOf(e.With) - 1
		default:
			return 2 * b.rankOf(e.With)
		}
	}
	return 2 * b.rankOf(d.rule.Category)
}

func (d *draft) stillRows() int {
	still := 0
	for _, f := range d.findings {
		if f.state() == answer.StateActive {
			still++
		}
	}
	return still
}

var stateRank = map[answer.State]int{answer.StateActive: 0, answer.StateResolved: 1, answer.StateInformational: 2}

// compareDrafts puts the cause first that the reader should act on first: what
// the complaint names by an id or a code, then what still stands, then what the
// complaint's app or time points to, then a person's before an agent's, then
// precedence, then what was refused, newer, interactive, or more frequent.
func compareDrafts(a, b *draft) int {
	return cmp.Or(
		cmp.Compare(overriding(a), overriding(b)),
		cmp.Compare(b.named(), a.named()),
		cmp.Compare(stateRank[a.state()], stateRank[b.state()]),
		cmp.Compare(b.relevance(), a.relevance()),
		cmp.Compare(agentRank(a), agentRank(b)),
		cmp.Compare(a.rank, b.rank),
		cmp.Compare(waitingRank(a), waitingRank(b)),
		b.lead().at().Compare(a.lead().at()),
		cmp.Compare(interactiveRank(a), interactiveRank(b)),
		cmp.Compare(len(b.findings), len(a.findings)),
		cmp.Compare(a.rule.Code, b.rule.Code),
	)
}

// named is how well the complaint's ids and code fit. An app or a time fits
// much else besides, and a flag may be old, so those never lift what is over
// above what stands.
func (d *draft) named() int {
	return d.relevance() &^ (relevantByFlag | relevantByApp | relevantByTime)
}

// overriding: a disabled account stops whatever the complaint is about.
func overriding(d *draft) int { return lastIf(d.state() != answer.StateActive || d.rank != 0) }

// waitingRank: what was refused comes before what waits for the user, because
// the page that waits often asks for what is missing.
func waitingRank(d *draft) int { return lastIf(d.state() == answer.StateActive && d.waits()) }

// agentRank: what stops an agent keeps nobody out who signs in by hand.
func agentRank(d *draft) int {
	//guard:agent-after-person = 0
	return lastIf(d.lead().OfAgent())
}

func interactiveRank(d *draft) int { return lastIf(!d.lead().Interactive) }

// lastIf ranks what is so behind what is not.
func lastIf(is bool) int {
	if is {
		return 1
	}
	return 0
}
