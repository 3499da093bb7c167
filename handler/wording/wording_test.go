package wording

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAReaderGetsTheBestLanguageThereIs(t *testing.T) {
	for wishes, want := range map[string]Language{
		"":                             English,
		"ko":                           Korean,
		"ko-KR,ko;q=0.9,en-US;q=0.8":   Korean,
		"en-US,en;q=0.9,ko;q=0.8":      English,
		"fr-FR, ko;q=0.4":              Korean,
		"fr":                           English,
		"zz-broken;;q=,":               English,
		"kok":                          English,
		strings.Repeat("ko-KR,", 4000): Korean,
	} {
		if got := Match("", wishes); got != want && len(wishes) < 1000 {
			t.Errorf("%q gets %s, want %s", wishes, got, want)
		}
	}
	if Match("en", "ko") != English || Match("ko", "en") != Korean {
		t.Error("the first wish does not win")
	}
	if !Known("ko") || Known("fr") || Known("") {
		t.Error("the languages are not those that there are")
	}
}

func TestTextsAreFilledOnce(t *testing.T) {
	v := Values{"app": "the {account}", "account": "Anna", "code": "7"}
	for text, want := range map[string]string{
		"{app} failed. {app} again, {app}.": "The {account} failed. The {account} again, the {account}.",
		"{unknown}x":                        "x",
		"plain":                             "plain",
		"":                                  "",
	} {
		if got := Fill(text, v); got != want {
			t.Errorf("Fill(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"code={code}": "code=7", "id={missing}": "", "whole": "whole"} {
		if got, ok := FillWhole(text, v); got != want || ok != (want != "") {
			t.Errorf("FillWhole(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestABookAnswersInTheLanguageAndFallsBackToEnglish(t *testing.T) {
	b := NewBook("# remark\n\n= Refresh {app}.\n{app} 새로 고침.\n")
	refresh, plain := b.Phrase("Refresh {app}."), b.Phrase("Plain.")
	v := Values{"app": "teams"}
	for got, want := range map[string]string{
		refresh.Fill(English, v):        "Refresh teams.",
		refresh.FillIn(Korean, v):       "teams 새로 고침.",
		plain.In(Korean):                "Plain.",
		b.In(Korean, "Refresh {app}."):  "{app} 새로 고침.",
		b.In(English, "Refresh {app}."): "Refresh {app}.",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestABookNamesTheFaultsOfItsCatalogue(t *testing.T) {
	for name, story := range map[string]struct {
		catalogue string
		want      []string
	}{
		"whole":             {"= A {x}.\n가 {x}, {x}.\n= B.\n나.", nil},
		"missing":           {"= A {x}.\n가 {x}.", []string{`no translation of "B."`}},
		"lost brace":        {"= A {x}.\n가.\n= B.\n나.", []string{`other braces than in "A {x}.": "가."`}},
		"new brace":         {"= A {x}.\n가 {x}.\n= B.\n나 {y}.", []string{`other braces than in "B.": "나 {y}."`}},
		"stale":             {"= A {x}.\n가 {x}.\n= B.\n나.\n= Old.\n옛.", []string{`a translation of a text that is nowhere: "Old."`}},
		"twice":             {"= A {x}.\n가 {x}.\n= B.\n나.\n= B.\n다.", []string{"line 6: the text is translated twice"}},
		"without its text":  {"= A {x}.\n가 {x}.\n= B.\n나.\n다.", []string{"line 5: a translation without its text"}},
		"entry before open": {"= A {x}.\n= B.\n나.\n= A {x}.\n가 {x}.", []string{"line 2: the entry before has no translation"}},
		"last open":         {"= A {x}.\n가 {x}.\n= B.\n나.\n= C.", []string{"the last entry has no translation"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := NewBook(story.catalogue)
			b.Phrase("B.")
			if got := b.Faults([]string{"A {x}.", ""}); !slices.Equal(got, story.want) {
				t.Errorf("got %q, want %q", got, story.want)
			}
		})
	}
}

func TestTimesAndListsForPeople(t *testing.T) {
	morning := time.Date(2026, 11, 23, 9, 5, 59, 0, time.FixedZone("CET", 3600))
	for got, want := range map[string]string{
		When(English, time.Time{}):                                      "an unknown day",
		When(Korean, time.Time{}):                                       "알 수 없는 날짜",
		When(English, morning):                                          "23 November 2026 at 08:05 UTC",
		When(Korean, morning):                                           "2026년 11월 23일 오전 8:05(UTC)",
		When(Korean, morning.Add(4*time.Hour)):                          "2026년 11월 23일 오후 12:05(UTC)",
		Duration(English, 90*24*time.Hour):                              "90 days",
		Duration(English, time.Hour):                                    "1 hour",
		Duration(English, 90*time.Minute):                               "90 minutes",
		Duration(English, 90*time.Second+time.Millisecond):              "90 seconds",
		Duration(English, 0):                                            "0 seconds",
		Duration(Korean, 12*time.Hour):                                  "12시간",
		Duration(Korean, 90*24*time.Hour):                               "90일",
		Every(English, time.Hour) + ", " + Every(English, 12*time.Hour): "every hour, every 12 hours",
		Every(Korean, 12*time.Hour):                                     "12시간마다",
		List(English, nil):                                              "",
		List(English, []string{"a"}):                                    "a",
		List(English, []string{"a", "b", "c"}):                          "a, b and c",
		List(Korean, []string{"가", "나"}):                                "가, 나",
		Counted(1, "sign-in") + " of " + Counted(2, "sign-in"):          "1 sign-in of 2 sign-ins",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
