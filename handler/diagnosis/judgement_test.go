package diagnosis_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/diagnosis"
)

// TestAJudgementHoldsNoSentence walks the types of a judgement. A text in it is of a
// type that says what it is: a value of a closed list, a code, or a text of others;
// the rows of the log and the directory's objects are held as they are. A plain
// string could be a sentence of ours.
func TestAJudgementHoldsNoSentence(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		if seen[of] || of == reflect.TypeFor[time.Time]() || strings.HasSuffix(of.PkgPath(), "handler/signin") {
			return
		}
		seen[of] = true
		switch of.Kind() {
		case reflect.String:
			if of.PkgPath() == "" || strings.HasSuffix(of.PkgPath(), "handler/wording") {
				t.Errorf("%s is a %s, which may hold a sentence", path, of)
			}
		case reflect.Func, reflect.Interface, reflect.Chan:
			t.Errorf("%s is a %s and no data", path, of)
		case reflect.Map:
			walk(path+" key", of.Key())
			walk(path, of.Elem())
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(path, of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				walk(path+"."+of.Field(i).Name, of.Field(i).Type)
			}
		}
	}
	walk("Judgement", reflect.TypeFor[diagnosis.Judgement]())
	walk("Needs", reflect.TypeFor[diagnosis.Needs]())
	if len(seen) < 30 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

// TestJudgingKnowsNoLanguage: what is decided is the same for every reader.
func TestJudgingKnowsNoLanguage(t *testing.T) {
	options := reflect.TypeFor[diagnosis.Options]()
	for i := range options.NumField() {
		if field := options.Field(i); field.Type.Kind() != reflect.Bool {
			t.Errorf("%s is no switch", field.Name)
		}
	}
}
