package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "signin-diagnosis/"
	// repository is the top level, seen from this folder.
	repository = "../../.."
)

// arrows say what each folder of handler may import besides the standard library: other folders of
// handler by their names, and modules.
var arrows = map[string][]string{
	"version":            {},
	"answer":             {"signin", "version"},
	"signin":             {},
	"foreign":            {},
	"aadsts":             {"foreign"},
	"crash":              {},
	"flight":             {"crash"},
	"permission":         {},
	"contract":           {"wording"},
	"wording":            {"golang.org/x/text"},
	"diagnosis/timeline": {"signin", "aadsts", "answer"},
	"diagnosis/rule":     {"signin", "aadsts", "answer", "diagnosis/timeline"},
	"diagnosis/rules":    {"signin", "aadsts", "answer", "diagnosis/timeline", "diagnosis/rule"},
	"diagnosis":          {"signin", "aadsts", "answer", "foreign", "diagnosis/timeline", "diagnosis/rule"},
	"telling":            {"signin", "aadsts", "answer", "diagnosis", "diagnosis/rule", "foreign", "permission", "wording"},
	"investigate":        {"signin", "crash", "diagnosis", "flight", "golang.org/x/sync", "github.com/hashicorp/golang-lru"},
	"entra":              append(append([]string{"signin", "crash", "flight", "foreign", "permission", "github.com/go-json-experiment/json"}, tracing...), graphSDK...),
	"api":                append([]string{"signin", "aadsts", "answer", "contract", "diagnosis", "foreign", "investigate", "telling", "version", "wording", "golang.org/x/text", "github.com/go-json-experiment/json"}, tracing...),
	"render":             {"signin", "answer", "contract", "foreign", "version", "wording"},
	"telemetry":          {"go.opentelemetry.io/otel", "github.com/go-logr/logr"},
	".":                  {"signin", "answer", "contract", "diagnosis", "diagnosis/rules", "investigate", "entra", "practice", "api", "render", "telling", "wording", "telemetry", "version", "go.opentelemetry.io/otel/trace", "github.com/kelseyhightower/envconfig"},

	"practice":           {"practice/graph", "practice/org", "practice/people", "practice/plain"},
	"practice/graph":     {"practice/plain"},
	"practice/people":    {"practice/org", "practice/plain", "practice/signinlog"},
	"practice/signinlog": {"practice/org", "practice/plain"},
	"practice/org":       {"practice/plain"},
	"practice/plain":     {},

	"internal/functionhost": {},
	"internal/e2e":          {},
	"internal/house":        {},
	"internal/pastedtexts":  {},
}

// tracing is the API by which spans are made. The SDK, and the package that holds the process's
// global tracer, are telemetry's alone.
var tracing = []string{
	"go.opentelemetry.io/otel/trace", "go.opentelemetry.io/otel/attribute", "go.opentelemetry.io/otel/codes", "go.opentelemetry.io/otel/propagation",
}

// graphSDK are the modules that know Graph and its identities. Only entra may import them, so that
// 20 MB of models stay out of the program by one folder's care.
var graphSDK = []string{
	"github.com/Azure/azure-sdk-for-go", "github.com/AzureAD", "github.com/microsoft/kiota", "github.com/microsoftgraph",
}

func TestTheArrowsOfTheHouse(t *testing.T) {
	t.Parallel()
	forEachGoFile(t, func(file string, imports []string) {
		folder, inHandler := folderOf(file)
		if !inHandler {
			return
		}
		allowed, known := arrows[folder]
		if !known {
			t.Errorf("%s: the folder %s is not in the picture of the house", file, folder)
			return
		}
		for _, imported := range imports {
			if name, own := strings.CutPrefix(imported, module+"handler/"); own {
				if !slices.Contains(allowed, name) {
					t.Errorf("%s imports %s", file, name)
				}
			} else if strings.Contains(imported, ".") && !within(imported, allowed) {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	})
}

// folderOf returns the folder of handler that a file of the program lies in; tests are no part of it.
func folderOf(file string) (folder string, inHandler bool) {
	folder, inHandler = strings.CutPrefix(path.Dir(file), "handler")
	if strings.HasSuffix(file, "_test.go") || strings.Contains(file, "/testdata/") {
		return "", false
	}
	return path.Join(".", folder), inHandler
}

func TestOnlyEntraKnowsTheGraphSDK(t *testing.T) {
	t.Parallel()
	used := 0
	forEachGoFile(t, func(file string, imports []string) {
		for _, imported := range imports {
			switch {
			case !within(imported, graphSDK):
			case strings.HasPrefix(file, "handler/entra/"):
				used++
			default:
				t.Errorf("%s imports %s", file, imported)
			}
		}
	})
	if used == 0 {
		t.Error("entra imports none of them either: the list is out of date")
	}
}

// within reports whether an import path belongs to one of the modules; kiota is a family of them.
func within(imported string, modules []string) bool {
	return slices.ContainsFunc(modules, func(m string) bool {
		rest, found := strings.CutPrefix(imported, m)
		return found && strings.Contains(m, "/") && (rest == "" || rest[0] == '/' || rest[0] == '-')
	})
}

// forEachGoFile hands on the imports of each Go file, its path from the top with slashes.
func forEachGoFile(t *testing.T, each func(file string, imports []string)) {
	t.Helper()
	repositoryFiles(t, func(name string, content []byte) {
		if filepath.Ext(name) != ".go" {
			return
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			return
		}
		var imports []string
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Error(err)
			}
			imports = append(imports, imported)
		}
		each(fromTop(t, name), imports)
	})
}

// repositoryFiles returns the files of the project by their path from the top, without what is built.
func repositoryFiles(t *testing.T, each func(path string, content []byte)) {
	t.Helper()
	skipped := map[string]bool{".git": true, "bin": true, "dist": true, ".idea": true, ".vscode": true, ".azure": true, "node_modules": true}
	err := filepath.WalkDir(repository, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && skipped[entry.Name()] {
			return fs.SkipDir
		}
		if !entry.Type().IsRegular() || skipped[entry.Name()] || strings.HasSuffix(path, ".zip") {
			return nil
		}
		content, err := os.ReadFile(path)
		if err == nil {
			each(path, content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func fromTop(t *testing.T, name string) string {
	t.Helper()
	relative, err := filepath.Rel(repository, name)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(relative)
}

// TestTheProjectSpeaksOfItselfAlone looks for what a machine or a registry leaves behind. The words
// are cut in two, or this file would be the first to hold them.
func TestTheProjectSpeaksOfItselfAlone(t *testing.T) {
	t.Parallel()
	words := []string{"/wo" + "rk/", "proxy.golang" + ".org", "registry.npmjs" + ".org", "pypi" + ".org", "files.python" + "hosted"}
	repositoryFiles(t, func(name string, content []byte) {
		for _, word := range words {
			if strings.Contains(string(content), word) {
				t.Errorf("%s holds %s", fromTop(t, name), word)
			}
		}
	})
}
