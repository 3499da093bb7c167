// Command settings writes docs/settings.md from the struct that the program
// reads its settings into and from the template that sets them, so that the
// page cannot drift from either:
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
	"slices"
	"strconv"
	"strings"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/, handler/ and infra/")
	flag.Parse()
	page, err := page(*root)
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

// others are the app settings of the template that the handler does not read, and who does.
var others = []struct{ name, text string }{
	{"AzureWebJobsStorage__credential", "Tells the host to open its storage with an identity: there is no account key."},
	{"AzureWebJobsStorage__clientId", "Which identity that is."},
	{"AzureWebJobsStorage__blobServiceUri", "Where the host's storage is."},
	{"AzureWebJobsDisableHomepage", "Keeps the platform's advertising page off the address `/`."},
	{"APPLICATIONINSIGHTS_CONNECTION_STRING", "Where the host sends the log. It is no secret: telemetry is taken with an Entra token only."},
	{"APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Lets the host send it as the identity."},
	{"OTEL_EXPORTER_OTLP_ENDPOINT", "Where traces go. Not set unless the parameter is."},
	{"OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "Lets the identity stand in for a client secret at sign-in with a browser. Not set unless `browserSignIn` is."},
}

func page(root string) (string, error) {
	list, err := read(filepath.Join(root, "handler", "settings.go"))
	if err != nil {
		return "", err
	}
	set, err := origins(filepath.Join(root, "infra"))
	if err != nil {
		return "", err
	}
	// Its name is an expression there, so that no pattern finds it.
	set["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"] = origin{file: "main.bicep", parameter: "browserSignIn", variable: "BROWSER_SIGN_IN"}
	var out strings.Builder
	out.WriteString("# Settings\n\n" +
		"All settings are environment variables, in Azure the application settings of the function app. They are read once, at\n" +
		"the start; a wrong value stops the start with one line that names it. Durations are written as `25s` or `24h`.\n\n" +
		"In Azure the template sets them: `azd env set VARIABLE value` with the variable in brackets, then `azd provision`. Each\n" +
		"provisioning writes all of them, so that a setting changed by hand does not last.\n\n" +
		"This page is made from `handler/settings.go` and `infra/` (`go generate ./...`).\n")
	for _, group := range groups {
		table(&out, group.title, group.after, ofPrefix(list, group.prefix), set)
	}
	out.WriteString("\nBeside these, azidentity reads variables of its own, `IDENTITY_HEADER` and `AZURE_TOKEN_CREDENTIALS` among them, and the\n" +
		"start looks at `WEBSITE_INSTANCE_ID`, `WEBSITE_SKU`, `WEBSITE_POD_NAME` and `CONTAINER_NAME` to tell whether it is in Azure.\n" +
		"\n## For the host\n\nThe template sets these for the platform; the handler does not read them.\n\n| setting | set by | what it is for |\n| --- | --- | --- |\n")
	for _, o := range others {
		if !slices.ContainsFunc(list, func(s setting) bool { return s.name == o.name }) {
			fmt.Fprintf(&out, "| `%s` | %s | %s |\n", o.name, set[o.name].where(o.name), o.text)
		}
	}
	return out.String(), nil
}

// groups are the tables of the page: settings whose names begin alike. Those of no other group are the platform's.
var groups = []struct{ title, prefix, after string }{
	{"Ours", "DIAGNOSIS_", ""},
	{"The platform's", "", ""},
	{"Traces", "OTEL_", "\nWhat is sent, and what else OpenTelemetry reads: [telemetry.md](telemetry.md).\n"},
}

func ofPrefix(list []setting, prefix string) (some []setting) {
	for _, s := range list {
		known := slices.ContainsFunc(groups, func(g struct{ title, prefix, after string }) bool {
			return g.prefix != "" && strings.HasPrefix(s.name, g.prefix)
		})
		if prefix == "" && !known || prefix != "" && strings.HasPrefix(s.name, prefix) {
			some = append(some, s)
		}
	}
	return some
}

// table writes nothing for a group that has no setting.
func table(out *strings.Builder, title, after string, list []setting, set map[string]origin) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(out, "\n## %s\n\n| setting | default | set in Azure by | what the handler does with it |\n| --- | --- | --- | --- |\n", title)
	for _, s := range list {
		fmt.Fprintf(out, "| `%s` | %s | %s | %s |\n", s.name, s.fallback, set[s.name].where(s.name), s.text)
	}
	out.WriteString(after)
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
