// Command contract writes the documents that describe the contract from the Go types of the answer and
// one table of operations, and from the contract itself (handler/contract):
//
//	docs/diagnosis.schema.json                            JSON Schema (draft-07) of every answer
//	docs/openapi.yaml, handler/api/documents/openapi.json OpenAPI 3.0.3, for API management and client generators
//	docs/swagger2.json, handler/api/documents/swagger.json Swagger 2.0, for Power Platform custom connectors
//
// In docs/api.md and docs/troubleshooting.md it fills the blocks that say they are made of the contract.
//
// Run it in the root of the project after every change of the contract:
//
//	go run ./scripts/contract
//
// The examples in the documents are answers of the program to questions about the practice tenant. They
// are kept beside this program; -ask asks them again:
//
//	go run ./scripts/contract -ask bin/handler
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/ and handler/")
	program := flag.String("ask", "", "ask this `program` the examples' questions first")
	flag.Parse()

	if err := askThenRun(*root, *program); err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

// askThenRun writes the documents with the answers that are kept. New answers are part of this program
// from its next start on.
func askThenRun(root, program string) error {
	if program != "" {
		return askAll(context.Background(), program, filepath.Join(root, "scripts", "contract", "examples"))
	}
	return run(root)
}

// written is a document in one of its notations.
type written interface{ text() ([]byte, error) }

// documents returns all generated files, by their path under the root.
func documents() map[string]written {
	api, connector := openAPI(), swagger()
	return map[string]written{
		"docs/diagnosis.schema.json":         schemaDocument(),
		"docs/openapi.yaml":                  inYAML(api),
		"docs/swagger2.json":                 connector,
		"handler/api/documents/openapi.json": onOneLine(api),
		"handler/api/documents/swagger.json": onOneLine(connector),
	}
}

// run writes the documents and the blocks of the pages.
func run(root string) error {
	if err := writeDocuments(root); err != nil {
		return err
	}
	return writePages(root)
}

func writeDocuments(root string) error {
	for path, document := range documents() {
		text, err := document.text()
		if err != nil {
			return err
		}
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
