package diagnosis_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// A case file holds stories of one theme, one fact a line, empty lines between
// the stories. Every line is a key, a colon and words; a word is plain
// (interactive) or has a value (app=Teams); quotes hold a value with spaces
// together. README.md beside the files lists the words.

// story is one case as the file says it.
type story struct {
	name  string
	file  string
	lines []storyLine
}

type storyLine struct {
	number int
	key    string
	words  []word
}

// word is one word of a line: "app=Teams" has the name app and the value
// Teams, "interactive" has the name only.
type word struct{ name, value string }

func (l storyLine) get(name string) (string, bool) {
	for _, w := range l.words {
		if w.name == name {
			return w.value, true
		}
	}
	return "", false
}

func (l storyLine) value(name, other string) string {
	if v, ok := l.get(name); ok {
		return v
	}
	return other
}

func (l storyLine) has(name string) bool {
	_, ok := l.get(name)
	return ok
}

func (s story) line(key string) storyLine {
	for _, l := range s.lines {
		if l.key == key {
			return l
		}
	}
	return storyLine{key: key}
}

func readStories(t testing.TB) []story {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.case")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	var stories []story
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := parseStories(filepath.Base(file), string(text))
		if err != nil {
			t.Fatal(err)
		}
		stories = append(stories, read...)
	}
	return stories
}

var lineKeys = map[string]bool{
	"case": true, "source": true, "account": true, "log": true, "event": true,
	"definition": true, "ask": true, "expect": true,
}

func parseStories(file, text string) ([]story, error) {
	var stories []story
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, rest, _ := strings.Cut(line, ":")
		rest = strings.TrimSpace(rest)
		switch {
		case !lineKeys[key]:
			return nil, fmt.Errorf("%s:%d: unknown key %q", file, i+1, key)
		case key == "case":
			stories = append(stories, story{name: rest, file: file})
			continue
		case len(stories) == 0:
			return nil, fmt.Errorf("%s:%d: a line before the first case", file, i+1)
		}
		words, err := splitWords(rest)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		s := &stories[len(stories)-1]
		s.lines = append(s.lines, storyLine{number: i + 1, key: key, words: words})
	}
	return stories, nil
}

// splitWords splits at spaces outside quotes and takes the quotes off.
func splitWords(text string) ([]word, error) {
	var words []word
	var current strings.Builder
	quoted, started := false, false
	end := func() {
		if started {
			name, value, _ := strings.Cut(current.String(), "=")
			words = append(words, word{name, value})
		}
		current.Reset()
		started = false
	}
	for _, r := range text {
		switch {
		case r == '"':
			quoted, started = !quoted, true
		case unicode.IsSpace(r) && !quoted:
			end()
		default:
			current.WriteRune(r)
			started = true
		}
	}
	if quoted {
		return nil, fmt.Errorf("a quote is not closed in %q", text)
	}
	end()
	return words, nil
}

// guidOf makes the same id from the same name every time.
func guidOf(kind, name string) string {
	if name == "" {
		return ""
	}
	hex := fmt.Sprintf("%x", sha256.Sum256([]byte(kind+"\x00"+name)))
	return strings.Join([]string{hex[:8], hex[8:12], "4" + hex[13:16], "8" + hex[17:20], hex[20:32]}, "-")
}
