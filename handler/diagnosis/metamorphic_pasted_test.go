package diagnosis_test

import (
	"fmt"
	"slices"
	"strconv"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// sayNothing are codes that say nothing of why somebody was refused: polling, silent
// probes, pickers, the end of a device code.
var sayNothing = []int{16000, 16001, 50058, 50059, 50140, 50199, 70016, 70019, 70020}

// wrapper is a code that stands before the one that decides, and says nothing beside it.
const wrapper = 70002

var pastedNothing = property{
	name: "pasted",
	says: "a pasted code that decides nothing and that no row bears leads over nothing that stands",
	try: func(t *trial) {
		if t.complaint.HasError {
			return // it has a text of its own
		}
		before := t.plain()
		for _, code := range sayNothing {
			if bears(t.evidence, code) {
				continue
			}
			after := t.ask(t.evidence, pasting(t.complaint, code))
			if slices.ContainsFunc(before.Causes, isActive) || findsRow(t.evidence, t.complaint) {
				t.compare(strconv.Itoa(code), otherHead(before, after)...)
				continue
			}
			t.compare(strconv.Itoa(code), listedAside(before, after), verdictBroken(t.evidence, t.complaint, after))
		}
	},
	fault: "the text is taken for a row",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		for i, code := range c.Error.Codes {
			row := signin.SignIn{ID: guidOf("row", fmt.Sprint("pasted", i)), CreatedAt: caseNow, Interactive: true, Status: signin.Status{ErrorCode: code}}
			evidence.SignIns = append(slices.Clone(evidence.SignIns), row)
		}
		return theEngine(evidence, c, l)
	},
}

var pastedWrapper = property{
	name: "wrapped",
	says: "a wrapper before another code says no more than that code alone",
	try: func(t *trial) {
		if t.complaint.HasError || bears(t.evidence, wrapper) {
			return
		}
		before := t.plain()
		codes := []int{53003, 50126}
		if c := standing(before); c != nil && len(c.Evidence) > 0 && c.Evidence[0].ErrorCode != 0 {
			codes = append(codes, c.Evidence[0].ErrorCode)
		}
		slices.Sort(codes)
		for _, code := range slices.Compact(codes) {
			if known, _ := aadsts.Lookup(code); known.Decides == aadsts.DecidesAlone {
				continue // a wrapper itself
			}
			alone, wrapped := t.ask(t.evidence, pasting(t.complaint, code)), t.ask(t.evidence, pasting(t.complaint, wrapper, code))
			t.compare(strconv.Itoa(code), append(otherHead(alone, wrapped), differs("the causes", codesOf(alone), codesOf(wrapped)))...)
		}
	},
	fault: "only the first code of a text is read",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		c.Error.Codes = c.Error.Codes[:min(1, len(c.Error.Codes))]
		return theEngine(evidence, c, l)
	},
}

// pasting is the complaint with a text that holds the codes and nothing else.
func pasting(c diagnosis.Complaint, codes ...int) diagnosis.Complaint {
	text := ""
	for _, code := range codes {
		text += fmt.Sprintf("AADSTS%d: The text of the error. ", code)
	}
	c.Error, c.HasError = aadsts.Parse(text), true
	return c
}

// findsRow reports that an id of the caller's is in the log: the row decides then.
func findsRow(evidence signin.Evidence, c diagnosis.Complaint) bool {
	return slices.ContainsFunc(evidence.SignIns, func(row signin.SignIn) bool {
		return c.CorrelationID != "" && row.CorrelationID == c.CorrelationID || c.RequestID != "" && row.ID == c.RequestID
	})
}

func isActive(c answer.Cause) bool { return c.State == answer.StateActive }

// listedAside wants the pasted code told as what it is: worth knowing, from the text alone.
func listedAside(before, after answer.Diagnosis) string {
	aside := func(result answer.Diagnosis) int {
		n := 0
		for _, c := range result.Causes {
			if c.State == answer.StateInformational && len(c.Evidence) == 0 {
				n++
			}
		}
		return n
	}
	if aside(after) != aside(before)+1 {
		return "the code is not listed as informational: " + codesOf(after)
	}
	return ""
}

// verdictBroken wants the verdict that the contract defines.
func verdictBroken(evidence signin.Evidence, c diagnosis.Complaint, result answer.Diagnosis) string {
	if allowed := expectedVerdicts(evidence, c, result); !slices.Contains(allowed, result.Verdict) {
		return fmt.Sprintf("the verdict is %s, not of %v", result.Verdict, allowed)
	}
	return ""
}

// codesOf lists all causes with their states.
func codesOf(result answer.Diagnosis) string {
	return joined(result.Causes, func(c answer.Cause) string { return c.Code + " " + string(c.State) })
}
