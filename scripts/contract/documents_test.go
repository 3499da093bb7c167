package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const root = "../.."

func TestTheGeneratedFilesAreUpToDate(t *testing.T) {
	for path, document := range documents() {
		want, err := document.text()
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(root, path))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the Go types say (%v): run `go run ./scripts/contract` in the root of the project", path, err)
		}
	}
}

func TestTheBlocksOfThePagesAreUpToDate(t *testing.T) {
	for path, blocks := range pages {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		want, err := fillBlocks(string(text), blocks)
		if err != nil || want != string(text) {
			t.Errorf("%s is not what handler/contract says (%v): run `go generate ./handler`", path, err)
		}
	}
}

func TestAPageThatLostItsBlockIsAnError(t *testing.T) {
	if _, err := fillBlocks("# A page\n", pages["docs/troubleshooting.md"]); err == nil {
		t.Error("nobody hears that a block is gone")
	}
}

func TestWritingGivesTheSameFilesElsewhere(t *testing.T) {
	folder := t.TempDir()
	if err := writeDocuments(folder); err != nil {
		t.Fatal(err)
	}
	for path := range documents() {
		written, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			t.Fatal(err)
		}
		if committed, _ := os.ReadFile(filepath.Join(root, path)); !bytes.Equal(written, committed) {
			t.Errorf("%s differs from the project's", path)
		}
	}
}

// TestEveryClosedListHoldsItsConstants reads the constants in the source, so that one that is added there
// and forgotten here is found.
func TestEveryClosedListHoldsItsConstants(t *testing.T) {
	inLists := constants(t, "handler/answer/lists.go")
	declared := constants(t, "handler/answer/lists.go", "handler/signin/failure.go", "handler/signin/check.go")
	for list, values := range closedLists {
		if diff := cmp.Diff(declared[list.Name()], values); diff != "" {
			t.Errorf("%s: the constants (-) and the documents (+) differ:\n%s", list.Name(), diff)
		}
		delete(inLists, list.Name())
	}
	for name := range inLists {
		t.Errorf("the closed list %s is in no document", name)
	}
}

// constants lists the texts of all typed constants in source files, by the name of their type.
func constants(t *testing.T, paths ...string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				collect(t, spec, found)
			}
			return true
		})
	}
	return found
}

func collect(t *testing.T, spec *ast.ValueSpec, into map[string][]string) {
	t.Helper()
	list, ok := spec.Type.(*ast.Ident)
	if !ok {
		return
	}
	for _, value := range spec.Values {
		literal, ok := value.(*ast.BasicLit)
		if !ok {
			t.Fatalf("a constant of %s is no literal", list.Name)
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		into[list.Name] = append(into[list.Name], text)
	}
}

func TestEveryNoteIsAboutSomethingThatExists(t *testing.T) {
	known := map[string]bool{}
	for _, structure := range structsIn(answers) {
		known[nameOf(structure)] = true
		for field := range structure.Fields() {
			key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			known[nameOf(structure)+"."+key] = true
		}
		if notes[nameOf(structure)].text == "" {
			t.Errorf("the structure %s is not described", nameOf(structure))
		}
	}
	for name := range notes {
		if !known[name] {
			t.Errorf("the note %s describes nothing", name)
		}
	}
}

func TestEveryReferenceResolves(t *testing.T) {
	for name, document := range map[string]object{"openapi.json": openAPI(), "swagger.json": swagger(), "schema": schemaDocument()} {
		decoded, references := decode(t, document), 0
		walk(decoded, func(key string, value any) {
			if key != "$ref" {
				return
			}
			references++
			var at any = decoded
			for step := range strings.SplitSeq(strings.TrimPrefix(value.(string), "#/"), "/") {
				inside, _ := at.(map[string]any)
				at = inside[step]
			}
			if at == nil {
				t.Errorf("%s: %v leads nowhere", name, value)
			}
		})
		if wantNone := name == "schema"; (references == 0) != wantNone {
			t.Errorf("%s holds %d references", name, references)
		}
	}
}

func TestEveryOperationHasItsOwnIDAndTypedErrors(t *testing.T) {
	for name, document := range map[string]object{"openapi.json": openAPI(), "swagger.json": swagger()} {
		var ids []string
		walk(decode(t, document)["paths"], func(key string, value any) {
			if key == "operationId" {
				ids = append(ids, value.(string))
			}
			if responses, ok := value.(map[string]any); ok && key == "responses" {
				for _, status := range []string{"200", "400", "401", "403", "404", "405", "500"} {
					if responses[status] == nil {
						t.Errorf("%s: an operation has no %s", name, status)
					}
				}
			}
		})
		slices.Sort(ids)
		if unique := slices.Compact(slices.Clone(ids)); len(ids) < 3 || len(unique) != len(ids) {
			t.Errorf("%s: operation ids %v", name, ids)
		}
	}
}

// The rules for connectors: https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions.
func TestTheConnectorPutsNobodyIntoAnAddressAndUsesSwagger2Only(t *testing.T) {
	document := decode(t, swagger())
	paths := document["paths"].(map[string]any)
	for _, path := range []string{"/api/diagnose", "/api/diagnose/explain"} {
		item := paths[path].(map[string]any)
		if item["get"] != nil || item["post"] == nil {
			t.Errorf("%s is not POST alone", path)
		}
	}
	walk(document, func(key string, value any) {
		if slices.Contains([]string{"oneOf", "anyOf", "allOf", "nullable", "content", "requestBody"}, key) {
			t.Errorf("Swagger 2.0 has no %s", key)
		}
		properties, _ := value.(map[string]any)
		if key != "properties" {
			return
		}
		for name, property := range properties {
			p := property.(map[string]any)
			if p["$ref"] == nil && p["x-ms-summary"] == nil {
				t.Errorf("%s has no title for the designer", name)
			}
		}
	})
}

func TestAGetThatHoldsAPersonWarns(t *testing.T) {
	paths := decode(t, openAPI())["paths"].(map[string]any)
	for path, warns := range map[string]bool{"/api/diagnose": true, "/api/diagnose/explain": true, "/api/diagnose/check": false} {
		get := paths[path].(map[string]any)["get"].(map[string]any)
		if strings.HasPrefix(get["description"].(string), "Prefer POST") != warns {
			t.Errorf("GET %s: %v", path, get["description"])
		}
	}
}

func TestATitleReadsAsWords(t *testing.T) {
	for key, want := range map[string]string{
		"upn": "UPN", "ok": "OK", "verdict": "Verdict", "userPrincipalName": "User Principal Name",
		"signInId": "Sign In ID", "ipAddress": "IP Address",
	} {
		if got := title(key); got != want {
			t.Errorf("title(%q) = %q, want %q", key, got, want)
		}
	}
}

func decode(t *testing.T, document object) map[string]any {
	t.Helper()
	text, err := document.text()
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// walk shows every key of a decoded document with its value.
func walk(at any, show func(key string, value any)) {
	switch at := at.(type) {
	case map[string]any:
		for key, value := range at {
			show(key, value)
			walk(value, show)
		}
	case []any:
		for _, value := range at {
			walk(value, show)
		}
	}
}
