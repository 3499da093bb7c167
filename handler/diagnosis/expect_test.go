package diagnosis_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
)

// compare says where the answer is not what the case expects, in words.
func (s story) compare(result answer.Diagnosis, needs diagnosis.Needs) []string {
	expect := s.line("expect")
	e := expectation{answer: result, needs: needs}
	if !expect.has("verdict") || !expect.has("primary") {
		e.wrong("the case must expect a verdict and a primary cause")
	}
	for _, w := range expect.words {
		check, known := checks[w.name]
		if !known {
			e.wrong("unknown expectation %q", w.name)
			continue
		}
		check(&e, w.value)
	}
	if s.line("source").number == 0 {
		e.wrong("the case names no source")
	}
	return e.faults
}

type expectation struct {
	answer answer.Diagnosis
	needs  diagnosis.Needs
	faults []string
}

func (e *expectation) wrong(format string, args ...any) {
	e.faults = append(e.faults, fmt.Sprintf(format, args...))
}

func (e *expectation) equal(what, got, want string) {
	if got != want {
		e.wrong("%s is %s, want %s", what, got, want)
	}
}

// first is the leading cause, or an empty one.
func (e *expectation) first() answer.Cause {
	if len(e.answer.Causes) == 0 {
		return answer.Cause{}
	}
	return e.answer.Causes[0]
}

// checks are the words of an expect line.
var checks = map[string]func(e *expectation, want string){
	"verdict":    func(e *expectation, want string) { e.equal("verdict", string(e.answer.Verdict), want) },
	"primary":    func(e *expectation, want string) { e.equal("primaryCause", string(e.answer.PrimaryCause), want) },
	"code":       func(e *expectation, want string) { e.equal("the first code", e.first().Code, want) },
	"state":      func(e *expectation, want string) { e.equal("the first state", string(e.first().State), want) },
	"confidence": func(e *expectation, want string) { e.equal("the first confidence", string(e.first().Confidence), want) },
	"refresh":    func(e *expectation, want string) { e.equal("refreshHelps", yesNo(e.first().RefreshHelps), want) },
	"readable": func(e *expectation, want string) {
		e.equal("policies readable", yesNo(e.answer.ConditionalAccess.Readable), want)
	},
	"needs": func(e *expectation, want string) { e.equal("needs policies", yesNo(e.needs.Policies), want) },
	"occurrences": func(e *expectation, want string) {
		e.equal("occurrences", strconv.Itoa(e.first().Occurrences), want)
	},
	"evidence": func(e *expectation, want string) {
		e.equal("rows of evidence", strconv.Itoa(len(e.first().Evidence)), want)
	},
	// counts are attempts/succeeded/failed/interrupted.
	"counts": func(e *expectation, want string) {
		c := e.answer.Counts
		e.equal("counts", fmt.Sprintf("%d/%d/%d/%d", c.Attempts, c.Succeeded, c.Failed, c.Interrupted), want)
	},
	// rows are those with a code: of causes, and harmless.
	"rows": func(e *expectation, want string) {
		c := e.answer.Counts
		e.equal("rows with a code", fmt.Sprintf("%d/%d", c.CauseRows, c.HarmlessRows), want)
	},
	// harmless are the lines of rows that look like errors and are none.
	"harmless": func(e *expectation, want string) {
		e.equal("the harmless rows", joined(e.answer.Harmless, func(h answer.Harmless) string {
			return fmt.Sprintf("%d*%d", h.Rows, h.ErrorCode)
		}), want)
	},
	"harmless-says": func(e *expectation, want string) {
		said := joined(e.answer.Harmless, func(h answer.Harmless) string { return h.Text })
		if !strings.Contains(said, want) {
			e.wrong("no line of harmless rows says %q: %s", want, said)
		}
	},
	"causes": func(e *expectation, want string) {
		e.equal("the causes", joined(e.answer.Causes, func(c answer.Cause) string { return c.Code }), want)
	},
	// states are those of all causes, in their order.
	"states": func(e *expectation, want string) {
		e.equal("the states", joined(e.answer.Causes, func(c answer.Cause) string { return string(c.State) }), want)
	},
	// silent is a rule, or a whole category.
	"silent": func(e *expectation, want string) {
		for _, c := range e.answer.Causes {
			if c.Code == want || string(c.Category) == want {
				e.wrong("the rule %s must stay silent", want)
			}
		}
	},
	"who": func(e *expectation, want string) {
		e.equal("who acts", joined(e.first().Remediation, func(s answer.Step) string { return string(s.Who) }), want)
	},
	"names": func(e *expectation, want string) {
		e.equal("the policies named", joined(e.first().Policies, func(p answer.CausePolicy) string { return p.DisplayName }), want)
	},
	"not-names": func(e *expectation, want string) {
		if said, _ := json.Marshal([]any{e.answer.Summary, e.answer.Causes}); strings.Contains(string(said), want) {
			e.wrong("the causes name %q", want)
		}
	},
	"gaps": func(e *expectation, want string) {
		e.equal("the gaps", joined(e.answer.Gaps, func(g answer.Gap) string { return string(g.Code) }), want)
	},
	"says": func(e *expectation, want string) {
		c := e.first()
		if said := e.answer.Summary + "\n" + c.Explanation + "\n" + string(c.AdminExplanation); !strings.Contains(said, want) {
			e.wrong("nothing says %q:\n%s", want, said)
		}
	},
	"advises": func(e *expectation, want string) {
		steps := e.first().Remediation
		if !slices.ContainsFunc(steps, func(s answer.Step) bool { return strings.Contains(s.Step+"\n"+string(s.Command), want) }) {
			e.wrong("no step says %q: %q", want, steps)
		}
	},
	"never-says": func(e *expectation, want string) {
		if said, _ := json.Marshal(e.answer); strings.Contains(string(said), want) {
			e.wrong("the answer holds %q", want)
		}
	},
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func joined[T any](items []T, text func(T) string) string {
	parts := make([]string, 0, len(items))
	for _, item := range items {
		parts = append(parts, text(item))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ",")
}
