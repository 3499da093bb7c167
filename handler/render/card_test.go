package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

func cardOf(t rapid.TB, d answer.Diagnosis, l wording.Language) map[string]any {
	t.Helper()
	var out bytes.Buffer
	if err := render.Card(&out, &d, l); err != nil {
		t.Fatal(err)
	}
	if out.Len() > render.MaxCard {
		t.Errorf("%d bytes", out.Len())
	}
	var card map[string]any
	if err := json.Unmarshal(out.Bytes(), &card); err != nil {
		t.Fatal(err)
	}
	return card
}

// eachElement shows every object of a card that has a type.
func eachElement(at any, show func(map[string]any)) {
	switch at := at.(type) {
	case map[string]any:
		if at["type"] != nil {
			show(at)
		}
		for _, value := range at {
			eachElement(value, show)
		}
	case []any:
		for _, value := range at {
			eachElement(value, show)
		}
	}
}

// textsOf lists what a card shows as Markdown.
func textsOf(card map[string]any) []string {
	var texts []string
	eachElement(card, func(e map[string]any) {
		if text, ok := e["text"].(string); ok {
			texts = append(texts, text)
		}
		if set, ok := e["facts"].([]any); ok {
			for _, f := range set {
				texts = append(texts, fmt.Sprint(f.(map[string]any)["value"]))
			}
		}
	})
	return texts
}

func TestACardSaysWhatADiagnosisSays(t *testing.T) {
	d := blocked()
	d.Causes = append(d.Causes, answer.Cause{Title: "Another cause"})
	d.Causes[0].Policies = []answer.CausePolicy{{DisplayName: "Block abroad"}}
	texts := textsOf(cardOf(t, d, "en"))
	for _, want := range []string{
		"Cannot sign in", "kim@contoso.example", "A policy blocks Kim.", "A policy blocks this location", "The sign-in came from abroad.",
		"**Does refreshing the page help?** No.", "User", "Sign in from the office.", "Conditional Access Administrator", "Look at the policy.",
		"Block abroad", "3", "{{DATE(2026-11-23T12:00:00Z, SHORT)}} {{TIME(2026-11-23T12:00:00Z)}}", "Another cause",
		"The log was read in part. Ask with a shorter lookback.", "“Trial” would have stopped 1 sign-in",
	} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is missing in\n%s", want, strings.Join(texts, "\n"))
		}
	}
	korean := textsOf(cardOf(t, d, "ko"))
	for _, want := range []string{"로그인할 수 없음", "해야 할 일", "사용자", "“Trial” 정책이 켜져 있었다면 로그인 1건이 차단되었을 것입니다."} {
		if !slices.Contains(korean, want) {
			t.Errorf("%q is missing in\n%s", want, strings.Join(korean, "\n"))
		}
	}
}

// Teams' limits: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference.
func TestACardHoldsWhatTeamsShowsAndNothingElse(t *testing.T) {
	known := []string{"AdaptiveCard", "TextBlock", "Container", "FactSet", "ActionSet", "Action.OpenUrl", "Action.ToggleVisibility"}
	for _, d := range []answer.Diagnosis{blocked(), worst(), poisoned("x"), {Verdict: answer.VerdictHealthy}} {
		card := cardOf(t, d, "en")
		if card["version"] != "1.5" || card["type"] != "AdaptiveCard" || card["fallbackText"] == "" {
			t.Errorf("type %v, version %v, fallback %v", card["type"], card["version"], card["fallbackText"])
		}
		eachElement(card, func(e map[string]any) {
			if !slices.Contains(known, e["type"].(string)) {
				t.Errorf("it holds a %v", e["type"])
			}
			if e["type"] == "TextBlock" && (e["wrap"] != true || e["text"] == "") {
				t.Errorf("a text that is cut or empty: %v", e)
			}
		})
	}
}

func TestTheFurtherCausesAreHiddenUntilSomebodyAsks(t *testing.T) {
	d := blocked()
	if actions := cardOf(t, d, "en")["actions"].([]any); len(actions) != 0 {
		t.Errorf("actions without further causes: %v", actions)
	}
	d.Causes = append(d.Causes, d.Causes[0], d.Causes[0])
	card := cardOf(t, d, "en")
	toggle := card["actions"].([]any)[0].(map[string]any)
	if toggle["title"] != "2 more causes" {
		t.Errorf("the toggle says %v", toggle["title"])
	}
	hidden := 0
	eachElement(card, func(e map[string]any) {
		if e["id"] == toggle["targetElements"].([]any)[0] && e["isVisible"] == false {
			hidden++
		}
	})
	if hidden != 1 {
		t.Errorf("%d elements are hidden behind it", hidden)
	}
}

