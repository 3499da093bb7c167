package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

func TestEachGuardOfTheListIsMarkedAndCanBeTakenOut(t *testing.T) {
	mutants, err := plan(list, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mutants {
		if _, err := m.mark.takeOut(); err != nil {
			t.Errorf("%s: %v", m.mark.file, err)
		}
	}
}

func TestEachTestOfTheListIsThere(t *testing.T) {
	mutants, err := plan(list, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mutants {
		arguments := m.arguments()
		wanted := regexp.MustCompile(arguments[len(arguments)-1])
		if len(arguments) == 1 {
			wanted = regexp.MustCompile("")
		}
		if !hasTest(t, filepath.Join(root, arguments[0]), wanted) {
			t.Errorf("guard:%s: no test in %s is called like %s", m.guard, arguments[0], wanted)
		}
	}
}

var testName = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

func hasTest(t *testing.T, folder string, wanted *regexp.Regexp) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range testName.FindAllSubmatch(source, -1) {
			if wanted.Match(found[1]) {
				return true
			}
		}
	}
	return false
}

func TestAListThatDoesNotFitTheMarksIsRefused(t *testing.T) {
	marks := map[string]*mark{}
	if err := addMarks(marks, "a.go", []byte("package a\n\nfunc f() {\n\t//guard:one\n\tf()\n}\n")); err != nil {
		t.Fatal(err)
	}
	const one = "mutant: it is lost\nguard: one\n\n"
	for name, test := range map[string]struct{ list, fault string }{
		"as it should be":   {one, ""},
		"no mark":           {one + "mutant: x\nguard: two\n", "no mark in the source says guard:two"},
		"not in the list":   {"", "guard:one is not in the list"},
		"in the list twice": {one + "mutant: x\nguard: one\n", "guard:one is in the list twice"},
		"no guard":          {"mutant: x\n", "needs mutant and guard"},
		"unknown key":       {"mutant: x\nfile: f\n", "unknown key"},
	} {
		mutants, err := parse(test.list)
		if err == nil {
			err = join(mutants, marks)
		}
		expectFault(t, name, err, test.fault)
	}
}

func expectFault(t *testing.T, name string, err error, fault string) {
	t.Helper()
	switch {
	case fault == "" && err != nil:
		t.Errorf("%s: %v", name, err)
	case fault != "" && (err == nil || !strings.Contains(err.Error(), fault)):
		t.Errorf("%s: %v, not %q", name, err, fault)
	}
}
