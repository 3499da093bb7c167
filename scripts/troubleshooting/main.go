// Command troubleshooting makes the content of the page that the function serves of
// docs/troubleshooting.md:
//
//	go run ./scripts/troubleshooting
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
)

const (
	source = "docs/troubleshooting.md"
	target = "handler/api/documents/troubleshooting.html"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/ and handler/")
	flag.Parse()
	text, err := os.ReadFile(filepath.Join(*root, source))
	if err == nil {
		text, err = page(text)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(*root, target), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "troubleshooting:", err)
		os.Exit(1)
	}
}

// remarks matches lines that are for the editor of the file.
var remarks = regexp.MustCompile(`(?m)^<!-- .* -->\n`)

// page returns the Markdown as the program's pages take it. A heading's id is its text
// in lower case with hyphens, as in the repository's own view of the file.
func page(markdown []byte) ([]byte, error) {
	var out bytes.Buffer
	err := goldmark.New(goldmark.WithParserOptions(parser.WithAutoHeadingID())).Convert(remarks.ReplaceAll(markdown, nil), &out)
	return out.Bytes(), err
}
