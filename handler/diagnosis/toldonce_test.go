package diagnosis_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// toldOnceFaults says where an answer does not tell each row once, as far as the answer
// itself shows it: who adds the page up must get what it says.
func toldOnceFaults(result answer.Diagnosis) []string {
	c, n := &contractCheck{}, result.Counts
	if n.FailedRows != n.CauseRows+n.HarmlessRows {
		c.wrong("%d rows with a code are not %d of causes and %d harmless ones", n.FailedRows, n.CauseRows, n.HarmlessRows)
	}
	if n.SignIns != result.Window.SignInsRead {
		c.wrong("%d rows are counted, and %d were read", n.SignIns, result.Window.SignInsRead)
	}
	harmless, lines := 0, map[line]bool{}
	for _, h := range result.Harmless {
		if at := (line{h.ErrorCode, string(h.App)}); h.Rows < 1 || h.ErrorCode == 0 || lines[at] {
			c.wrong("%d rows of %d at %q are no line of their own", h.Rows, h.ErrorCode, h.App)
		}
		lines[line{h.ErrorCode, string(h.App)}] = true
		harmless += h.Rows
	}
	if harmless != n.HarmlessRows {
		c.wrong("the lines hold %d harmless rows of %d", harmless, n.HarmlessRows)
	}
	c.attemptsHoldEachRow(result)
	return c.faults
}

// line is what a line of harmless rows is about.
type line struct {
	code int
	app  string
}

func (c *contractCheck) attemptsHoldEachRow(result answer.Diagnosis) {
	rows, failed, told := 0, 0, map[string]bool{}
	for _, a := range result.Attempts {
		if a.Rows != len(a.Events) {
			c.wrong("an attempt of %d rows lists %d", a.Rows, len(a.Events))
		}
		rows += a.Rows
		for _, e := range a.Events {
			if e.ErrorCode != 0 {
				failed++
			}
			if e.SignInID != "" && told[e.SignInID] {
				c.wrong("the row %s is in two attempts", e.SignInID)
			}
			told[e.SignInID] = true
		}
	}
	if listed := len(result.Attempts) > 0 && result.AttemptsOmitted == 0; listed && (rows != result.Counts.SignIns || failed != result.Counts.FailedRows) {
		c.wrong("the attempts hold %d rows, %d of them with a code, and not %d and %d", rows, failed, result.Counts.SignIns, result.Counts.FailedRows)
	}
}

// rowFaults says which rows are told twice, or not at all, by the rows themselves. It
// can tell only where the causes show all their rows.
func rowFaults(rows []signin.SignIn, result answer.Diagnosis) (faults []string, could bool) {
	shown := map[string]bool{}
	for _, cause := range result.Causes {
		if cause.Occurrences != len(cause.Evidence) {
			return nil, false
		}
		for _, e := range cause.Evidence {
			shown[e.SignInID] = true
		}
	}
	left, causeRows, seen := map[line]int{}, 0, map[string]bool{}
	for i := range rows {
		row := &rows[i]
		switch {
		case row.Succeeded() || seen[row.ID]:
		case shown[row.ID]:
			causeRows++
		default:
			left[line{row.Status.ErrorCode, row.AppDisplayName}]++
		}
		seen[row.ID] = true
	}
	if causeRows != result.Counts.CauseRows {
		faults = append(faults, fmt.Sprintf("the causes show %d rows with a code, and %d are counted", causeRows, result.Counts.CauseRows))
	}
	for _, h := range result.Harmless {
		if at := (line{h.ErrorCode, string(h.App)}); left[at] == h.Rows {
			delete(left, at)
		} else {
			faults = append(faults, fmt.Sprintf("%d rows of %d at %q are harmless, and no cause rests on %d", h.Rows, at.code, at.app, left[at]))
		}
	}
	for at, n := range left {
		faults = append(faults, fmt.Sprintf("%d rows of %d at %q are told nowhere", n, at.code, at.app))
	}
	return faults, true
}

func TestEveryRowIsToldOnce(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		evidence, c := drawEvidence(t, everyCode), drawComplaint(t)
		result, _ := judge(evidence, c, options{Attempts: true})
		faults, could := rowFaults(evidence.SignIns, result)
		if could {
			compared++
		}
		for _, fault := range slices.Concat(toldOnceFaults(result), faults) {
			t.Errorf("%s:\n%s", fault, wire(t, result))
		}
	})
	if compared < 30 {
		t.Errorf("only %d logs could be compared row by row", compared)
	}
}

func TestEveryRowOfEveryCaseIsToldOnce(t *testing.T) {
	compared, met := 0, map[diagnosis.WhyHarmless]bool{}
	for _, s := range readStories(t) {
		evidence, complaint, o, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		judgement, _ := book.Judge(evidence, complaint, diagnosis.Options{Attempts: true})
		for _, h := range judgement.Harmless {
			sum := 0
			for why, rows := range h.Why {
				met[diagnosis.WhyHarmless(why)] = met[diagnosis.WhyHarmless(why)] || rows > 0
				sum += rows
			}
			if sum != h.Rows {
				t.Errorf("%s: %s: %d reasons for %d rows of %d", s.file, s.name, sum, h.Rows, h.ErrorCode)
			}
		}
		result, _ := judge(evidence, complaint, o)
		faults, could := rowFaults(evidence.SignIns, result)
		if could {
			compared++
		}
		for _, fault := range faults {
			t.Errorf("%s: %s: %s", s.file, s.name, fault)
		}
	}
	if met[0] {
		t.Error("a harmless row has no reason")
	}
	for _, why := range diagnosis.WhysHarmless() {
		if !met[why] {
			t.Errorf("no case has a row with the reason %d", why)
		}
	}
	if compared < 150 {
		t.Errorf("only %d cases could be compared row by row", compared)
	}
}
