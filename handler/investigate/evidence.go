package investigate

import (
	"slices"
	"strconv"
	"strings"

	"signin-diagnosis/handler/signin"
)

// evidence returns what the gathering found, and what it could not see.
func (g *gathering) evidence(window signin.Window) signin.Evidence {
	window.ReadFrom = g.read.readFrom
	return signin.Evidence{
		Asked:       g.asked,
		Window:      window,
		Lookup:      g.found.lookup,
		Account:     g.found.account,
		SignIns:     g.own,
		RowsDropped: g.others + g.read.unreadable,
		Sources: signin.Sources{
			SignIns:  g.read.source(),
			Account:  g.found.source(),
			Policies: signin.Source{Status: signin.SourceNotAsked},
		},
		Gaps: g.gaps(),
	}
}

// gaps returns what the gathering could not see.
func (g *gathering) gaps() []signin.Gap {
	var gaps []signin.Gap
	add := func(missing bool, code signin.GapCode, detail string) {
		if missing {
			gaps = append(gaps, signin.Gap{Code: code, Detail: detail})
		}
	}
	//guard:unreadable-account-gap
	if g.found.failure != nil {
		add(true, signin.GapAccountNotReadable, gapDetail(g.found.failure))
	}
	//guard:non-interactive-gap
	add(g.read.interactiveOnly, signin.GapNonInteractiveNotVisible, "")
	//guard:window-gap
	add(!g.read.covered, signin.GapWindowNotCovered, "")
	add(g.read.unreadable > 0, signin.GapRowsNotReadable, strconv.Itoa(g.read.unreadable))
	add(g.others > 0, signin.GapRowsOfOthers, strconv.Itoa(g.others))
	add(policiesHidden(g.own), signin.GapPoliciesNotVisible, "")
	return gaps
}

// policiesHidden reports whether policies were evaluated and none is shown: Graph
// leaves the property out of every row, without an error, when the reader
// holds no permission for policies
// (https://learn.microsoft.com/graph/api/resources/signin).
func policiesHidden(rows []signin.SignIn) bool {
	shown := slices.ContainsFunc(rows, func(row signin.SignIn) bool { return row.AppliedPolicies != nil })
	evaluated := slices.ContainsFunc(rows, func(row signin.SignIn) bool {
		return strings.EqualFold(row.ConditionalAccessStatus, signin.ResultSuccess) ||
			strings.EqualFold(row.ConditionalAccessStatus, signin.ResultFailure)
	})
	//guard:hidden-policies false
	return evaluated && !shown
}

// copyFor returns the evidence as one question may have it: under the name as that
// question wrote it, with slices of its own, because the rows are shared with the
// cache and with other questions.
func copyFor(evidence signin.Evidence, asked string) signin.Evidence {
	evidence.Asked = asked
	//guard:rows-cloned
	evidence.SignIns = slices.Clone(evidence.SignIns)
	evidence.Gaps = slices.Clone(evidence.Gaps)
	if evidence.Account != nil {
		account := *evidence.Account
		evidence.Account = &account
	}
	return evidence
}
