// Command settings writes docs/settings.md from the struct that the program
// reads its settings into, so that the page cannot drift from the code:
//
//	go run ./scripts/settings
package main

import (
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/ and handler/")
	flag.Parse()
	page, err := page(filepath.Join(*root, "handler", "settings.go"))
	if err == nil {
		err = os.WriteFile(filepath.Join(*root, "docs", "settings.md"), []byte(page), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "settings:", err)
		os.Exit(1)
	}
}

// setting is one field of the struct.
type setting struct{ name, fallback, text string }

func page(source string) (string, error) {
	list, err := read(source)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("# Settings\n\n" +
		"All settings are environment variables, in Azure the application settings of the function app. They are read once, at\n" +
		"the start; a wrong value stops the start with one line that names it. Durations are written as `25s` or `24h`.\n\n" +
		"This page is made from `handler/settings.go` (`go generate ./...`).\n")
	table(&out, "Ours", list, func(s setting) bool { return strings.HasPrefix(s.name, "DIAGNOSIS_") })
	table(&out, "The platform's", list, func(s setting) bool {
		return !strings.HasPrefix(s.name, "DIAGNOSIS_") && !strings.HasPrefix(s.name, "OTEL_")
	})
	table(&out, "Traces", list, func(s setting) bool { return strings.HasPrefix(s.name, "OTEL_") })
	out.WriteString("\nWhat is sent, and what else OpenTelemetry reads: [telemetry.md](telemetry.md).\n" +
		"\nBeside these, azidentity reads variables of its own, `IDENTITY_HEADER` and `AZURE_TOKEN_CREDENTIALS` among them, and the\n" +
		"start looks at `WEBSITE_INSTANCE_ID`, `WEBSITE_SKU`, `WEBSITE_POD_NAME` and `CONTAINER_NAME` to tell whether it is in Azure.\n")
	return out.String(), nil
}

func table(out *strings.Builder, title string, list []setting, wanted func(setting) bool) {
	fmt.Fprintf(out, "\n## %s\n\n| setting | default | what it is for |\n| --- | --- | --- |\n", title)
	for _, s := range list {
		if wanted(s) {
			fmt.Fprintf(out, "| `%s` | %s | %s |\n", s.name, s.fallback, s.text)
		}
	}
}

// read finds the fields of the struct settings that have an envconfig tag.
func read(source string) ([]setting, error) {
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var list []setting
	ast.Inspect(file, func(node ast.Node) bool {
		spec, isType := node.(*ast.TypeSpec)
		if !isType || spec.Name.Name != "settings" {
			return true
		}
		for _, field := range spec.Type.(*ast.StructType).Fields.List {
			list = append(list, settingOf(field))
		}
		return false
	})
	if len(list) == 0 {
		return nil, fmt.Errorf("no struct settings in %s", source)
	}
	return list, nil
}

func settingOf(field *ast.Field) setting {
	text, _ := strconv.Unquote(field.Tag.Value)
	tag := reflect.StructTag(text)
	s := setting{name: tag.Get("envconfig"), fallback: "not set"}
	if fallback := tag.Get("default"); fallback != "" {
		s.fallback = "`" + fallback + "`"
	}
	s.text = cmp.Or(strings.Join(strings.Fields(field.Doc.Text()), " "), "-")
	return s
}
