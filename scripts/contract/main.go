// Command contract writes the documents that describe the contract from the Go types of the answer and
// one table of operations:
//
//	docs/diagnosis.schema.json           JSON Schema (draft-07) of every answer
//	handler/api/documents/openapi.json   OpenAPI 3.0.3, for API management and client generators
//	handler/api/documents/swagger.json   Swagger 2.0, for Power Platform custom connectors
//
// Run it in the root of the project after every change of the contract:
//
//	go run ./scripts/contract
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/ and handler/")
	flag.Parse()

	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

// documents are all generated files, by their path under the root.
func documents() map[string]object {
	return map[string]object{
		"docs/diagnosis.schema.json":         schemaDocument(),
		"handler/api/documents/openapi.json": openAPI(),
		"handler/api/documents/swagger.json": swagger(),
	}
}

func run(root string) error {
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
