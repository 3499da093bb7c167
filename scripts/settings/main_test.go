package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const repository = "../.."

func TestThePageOfSettingsIsUpToDate(t *testing.T) {
	want, err := page(repository)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../docs/settings.md")
	if err != nil || string(got) != want {
		t.Fatalf("docs/settings.md is not what handler/settings.go and infra/ say; run go generate ./... (%v)", err)
	}
}

func TestEverySettingIsExplained(t *testing.T) {
	list, err := read("../../handler/settings.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if s.name == "" || !strings.HasSuffix(s.text, ".") {
			t.Errorf("%q needs an envconfig name and a comment of whole sentences", s.name)
		}
	}
}

// platformSets are settings of the struct that a template must leave alone: the platform sets them, and the
// handler believes it.
var platformSets = []string{"FUNCTIONS_CUSTOMHANDLER_PORT", "IDENTITY_ENDPOINT", "WEBSITE_AUTH_ENABLED"}

// TestTheTemplateSetsWhatTheHandlerReads, with the same defaults, and nothing that nobody reads.
func TestTheTemplateSetsWhatTheHandlerReads(t *testing.T) {
	list, err := read(filepath.Join(repository, "handler", "settings.go"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := origins(filepath.Join(repository, "infra"))
	if err != nil {
		t.Fatal(err)
	}
	explained := []string{}
	for _, o := range others {
		explained = append(explained, o.name)
	}
	for _, s := range list {
		explained = append(explained, s.name)
		o, isSet := set[s.name]
		optional := strings.HasPrefix(s.name, "OTEL_") // traces are off unless somebody wants them
		if isSet == slices.Contains(platformSets, s.name) && !optional {
			t.Errorf("%s: set by the template %v, by the platform %v", s.name, isSet, !isSet)
		}
		if s.name != "DIAGNOSIS_AUTH" && strings.HasPrefix(o.value, "'") && "`"+strings.Trim(o.value, "'")+"`" != s.fallback {
			t.Errorf("%s: the template always sets %s, the handler's default is %s", s.name, o.value, s.fallback)
		}
		if o.parameter != "" && (strings.HasPrefix(s.name, "DIAGNOSIS_") && o.variable != s.name || o.said() != s.fallback) {
			t.Errorf("%s: the template's default is `%s` (%s), the handler's %s", s.name, o.fallback, o.variable, s.fallback)
		}
	}
	for name := range set {
		if !slices.Contains(explained, name) {
			t.Errorf("the template sets %s, which no page explains", name)
		}
	}
}

// TestTheTemplateIsRead: what the test above compares is really found.
func TestTheTemplateIsRead(t *testing.T) {
	set, err := origins(filepath.Join(repository, "infra"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]origin{
		"DIAGNOSIS_LOOKBACK":              {"main.bicep", "lookback", "lookback", "24h", "DIAGNOSIS_LOOKBACK"},
		"DIAGNOSIS_REDACT":                {"main.bicep", "redact ? 'true' : 'false'", "redact", "false", "DIAGNOSIS_REDACT"},
		"DIAGNOSIS_AUTH":                  {"main.bicep", "'easyauth'", "", "", ""},
		"OTEL_EXPORTER_OTLP_ENDPOINT":     {"main.bicep", "otlpEndpoint", "otlpEndpoint", "", "TRACES_ENDPOINT"},
		"DIAGNOSIS_AUTH_ROLE":             {"main.bicep", "'Diagnose.Read'", "", "", ""},
		"AZURE_CLIENT_ID":                 {"app/function.bicep", "identity.clientId", "", "", ""},
		"AzureWebJobsStorage__credential": {"app/function.bicep", "'managedidentity'", "", "", ""},
	} {
		if diff := cmp.Diff(want, set[name], cmp.AllowUnexported(origin{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
