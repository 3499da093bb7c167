package diagnosis_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// A property compares two answers to one story that differ in something which must
// not matter, or must matter in one way only. It needs no truth, so it holds of every
// case of the corpus, and of those that will be written.
//
// What fails today is listed in testdata/red, a file for each property. A listed
// comparison that holds fails the test as well: whoever cures a kind takes it off,
// with go test ./handler/diagnosis -run Propert -update.

var update = flag.Bool("update", false, "write the lists of red comparisons again")

// engine is whatever answers a question about evidence.
type engine func(signin.Evidence, diagnosis.Complaint, wording.Language) answer.Diagnosis

// theEngine is the program's own.
func theEngine(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
	result, _ := judge(evidence, c, options{Attempts: true, Language: l})
	return result
}

type property struct {
	name string // of its file in testdata/red
	says string // what holds
	try  func(*trial)
	// broken is the engine with a fault that the property must notice.
	broken engine
	fault  string // what is wrong with it
}

// properties are all of them.
var properties = []property{
	pastedNothing, pastedWrapper, arrival, language, anHourEarlier, renewals, claimedSuccess,
	theirsTold, theirsSteps, theirsCured,
	harmlessRows, wholeLog, otherSystem,
}

// trial is one story in front of a property.
type trial struct {
	story
	evidence  signin.Evidence
	complaint diagnosis.Complaint
	engine    engine
	made      int               // comparisons
	wrong     map[string]string // by comparison: what is wrong
}

// compare notes one comparison of the story. It holds when no fault is named.
func (t *trial) compare(name string, faults ...string) {
	t.made++
	if faults = slices.DeleteFunc(faults, func(f string) bool { return f == "" }); len(faults) > 0 {
		t.wrong[name] = strings.Join(faults, "; ")
	}
}

// ask is the answer in English.
func (t *trial) ask(evidence signin.Evidence, c diagnosis.Complaint) answer.Diagnosis {
	return t.engine(evidence, c, wording.English)
}

// plain is the answer to the story as it stands.
func (t *trial) plain() answer.Diagnosis { return t.ask(t.evidence, t.complaint) }

// outcome is what came of a property over all stories.
type outcome struct {
	made  int
	wrong map[string]map[string]string // by story, then by comparison
}

func (p *property) over(t *testing.T, stories []story, ask engine) outcome {
	t.Helper()
	out := outcome{wrong: map[string]map[string]string{}}
	for _, s := range stories {
		evidence, complaint, _, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		one := trial{story: s, evidence: evidence, complaint: complaint, engine: ask, wrong: map[string]string{}}
		p.try(&one)
		out.made += one.made
		if len(one.wrong) > 0 {
			out.wrong[s.file+": "+s.name] = one.wrong
		}
	}
	return out
}

// count is how many comparisons fail.
func (o outcome) count() int {
	n := 0
	for _, wrong := range o.wrong {
		n += len(wrong)
	}
	return n
}

func TestPropertiesThatNeedNoTruth(t *testing.T) {
	stories := readStories(t)
	for _, p := range properties {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			got := p.over(t, stories, theEngine)
			t.Logf("%s: %d comparisons, %d of them red", p.says, got.made, got.count())
			if *update {
				writeRed(t, p.name, got)
			}
			for _, fault := range got.against(readRed(t, p.name)) {
				t.Error(fault)
			}
			p.notices(t, stories, got)
		})
	}
}

// notices wants a comparison that fails because the engine is broken: a property that
// no fault breaks says nothing. Where all fail as it is, nothing is left to see.
func (p *property) notices(t *testing.T, stories []story, sound outcome) {
	t.Helper()
	noticed := 0
	for story, wrong := range p.over(t, stories, p.broken).wrong {
		for comparison := range wrong {
			if _, red := sound.wrong[story][comparison]; !red {
				noticed++
			}
		}
	}
	t.Logf("where %s, %d more are red", p.fault, noticed)
	if noticed == 0 && sound.count() < sound.made {
		t.Errorf("no comparison notices that %s", p.fault)
	}
}

