package diagnosis

import (
	"regexp"
	"strings"
	"testing"
)

func TestEveryCaseIsJudgedAsItSays(t *testing.T) {
	for _, s := range readStories(t) {
		t.Run(s.name, func(t *testing.T) {
			evidence, complaint, options, err := s.build()
			if err != nil {
				t.Fatal(err)
			}
			answer, needs := Judge(evidence, complaint, options)
			for _, fault := range s.compare(answer, needs) {
				t.Errorf("%s: %s: %s", s.file, s.name, fault)
			}
			for _, fault := range contractFaults(answer) {
				t.Errorf("%s: %s: %s", s.file, s.name, fault)
			}
		})
	}
}

func TestTheCasesAreManyAndDiffer(t *testing.T) {
	const fewest, fewestLong = 90, 30
	stories := readStories(t)
	long, names, shapes := 0, map[string]bool{}, map[string]string{}
	for _, s := range stories {
		evidence, complaint, options, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		if answer, _ := Judge(evidence, complaint, options); answer.Counts.Attempts >= 3 {
			long++
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
