package render

import (
	"fmt"
	"math"
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

// cardPlan bounds what a card shows.
type cardPlan struct {
	longest   int  // characters of a text
	facts     int  // of the first cause
	steps     int  // of a cause
	causes    int  // after the first
	gaps      int  // lines
	trials    int  // lines on report-only policies
	harmless  int  // lines on rows that are no trouble
	admin     bool // the administrator's explanation
	commands  bool
	moreSteps bool // steps of further causes
}

func wholeCard() cardPlan {
	const all = math.MaxInt32
	return cardPlan{2000, all, all, all, all, all, mostHarmlessOnCard, true, true, true} // no sentence of ours is as long
}

// cardCuts are the parts that a card leaves out for its size, the least important
// first.
// After the last one a card of the longest texts is about 15 KB.
var cardCuts = []struct {
	name wording.Phrase
	cut  func(*cardPlan)
}{
	{book.Phrase("commands"), func(p *cardPlan) { p.commands = false }},
	{book.Phrase("steps of further causes"), func(p *cardPlan) { p.moreSteps = false }},
	{harmlessCut, func(p *cardPlan) { p.harmless = 0 }},
	{reportOnlyCut, func(p *cardPlan) { p.trials = 3 }},
	{reportOnlyCut, func(p *cardPlan) { p.trials = 0 }},
	{furtherCut, func(p *cardPlan) { p.causes = 4 }},
	{textsCut, func(p *cardPlan) { p.longest = 500 }},
	{gapsCut, func(p *cardPlan) { p.gaps = 4 }},
	{furtherCut, func(p *cardPlan) { p.causes = 0 }},
	{book.Phrase("the explanation for administrators"), func(p *cardPlan) { p.admin = false }},
	{textsCut, func(p *cardPlan) { p.longest = 250 }},
	{stepsCut, func(p *cardPlan) { p.steps = 6 }},
	{gapsCut, func(p *cardPlan) { p.gaps = 1 }},
	{textsCut, func(p *cardPlan) { p.longest = 120 }},
	{stepsCut, func(p *cardPlan) { p.steps = 4 }},
	{book.Phrase("some facts"), func(p *cardPlan) { p.facts = 8 }},
}

var (
	harmlessCut   = book.Phrase("rows that are no trouble")
	reportOnlyCut = book.Phrase("report-only policies")
	furtherCut    = book.Phrase("further causes")
	textsCut      = book.Phrase("the ends of long texts")
	gapsCut       = book.Phrase("some of what could not be seen")
	stepsCut      = book.Phrase("some steps")

	cardLeavesOut = book.Phrase("This card leaves out: {parts}. The page and the JSON of the same question hold everything.")
)

// fitCard returns the fullest card that is not too large.
func fitCard(d *answer.Diagnosis, l wording.Language) ([]byte, error) {
	c := cardWriter{cardPlan: wholeCard(), language: l}
	card, err := encodeCard(c.card(d, ""))
	var names []string
	for _, step := range cardCuts {
		if err != nil || len(card) <= /*guard:card-limit = 2 * _*/ MaxCard {
			return card, err
		}
		before := len(card)
		step.cut(&c.cardPlan)
		if card, err = encodeCard(c.card(d, leavesOut(l, names))); len(card) < before {
			//guard:card-cuts-named
			names = withName(names, step.name.In(l))
			card, err = encodeCard(c.card(d, leavesOut(l, names)))
		}
	}
	if err == nil && len(card) > MaxCard {
		err = fmt.Errorf("the smallest card is %d bytes", len(card))
	}
	return card, err
}

func withName(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

func leavesOut(l wording.Language, parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return cardLeavesOut.FillIn(l, values{"parts": wording.List(l, parts)})
}
