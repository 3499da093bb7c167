package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strings"
)

// mark is a comment that names a guard, and how to take it out.
type mark struct {
	name, operation, value string
	file                   string // below the root, with slashes
	source                 []byte
	target                 target
}

// findMarks reads the Go files below the root. No name is given twice, and each
// mark stands right before a piece of syntax.
func findMarks(root fs.FS) (map[string]*mark, error) {
	marks := map[string]*mark{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && skipped(name):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil || !bytes.Contains(source, []byte("guard:")) {
			return err
		}
		return addMarks(marks, name, source)
	})
	return marks, err
}

func skipped(folder string) bool {
	name := path.Base(folder)
	return name == "node_modules" || name == "testdata" || strings.HasPrefix(name, ".") && folder != "."
}

func addMarks(marks map[string]*mark, file string, source []byte) error {
	files := token.NewFileSet()
	syntax, err := parser.ParseFile(files, file, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, group := range syntax.Comments {
		for _, comment := range group.List {
			m, is := readMark(comment.Text)
			if !is {
				continue
			}
			m.file, m.source = file, source
			if twin := marks[m.name]; twin != nil {
				return fmt.Errorf("guard:%s stands in %s and in %s", m.name, twin.file, file)
			}
			if m.target, err = findTarget(files, syntax, source, comment); err != nil {
				return fmt.Errorf("%s: guard:%s: %w", files.Position(comment.Pos()), m.name, err)
			}
			marks[m.name] = m
		}
	}
	return nil
}

// readMark reads a comment of the form guard:name, with an operation and its
// value after the name.
func readMark(comment string) (*mark, bool) {
	text := strings.TrimSuffix(comment[len("//"):], "*/")
	text, is := strings.CutPrefix(text, "guard:")
	if !is {
		return nil, false
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	operation, value, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return &mark{name: name, operation: operation, value: strings.TrimSpace(value)}, true
}
