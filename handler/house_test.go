package main

import (
	"debug/elf"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "signin-diagnosis/"

// arrows say what each folder of handler may import beside the standard library: other folders of
// handler by their names, and modules.
var arrows = map[string][]string{
	"version":      {},
	"signin":       {"version"},
	"aadsts":       {},
	"crash":        {},
	"permission":   {},
	"wording":      {"golang.org/x/text"},
	"practice":     {},
	"functionhost": {},
	"diagnosis":    {"signin", "aadsts", "wording"},
	"investigate":  {"signin", "crash", "diagnosis", "golang.org/x/sync", "github.com/hashicorp/golang-lru"},
	"entra":        append(append([]string{"signin", "crash", "permission", "wording", "github.com/go-json-experiment/json"}, tracing...), graphSDK...),
	"api":          append([]string{"signin", "aadsts", "diagnosis", "investigate", "version", "wording", "golang.org/x/text", "github.com/go-json-experiment/json"}, tracing...),
	"render":       {"signin", "diagnosis", "version", "wording"},
	"telemetry":    {"go.opentelemetry.io/otel", "github.com/go-logr/logr"},
	".":            {"signin", "diagnosis", "investigate", "entra", "practice", "api", "render", "wording", "telemetry", "version", "go.opentelemetry.io/otel/trace", "github.com/kelseyhightower/envconfig"},
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

// folderOf is the folder of handler that a file of the program lies in; tests are no part of it.
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

// within reports that an import path belongs to one of the modules; kiota is a family of them.
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

// TestThePackagedProgramIsSmallAndStatic: a cold start loads it over the network, and it has to run
// on images without a C library.
func TestThePackagedProgramIsSmallAndStatic(t *testing.T) {
	t.Parallel()
	// 3 MB of it because html/template keeps every method that it might call by name, 4 because
	// OpenTelemetry's exporter brings parts of gRPC along.
	const most = 26_000_000
	program := theHandler(t)
	if runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
		program = thePackage(t)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > most {
		t.Errorf("%d bytes, want at most %d", info.Size(), most)
	}
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, part := range file.Progs {
		if part.Type == elf.PT_INTERP {
			t.Error("the program asks for a dynamic loader")
		}
	}
	if file.Section(".symtab") != nil || file.Section(".debug_info") != nil {
		t.Error("the program is not stripped")
	}
}

// TestTheProcessIsSmallAtRest, with traces and without: the Functions host beside it needs the memory of
// the smallest instance.
func TestTheProcessIsSmallAtRest(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: only Linux tells it in /proc")
	}
	const most = 30_000_000.0 / (1 << 20)
	for name, env := range map[string][]string{"plain": nil, "with traces": {"OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318"}} {
		served := startProcess(t, theHandler(t), append(env, "DIAGNOSIS_AUTH=none")...)
		if resident := residentMemory(t, served.cmd.Process.Pid); resident > most {
			t.Errorf("%s: %.1f MiB resident, want at most %.1f", name, resident, most)
		}
	}
}
