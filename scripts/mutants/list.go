package main

import (
	"fmt"
	"strings"
)

// mutant is one guard taken out: old becomes new in file, and the test must fail.
type mutant struct {
	name, file, old, new string
	test                 []string // the arguments of go test
}

// parse reads the list: blocks of "key: value" lines, parted by empty lines. A
// value is taken to the letter; "\n" and "\t" in it stand for a line break and a
// tab. Lines that begin with # are comments.
func parse(text string) ([]mutant, error) {
	var mutants []mutant
	for number, block := range strings.Split(text, "\n\n") {
		m, err := parseBlock(block)
		if err != nil {
			return nil, fmt.Errorf("block %d: %w", number+1, err)
		}
		if m.name != "" {
			mutants = append(mutants, m)
		}
	}
	return mutants, nil
}

var escapes = strings.NewReplacer(`\n`, "\n", `\t`, "\t")

func parseBlock(block string) (mutant, error) {
	var m mutant
	fields := map[string]*string{"mutant": &m.name, "file": &m.file, "old": &m.old, "new": &m.new}
	for line := range strings.Lines(block) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch into, known := fields[key]; {
		case key == "test":
			m.test = strings.Fields(value)
		case !known:
			return m, fmt.Errorf("unknown key %q", key)
		default:
			*into = escapes.Replace(value)
		}
	}
	if m.name != "" && (m.file == "" || m.old == "" || len(m.test) == 0 || m.old == m.new) {
		return m, fmt.Errorf("%q needs file, old, new and test", m.name)
	}
	return m, nil
}
