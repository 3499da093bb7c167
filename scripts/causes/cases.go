package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"signin-diagnosis/handler/answer"
)

// oneCase is what a case tells of the rules: the page that it comes from, the rules that must be found, the
// rules or categories that must stay silent, and the category that must lead.
type oneCase struct {
	page          string
	found, silent []string
	primary       string
}

// about are the rules that the case names. One that names none is about the category that leads, or about no cause.
func (c oneCase) about() []string {
	if named := append(append([]string{}, c.found...), c.silent...); len(named) > 0 {
		return named
	}
	return []string{c.primary}
}

// readCases reads what the engine's tests are judged by (handler/diagnosis/testdata/cases/README.md).
func readCases(root string) ([]oneCase, error) {
	files, err := filepath.Glob(filepath.Join(root, "handler", "diagnosis", "testdata", "cases", "*.case"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no case files below %s: %w", root, err)
	}
	var cases []oneCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		read, err := parseCases(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		cases = append(cases, read...)
	}
	return cases, nil
}

func parseCases(text string) ([]oneCase, error) {
	var cases []oneCase
	page := ""
	for line := range strings.Lines(text) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch key {
		case "case":
			page = ""
		case "source":
			page = "https://" + strings.TrimSpace(rest)
		case "expect":
			if page == "" {
				return nil, fmt.Errorf("a case expects %q and names no source before it", strings.TrimSpace(rest))
			}
			cases = append(cases, expected(page, rest))
		}
	}
	return cases, nil
}

// expectation is one word of an expect line; quotes hold a value with spaces together.
var expectation = regexp.MustCompile(`([a-z-]+)=((?:"[^"]*"|[^\s"])*)`)

func expected(page, line string) oneCase {
	c := oneCase{page: page}
	for _, word := range expectation.FindAllStringSubmatch(line, -1) {
		switch name, value := word[1], strings.ReplaceAll(word[2], `"`, ""); name {
		case "code", "causes":
			if value != "" && value != string(answer.CategoryNone) {
				c.found = append(c.found, strings.Split(value, ",")...)
			}
		case "silent":
			c.silent = append(c.silent, value)
		case "primary":
			c.primary = value
		}
	}
	return c
}
