package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/contract"
)

const root = "../.."

func TestTheServedPageIsUpToDate(t *testing.T) {
	want, err := page(readFile(t, source))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(readFile(t, target), want) {
		t.Errorf("%s is not what %s says; run go generate ./...", target, source)
	}
}

// TestEveryGapHasItsSectionAndEverySectionItsGap compares the page with the constants in the source.
func TestEveryGapHasItsSectionAndEverySectionItsGap(t *testing.T) {
	want := constants(t, "handler/signin/evidence.go", "GapCode")
	var got []string
	for _, s := range sections(t, "Gaps") {
		got = append(got, s.title)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the gaps (-) and the sections (+) differ:\n%s", diff)
	}
}

func TestEveryExitCodeHasItsSection(t *testing.T) {
	for _, exit := range contract.Exits() {
		title := "Exit code " + strconv.Itoa(exit.Code)
		if !slices.ContainsFunc(sections(t, "The command line"), func(s section) bool { return s.title == title }) {
			t.Errorf("%s is not explained", title)
		}
	}
}

// TestEverySectionOfAGapSaysWhatItPromises: who reads one looks at the same place in each of them.
func TestEverySectionOfAGapSaysWhatItPromises(t *testing.T) {
	for _, s := range sections(t, "Gaps") {
		at := 0
		for _, part := range []string{"\n**Means:** ", "\n**The answer loses:** ", "\n**To close it:** "} {
			found := strings.Index(s.text[at:], part)
			if found < 0 {
				t.Errorf("%s lacks %q, or has it in the wrong place", s.title, strings.TrimSpace(part))
				break
			}
			at += found
		}
	}
}

// TestThePageStandsAlone: it is read where the repository is not, so a link leads into it or to the web.
func TestThePageStandsAlone(t *testing.T) {
	served := string(readFile(t, target))
	for _, link := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(served, -1) {
		inside := strings.HasPrefix(link[1], "#") && strings.Contains(served, `id="`+link[1][1:]+`"`)
		if !inside && !strings.HasPrefix(link[1], "https://") {
			t.Errorf("the link %s leads nowhere", link[1])
		}
	}
	ids := regexp.MustCompile(` id="([^"]*)"`).FindAllString(served, -1)
	slices.Sort(ids)
	if unique := slices.Compact(slices.Clone(ids)); len(unique) != len(ids) {
		t.Errorf("an anchor stands twice among %v", ids)
	}
	if strings.Contains(served, "raw HTML omitted") || strings.Contains(served, "<script") {
		t.Error("the page holds HTML of its own")
	}
}

type section struct{ title, text string }

// sections returns those of one chapter, by their headings.
func sections(t *testing.T, chapter string) (list []section) {
	t.Helper()
	_, rest, found := strings.Cut(string(readFile(t, source)), "\n## "+chapter+"\n")
	if !found {
		t.Fatalf("no chapter %s", chapter)
	}
	rest, _, _ = strings.Cut(rest, "\n## ")
	for _, text := range strings.Split(rest, "\n### ")[1:] {
		title, _, _ := strings.Cut(text, "\n")
		list = append(list, section{title, text})
	}
	return list
}

// constants returns the texts of the constants of one type.
func constants(t *testing.T, file, kind string) (values []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is {
			return true
		}
		if name, typed := spec.Type.(*ast.Ident); typed && name.Name == kind {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, value)
		}
		return true
	})
	if len(values) == 0 {
		t.Fatalf("no constant of type %s in %s", kind, file)
	}
	return values
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
