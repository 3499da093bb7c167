package diagnosis_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
)

// Logic Apps' Parse JSON fails on a missing key, so no key may be left out.
func TestNoKeyOfAnAnswerCanBeLeftOut(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			look(of.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[of] || of == reflect.TypeFor[answer.Time]() {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			field := of.Field(i)
			name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			if name == "" || name == "-" || options != "" || !strings.EqualFold(name[:1], field.Name[:1]) {
				t.Errorf("%s.%s is written as %q", of.Name(), field.Name, field.Tag.Get("json"))
			}
			look(field.Type)
		}
	}
	look(reflect.TypeFor[answer.Diagnosis]())
	look(reflect.TypeFor[answer.Explanation]())
	if len(seen) < 15 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

func TestTheListOfAttemptsIsBoundedAndNewestFirst(t *testing.T) {
	evidence, _, _, _ := story{}.build()
	for i := range 500 + 20 {
		b := builder{evidence: evidence}
		line := storyLine{number: i, words: []word{{"app", "App"}}}
		evidence.SignIns = append(evidence.SignIns, b.row(line, i, caseNow.Add(-caseWindow).Add(time.Duration(i)*15*time.Minute), 50105))
	}
	result, _ := judge(evidence, diagnosis.Complaint{}, options{Attempts: true})
	if len(result.Attempts) != 500 || result.AttemptsOmitted != 20 || result.Counts.Attempts != 500+20 {
		t.Errorf("%d listed, %d omitted of %d", len(result.Attempts), result.AttemptsOmitted, result.Counts.Attempts)
	}
	if !result.Attempts[0].StartedAt.Instant().After(result.Attempts[1].StartedAt.Instant()) || result.Attempts[0].CauseCode != "app-assignment.notAssigned" {
		t.Errorf("the first is %+v", result.Attempts[0])
	}
	if brief, _ := judge(evidence, diagnosis.Complaint{}, options{}); len(brief.Attempts) != 0 || brief.AttemptsOmitted != 0 {
		t.Errorf("a summary lists %d attempts", len(brief.Attempts))
	}
}
