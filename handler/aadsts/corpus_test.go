package aadsts

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/internal/pastedtexts"
)

func corpus(t *testing.T) []pastedtexts.Text {
	t.Helper()
	texts, err := pastedtexts.Read(os.DirFS("testdata/texts"))
	if err != nil || len(texts) < 150 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	return texts
}

func TestEveryTextOfTheCorpusIsReadAsItIs(t *testing.T) {
	for _, text := range corpus(t) {
		t.Run(text.Name, func(t *testing.T) {
			for key, got := range factsOf(Parse(text.Body)) {
				if want := text.Facts[key]; got != want {
					t.Errorf("%s: read %q, want %q", key, got, want)
				}
			}
		})
	}
}

// factsOf writes what was read as the corpus writes it.
func factsOf(read ErrorText) map[string]string {
	at := ""
	if !read.Timestamp.IsZero() {
		at = read.Timestamp.Format(time.RFC3339)
	}
	codes := strings.Trim(strings.ReplaceAll(fmt.Sprint(read.Codes), " ", ","), "[]")
	return map[string]string{
		"kind": cmp.Or(string(read.Kind), "none"), "codes": codes, "at": at,
		"correlation": read.CorrelationID, "request": read.RequestID, "app": read.AppID, "resource": read.ResourceID,
	}
}

// TestEveryKindFiresAndStaysSilent: a kind is held by a text that is of it, and by one
// that comes near it and is not.
func TestEveryKindFiresAndStaysSilent(t *testing.T) {
	fires, silent := map[string]bool{}, map[string]bool{}
	for _, text := range corpus(t) {
		fires[text.Facts["kind"]] = true
		if near := text.Facts["silent"]; near == text.Facts["kind"] {
			t.Errorf("%s is of the kind that it is to come near", text.Name)
		} else {
			silent[near] = true
		}
	}
	kinds := map[string]bool{string(KindCode): true, string(KindBrokerOffline): true, string(KindWindowsBroker): true}
	for _, p := range phrases {
		kinds[string(p.kind)] = true
	}
	for kind := range kinds {
		if !fires[kind] || !silent[kind] {
			t.Errorf("%s: fires %t, stays silent %t", kind, fires[kind], silent[kind])
		}
	}
}
