package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
)

// mutant is an entry of the list: the name of a guard and what is lost without it.
type mutant struct {
	name, guard, test string
	mark              *mark
}

// arguments returns those of go test. A test without a folder is one of the package
// that holds the guard; without a test, all tests of that package are meant.
func (m mutant) arguments() []string {
	if strings.HasPrefix(m.test, "./") {
		return strings.Fields(m.test)
	}
	folder := "./" + path.Dir(m.mark.file)
	if m.test == "" {
		return []string{folder}
	}
	return []string{folder, "-run", m.test}
}

func (m mutant) matches(text string) bool {
	return slices.ContainsFunc([]string{m.name, m.guard, m.mark.file}, func(s string) bool { return strings.Contains(s, text) })
}

// plan reads the list and finds the guards below the root. Each entry has one
// mark, and each mark one entry.
func plan(list, root string) ([]mutant, error) {
	mutants, err := parse(list)
	if err != nil {
		return nil, err
	}
	marks, err := findMarks(os.DirFS(root))
	if err != nil {
		return nil, err
	}
	return mutants, join(mutants, marks)
}

func join(mutants []mutant, marks map[string]*mark) error {
	var faults []error
	names := map[string]bool{}
	unused := map[string]bool{}
	for name := range marks {
		unused[name] = true
	}
	for i, m := range mutants {
		switch {
		case marks[m.guard] == nil:
			faults = append(faults, fmt.Errorf("%q: no mark in the source says guard:%s", m.name, m.guard))
		case !unused[m.guard]:
			faults = append(faults, fmt.Errorf("%q: guard:%s is in the list twice", m.name, m.guard))
		case names[m.name]:
			faults = append(faults, fmt.Errorf("two mutants are called %q", m.name))
		}
		names[m.name] = true
		delete(unused, m.guard)
		mutants[i].mark = marks[m.guard]
	}
	for name := range unused {
		faults = append(faults, fmt.Errorf("%s: guard:%s is not in the list", marks[name].file, name))
	}
	return errors.Join(faults...)
}

// parse reads the list: blocks of "key: value" lines, parted by empty lines.
// Lines that begin with # are comments.
func parse(list string) ([]mutant, error) {
	var mutants []mutant
	for number, block := range strings.Split(list, "\n\n") {
		m, err := parseBlock(block)
		if err != nil {
			return nil, fmt.Errorf("block %d: %w", number+1, err)
		}
		if m != (mutant{}) {
			mutants = append(mutants, m)
		}
	}
	return mutants, nil
}

func parseBlock(block string) (m mutant, err error) {
	fields := map[string]*string{"mutant": &m.name, "guard": &m.guard, "test": &m.test}
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, _ := strings.Cut(line, ":")
		into := fields[key]
		if into == nil {
			return m, fmt.Errorf("unknown key %q", key)
		}
		*into = strings.TrimSpace(value)
	}
	if m != (mutant{}) && (m.name == "" || m.guard == "") {
		return m, fmt.Errorf("%q needs mutant and guard", m.name+m.guard)
	}
	return m, nil
}
