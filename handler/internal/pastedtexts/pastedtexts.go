// Package pastedtexts reads the corpus of pasted texts for the tests that hold the
// reader and its words to it. README.md beside the texts says how they are written.
package pastedtexts

import (
	"fmt"
	"io/fs"
	"strings"
)

// Text is one pasted text, and what is true of it. Facts that are not named must not
// be read either.
type Text struct {
	Name string
	Body string
	// Facts are the lines above the text: source, kind, told, codes and so on.
	Facts map[string]string
}

var keys = map[string]bool{
	"source": true, "kind": true, "told": true, "codes": true, "correlation": true,
	"request": true, "app": true, "resource": true, "at": true, "silent": true,
}

// Read reads every file of a folder.
func Read(folder fs.FS) ([]Text, error) {
	files, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return nil, err
	}
	var all []Text
	for _, file := range files {
		data, err := fs.ReadFile(folder, file)
		if err != nil {
			return nil, err
		}
		for _, block := range strings.Split("\n"+string(data), "\n=== ")[1:] {
			text, err := parse(block)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			all = append(all, text)
		}
	}
	return all, nil
}

func parse(block string) (Text, error) {
	head, body, found := strings.Cut(block, "\n\n")
	if !found {
		return Text{}, fmt.Errorf("no empty line above the text of %q", block)
	}
	lines := strings.Split(head, "\n")
	text := Text{Name: lines[0], Body: strings.TrimSpace(body), Facts: map[string]string{}}
	for _, line := range lines[1:] {
		key, value, _ := strings.Cut(line, ": ")
		if !keys[key] || value == "" {
			return Text{}, fmt.Errorf("%s: the line %q says nothing that is known", text.Name, line)
		}
		text.Facts[key] = value
	}
	return text, nil
}