// against says where the outcome is not what the list of red comparisons says.
func (o outcome) against(red map[string][]string) []string {
	var faults []string
	for story, wrong := range o.wrong {
		for comparison, fault := range wrong {
			if !slices.Contains(red[story], comparison) {
				faults = append(faults, fmt.Sprintf("%s: %s: %s", story, comparison, fault))
			}
		}
	}
	for story, comparisons := range red {
		for _, comparison := range comparisons {
			if _, still := o.wrong[story][comparison]; !still {
				faults = append(faults, fmt.Sprintf("%s: %s: it holds now, or is not made any more: take it off the list", story, comparison))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// The lists of red comparisons: a line for each story, its comparisons after the
// last colon.

func redFile(name string) string { return filepath.Join("testdata", "red", name+".txt") }

func readRed(t *testing.T, name string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(redFile(name))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	red := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		at := strings.LastIndex(line, ": ")
		if at < 0 {
			t.Fatalf("%s: no comparisons in the line %q", redFile(name), line)
		}
		red[line[:at]] = strings.Split(strings.TrimSpace(line[at+2:]), ", ")
	}
	return red
}

// writeRed writes the list again; one that is empty is no file.
func writeRed(t *testing.T, name string, got outcome) {
	t.Helper()
	var out strings.Builder
	for _, story := range slices.Sorted(maps.Keys(got.wrong)) {
		fmt.Fprintf(&out, "%s: %s\n", story, strings.Join(slices.Sorted(maps.Keys(got.wrong[story])), ", "))
	}
	if err := os.MkdirAll(filepath.Dir(redFile(name)), 0o750); err != nil {
		t.Fatal(err)
	}
	if out.Len() == 0 {
		if err := os.Remove(redFile(name)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return
	}
	if err := os.WriteFile(redFile(name), []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestEveryRedListBelongsToAProperty(t *testing.T) {
	files, err := filepath.Glob(redFile("*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !slices.ContainsFunc(properties, func(p property) bool { return redFile(p.name) == file }) {
			t.Errorf("%s is the list of no property", file)
		}
	}
}

// What the properties compare.

// standing is the first cause where it stands, or nil.
func standing(result answer.Diagnosis) *answer.Cause {
	if len(result.Causes) == 0 || result.Causes[0].State != answer.StateActive {
		return nil
	}
	return &result.Causes[0]
}

// differs names two values where they differ; it is empty where they do not.
func differs[T comparable](what string, before, after T) string {
	if before == after {
		return ""
	}
	return fmt.Sprintf("%s was %v and is %v", what, before, after)
}

// otherText shows where two long texts part, with what stands around it.
func otherText(before, after string) string {
	if before == after {
		return ""
	}
	at := 0
	for at < min(len(before), len(after)) && before[at] == after[at] {
		at++
	}
	around := func(text string) string {
		return strings.ToValidUTF8(text[max(0, min(at, len(text))-60):min(len(text), at+60)], "")
	}
	return fmt.Sprintf("it was …%s… and is …%s…", around(before), around(after))
}

// otherHead says where verdict and first cause are others.
func otherHead(before, after answer.Diagnosis) []string {
	return []string{
		differs("the verdict", before.Verdict, after.Verdict),
		differs("the first cause", first(before), first(after)),
	}
}

// first is the first cause, its state and the rows that it rests on.
func first(result answer.Diagnosis) string {
	if len(result.Causes) == 0 {
		return "none"
	}
	c := result.Causes[0]
	return fmt.Sprintf("%s %s [%s]", c.State, c.Code, joined(c.Evidence, func(e answer.EvidenceEntry) string { return e.SignInID }))
}

// bears reports that a row of the evidence holds the code.
func bears(evidence signin.Evidence, code int) bool {
	return slices.ContainsFunc(evidence.SignIns, func(row signin.SignIn) bool { return row.Status.ErrorCode == code })
}

// withRows is the evidence with other rows.
func withRows(evidence signin.Evidence, rows []signin.SignIn) signin.Evidence {
	evidence.SignIns = rows
	return evidence
}
