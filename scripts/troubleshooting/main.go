// Command troubleshooting makes the page that the function serves of
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

// The page stands alone: it loads nothing, and follows the reader's choice of
// light or dark. The section that a link leads to is marked.
const (
	before = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Troubleshooting: Sign-in Diagnosis for Microsoft Entra</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h3 { margin-top: 2.5rem; }
h3:target { outline: 3px solid; outline-offset: 0.3rem; }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid; }
</style>
</head>
<body>
<main>
`
	after = "</main>\n</body>\n</html>\n"
)

// page is the Markdown as a page. A heading's id is its text in lower case with
// hyphens, as in the repository's own view of the file.
func page(markdown []byte) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(before)
	err := goldmark.New(goldmark.WithParserOptions(parser.WithAutoHeadingID())).Convert(markdown, &out)
	out.WriteString(after)
	return out.Bytes(), err
}