func TestTheWorstCardFitsAndSaysWhatItLeavesOut(t *testing.T) {
	for _, l := range wording.Languages() {
		card := cardOf(t, worst(), l)
		texts := strings.Join(textsOf(card), "\n")
		for _, want := range map[wording.Language][]string{
			"en": {"Cannot sign in", "This card leaves out: commands, steps of further causes", "User", "Helpdesk"},
			"ko": {"로그인할 수 없음", "이 카드에서 생략된 항목: 명령, 다른 원인의 해결 단계"},
		}[l] {
			if !strings.Contains(texts, want) {
				t.Errorf("%q is missing in\n%s", want, texts)
			}
		}
	}
	if texts := strings.Join(textsOf(cardOf(t, blocked(), "en")), "\n"); strings.Contains(texts, "leaves out") {
		t.Errorf("an ordinary card leaves something out:\n%s", texts)
	}
}

// What matters least goes first: a card that is little too large keeps its causes and loses commands.
func TestACardLosesCommandsBeforeCauses(t *testing.T) {
	d := blocked()
	d.Causes = append(d.Causes, answer.Cause{Title: "Another cause"})
	for range 12 {
		d.Causes[0].Remediation = append(d.Causes[0].Remediation, answer.Step{Command: answer.OrNull(strings.Repeat("x", 1800))})
	}
	texts := strings.Join(textsOf(cardOf(t, d, "en")), "\n")
	if !strings.Contains(texts, "Another cause") || !strings.Contains(texts, "This card leaves out: commands.") || strings.Contains(texts, "xxx") {
		t.Errorf("got\n%s", texts)
	}
}

func TestNoCardIsTooLarge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sign := rapid.SampledFrom([]string{"a", "\\", "\"", "*", "한", "🔒", "{{", "](", "://", "\u0001", "1. "}).Draw(t, "sign")
		text := strings.Repeat(sign, rapid.IntRange(0, 2500).Draw(t, "length"))
		d := poisoned(text)
		for range rapid.IntRange(0, 5).Draw(t, "more") {
			d.Causes = append(d.Causes, d.Causes[0])
			d.Causes[0].Remediation = append(d.Causes[0].Remediation, d.Causes[0].Remediation[0])
			d.Gaps = append(d.Gaps, d.Gaps[0])
		}
		cardOf(t, d, rapid.SampledFrom(wording.Languages()).Draw(t, "language"))
	})
}

// TestForeignTextDoesNothingInACard looks at every text and address of cards made of poison.
func TestForeignTextDoesNothingInACard(t *testing.T) {
	for _, poison := range poisons {
		card := cardOf(t, poisoned(poison), "en")
		for _, text := range textsOf(card) {
			wantHarmless(t, strings.ReplaceAll(text, "{{DATE(2026-11-23T", ""))
		}
		eachElement(card, func(e map[string]any) {
			if e["url"] != nil {
				t.Errorf("the card opens %v", e["url"])
			}
		})
	}
}

// wantHarmless wants no sign that a reader of Markdown would act on.
func wantHarmless(t *testing.T, text string) {
	t.Helper()
	for _, sign := range []string{"](", "{{DATE", "${", "://", "www.", "\x1b", "\x00", "\u202e", "\u2066", "\u200b", "\u2028", "\r", "forged\n"} {
		if strings.Contains(text, sign) {
			t.Errorf("%q came through in %q", sign, text)
		}
	}
	unescaped := strings.NewReplacer(`\\`, "", `\#`, "", `\[`, "", `\]`, "", `\<`, "", `\>`, "", "\\`", "", `\*`, "").Replace(text)
	if strings.ContainsAny(unescaped, "[]<>`\\") {
		t.Errorf("not escaped: %q", text)
	}
}

func TestACardOpensOurLinks(t *testing.T) {
	var urls []string
	eachElement(cardOf(t, blocked(), "en"), func(e map[string]any) {
		if e["type"] == "Action.OpenUrl" {
			urls = append(urls, fmt.Sprint(e["title"], " ", e["url"]))
		}
	})
	if want := []string{"entra.microsoft.com/policy https://entra.microsoft.com/policy"}; !slices.Equal(urls, want) {
		t.Errorf("got %q, want %q", urls, want)
	}
}
