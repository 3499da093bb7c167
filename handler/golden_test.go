package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// update writes the golden answers again:
//
//	go test ./handler -run TestGoldenAnswers -update
//
// The change of an answer is then part of the change that a reviewer reads.
var update = flag.Bool("update", false, "write the golden answers again")

// goldenFolder holds what every story of the practice tenant is answered: a folder for each
// account, a file for each language and format.
const goldenFolder = "testdata/golden"

// goldenClock returns the present of the golden answers.
func goldenClock() time.Time { return time.Date(2026, 11, 23, 16, 0, 0, 0, time.UTC) }

// TestGoldenAnswers asks about every person of the practice tenant at one fixed moment, through
// HTTP and the whole program, and wants the very bytes that were answered before.
func TestGoldenAnswers(t *testing.T) {
	if *update {
		if err := os.RemoveAll(goldenFolder); err != nil {
			t.Fatal(err)
		}
	}
	here := practiceSettings(t)
	for _, story := range practice.Stories() {
		t.Run(story.UPN, func(t *testing.T) {
			told := toldInAllWays(t, here, story.UPN)
			for name, body := range told {
				if filepath.Ext(name) == ".html" {
					told[name] = withoutStyle(t, body)
				}
			}
			wantGolden(t, story.UPN, told)
		})
	}
}

// practiceSettings returns those of a program that asks a practice tenant with a fixed clock.
func practiceSettings(t *testing.T) settings {
	t.Helper()
	tenant, err := practice.New(practice.Options{Stories: true, Now: goldenClock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tenant.Close() })
	t.Setenv("IDENTITY_ENDPOINT", tenant.IdentityEndpoint())
	t.Setenv("IDENTITY_HEADER", tenant.IdentityHeader())
	return settings{GraphEndpoint: tenant.URL(), IdentityEndpoint: tenant.IdentityEndpoint(), Timeout: time.Minute}
}

// toldInAllWays answers a question in every language and format, by the name of the golden file.
// Each question has a program of its own, because one keeps Graph's quota of five reports in ten
// seconds.
func toldInAllWays(t *testing.T, here settings, upn string) map[string][]byte {
	t.Helper()
	p, err := build(here, nil)
	if err != nil {
		t.Fatal(err)
	}
	asker := investigate.New(investigate.Options{
		Directory: p.graph, Judge: rulebook().Judge, Timeout: here.Timeout, CacheTTL: time.Minute, Practice: true, Now: goldenClock,
	})
	told := map[string][]byte{}
	for _, language := range wording.Languages() {
		answer, err := asker.Ask(t.Context(), investigate.Question{
			Account: upn, Lookback: 24 * time.Hour,
			Options: diagnosis.Options{Attempts: true},
		})
		if err != nil {
			t.Fatal(err)
		}
		found := p.teller.Tell(&answer.Judgement, telling.Options{Language: language})
		told[fmt.Sprintf("%s.json", language)] = indented(t, found)
		for format, renderer := range renderers() {
			body, err := renderer.Render(found, language)
			if err != nil {
				t.Fatal(err)
			}
			told[fmt.Sprintf("%s.%s", language, format)] = body
		}
	}
	return told
}

func indented(t *testing.T, value any) []byte {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// styleSheet is what every page holds. It is cut out of the golden pages, so that a line of it is
// one line of a change.
const styleSheet = "render/web/style.css"

// withoutStyle cuts the style sheet out of a page, which has to hold exactly that file.
func withoutStyle(t *testing.T, page []byte) []byte {
	t.Helper()
	style, err := os.ReadFile(styleSheet)
	if err != nil {
		t.Fatal(err)
	}
	before, after, holds := bytes.Cut(page, slices.Concat([]byte("<style>"), bytes.TrimSpace(style), []byte("</style>")))
	if !holds {
		t.Fatalf("the page does not hold %s", styleSheet)
	}
	return slices.Concat(before, []byte("<style></style>"), after)
}

// wantGolden compares with the files, which are all there is: none is missing, none left over.
func wantGolden(t *testing.T, upn string, told map[string][]byte) {
	t.Helper()
	folder := filepath.Join(goldenFolder, upn)
	if *update {
		writeGolden(t, folder, told)
	}
	for name, want := range readGolden(t, folder) {
		switch got, exists := told[name]; {
		case !exists:
			t.Errorf("%s: nothing is answered so any more", name)
		case !bytes.Equal(got, want):
			t.Errorf("%s differs %s", filepath.Join(folder, name), firstDifference(got, want))
		}
		delete(told, name)
	}
	for name := range told {
		t.Errorf("%s has no golden file; -update writes it", filepath.Join(folder, name))
	}
}

func readGolden(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(folder, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func writeGolden(t *testing.T, folder string, told map[string][]byte) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, body := range told {
		if err := os.WriteFile(filepath.Join(folder, name), body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(got, want []byte) string {
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i, line := range gotLines {
		if i >= len(wantLines) || !bytes.Equal(line, wantLines[i]) {
			return fmt.Sprintf("in line %d:\n got %s\nwant %s", i+1, line, bytes.Join(wantLines[min(i, len(wantLines)):min(i+1, len(wantLines))], nil))
		}
	}
	return fmt.Sprintf("behind line %d:\nwant %s", len(gotLines), wantLines[min(len(gotLines), len(wantLines)-1)])
}
