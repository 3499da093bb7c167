package diagnosis_test

import (
	"encoding/json"
	"slices"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var arrival = property{
	name: "arrival",
	says: "how the rows arrive changes nothing",
	try: func(t *trial) {
		before := wireOf(t.plain())
		for name, arrive := range arrivals {
			after := t.ask(withRows(t.evidence, arrive(t.evidence.SignIns)), t.complaint)
			t.compare(name, otherText(before, wireOf(after)))
		}
	},
	fault: "rows are told apart by where they arrive",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		return theEngine(withRows(evidence, evidence.SignIns[min(1, len(evidence.SignIns)):]), c, l)
	},
}

// arrivals are ways in which the same rows may come.
var arrivals = map[string]func([]signin.SignIn) []signin.SignIn{
	"backwards": func(rows []signin.SignIn) []signin.SignIn {
		rows = slices.Clone(rows)
		slices.Reverse(rows)
		return rows
	},
	// two kinds of rows, read one after the other
	"by kind": func(rows []signin.SignIn) []signin.SignIn {
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(a, b signin.SignIn) int { return boolOrder(a.Interactive, b.Interactive) })
		return rows
	},
	"twice": func(rows []signin.SignIn) []signin.SignIn { return slices.Concat(rows, rows) },
	// pages of three, the last first, and each begins with the row that the one before it ended with
	"in pages": func(rows []signin.SignIn) []signin.SignIn {
		const size = 3
		var pages []signin.SignIn
		for start := range rows {
			if start%size == 0 {
				pages = slices.Concat(rows[max(0, start-1):min(len(rows), start+size)], pages)
			}
		}
		return pages
	},
	// the policies of a row on two pages
	"in parts": func(rows []signin.SignIn) []signin.SignIn {
		rows = slices.Clone(rows)
		for i, row := range rows {
			if half := len(row.AppliedPolicies) / 2; half > 0 {
				rows[i].AppliedPolicies = row.AppliedPolicies[:half]
				row.AppliedPolicies = row.AppliedPolicies[half:]
				rows = append(rows, row)
			}
		}
		return rows
	},
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	default:
		return 1
	}
}

// wireOf is the answer as callers get it.
func wireOf(result answer.Diagnosis) string {
	data, err := json.Marshal(result)
	if err != nil {
		panic(err)
	}
	return string(data)
}
