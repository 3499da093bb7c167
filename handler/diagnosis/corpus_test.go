package diagnosis_test

import (
	"regexp"
	"strings"
	"testing"
)

func TestEveryCaseIsJudgedAsItSays(t *testing.T) {
	for _, s := range readStories(t) {
		t.Run(s.name, func(t *testing.T) {
			evidence, complaint, o, err := s.build()
			if err != nil {
				t.Fatal(err)
			}
			result, needs := judge(evidence, complaint, o)
			for _, fault := range s.compare(result, needs) {
				t.Errorf("%s: %s: %s", s.file, s.name, fault)
			}
			for _, fault := range contractFaults(result) {
				t.Errorf("%s: %s: %s", s.file, s.name, fault)
			}
		})
	}
}

func TestTheCasesAreManyAndDiffer(t *testing.T) {
	const fewest, fewestLong = 150, 60
	stories := readStories(t)
	long, names, shapes := 0, map[string]bool{}, map[string]string{}
	for _, s := range stories {
		if s.judged(t).Counts.Attempts >= 3 {
			long++
		}
		if source, named := s.source(); !named {
			t.Errorf("%s: %q names no source", s.file, s.name)
		} else if !strings.Contains(source, ".") {
			t.Errorf("%s: the source of %q is no address: %s", s.file, s.name, source)
		}
		if names[s.name] {
			t.Errorf("two cases are called %q", s.name)
		}
		names[s.name] = true
		if other, twice := shapes[s.shape()]; twice {
			t.Errorf("%q and %q differ in nothing but codes", s.name, other)
		}
		shapes[s.shape()] = s.name
	}
	if len(stories) < fewest || long < fewestLong {
		t.Errorf("%d cases, %d with three attempts or more; want %d and %d", len(stories), long, fewest, fewestLong)
	}
}

// source is the address on the case's source line.
func (s story) source() (string, bool) {
	words := s.line("source").words
	if len(words) == 0 {
		return "", false
	}
	return words[0].name, true
}

var numberInText = regexp.MustCompile(`\d{5,}`)

// shape is what the case gives to the engine, without the error codes.
func (s story) shape() string {
	var out strings.Builder
	for _, l := range s.lines {
		if l.key == "source" || l.key == "expect" {
			continue
		}
		out.WriteString("\n" + l.key)
		for i, w := range l.words {
			if l.key == "event" && i == 1 {
				continue
			}
			out.WriteString(" " + w.name + "=" + numberInText.ReplaceAllString(w.value, "N"))
		}
	}
	return out.String()
}
