package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"signin-diagnosis/handler/diagnosis/rules"
)

// TestARuleStandsInTheFileOfItsCategory: who reads a rule's code finds its file by
// the category's name.
func TestARuleStandsInTheFileOfItsCategory(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range codesIn(parsed) {
			found++
			if want := strings.ReplaceAll(code[:strings.Index(code, ".")], "-", "_") + ".go"; file != want {
				t.Errorf("%s stands in %s, not in %s", code, file, want)
			}
		}
	}
	if want := len(rules.Book().Rules); found < want {
		t.Errorf("%d codes were found in the files, want %d and those that stand alone", found, want)
	}
}

// codesIn are the codes that the file's rules are written with.
func codesIn(file *ast.File) []string {
	var codes []string
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, named := pair.Key.(*ast.Ident)
		value, literal := pair.Value.(*ast.BasicLit)
		if named && literal && key.Name == "Code" {
			if code, err := strconv.Unquote(value.Value); err == nil {
				codes = append(codes, code)
			}
		}
		return true
	})
	return codes
}
