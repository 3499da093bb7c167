package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestEveryMutantOfTheListFitsItsFile(t *testing.T) {
	mutants, err := parse(list)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, m := range mutants {
		if names[m.name] {
			t.Errorf("two mutants are called %q", m.name)
		}
		names[m.name] = true
		source, err := os.ReadFile(filepath.Join("..", "..", m.file))
		if err != nil {
			t.Errorf("%s: %v", m.name, err)
			continue
		}
		if n := bytes.Count(source, []byte(m.old)); n != 1 {
			t.Errorf("%s: the text to take out stands %d times in %s, not once", m.name, n, m.file)
		}
	}
}

func TestAnIncompleteMutantIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no test":     "mutant: x\nfile: f\nold: a\nnew: b",
		"no change":   "mutant: x\nfile: f\nold: a\nnew: a\ntest: ./f",
		"unknown key": "mutant: x\nwhere: f",
	} {
		if _, err := parse(text); err == nil {
			t.Errorf("%s: the list was taken", name)
		}
	}
}
