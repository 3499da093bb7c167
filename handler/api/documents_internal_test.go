package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// problemsIn is what openapi.json says of errors.
type problemsIn struct {
	Components struct {
		Schemas struct {
			Problem struct {
				Required   []string
				Properties map[string]struct{ Enum []code }
			}
		}
		Responses map[string]struct {
			Description string
			Headers     map[string]any
		}
	}
}

func TestTheDocumentsKnowEveryProblem(t *testing.T) {
	var document problemsIn
	if err := json.Unmarshal(Documents()["openapi.json"], &document); err != nil {
		t.Fatal(err)
	}
	listed := document.Components.Schemas.Problem.Properties["code"].Enum
	slices.Sort(listed)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(kinds)), listed); diff != "" {
		t.Errorf("the codes (-) and the documented ones (+) differ:\n%s", diff)
	}
	for name, k := range kinds {
		response := document.Components.Responses["Problem"+strconv.Itoa(k.status)]
		if !strings.Contains(response.Description, string(name)+": ") {
			t.Errorf("%s is not documented under %d", name, k.status)
		}
		sent := (&problem{Code: name}).header(k.status)
		for header := range sent {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(response.Headers)), func(h string) bool { return strings.EqualFold(h, header) }) {
				t.Errorf("%d is documented without the header %s", k.status, header)
			}
		}
	}
}

func TestTheTypeOfEveryProblemLeadsToItsSection(t *testing.T) {
	page := string(Documents()[string(routeTroubleshooting)])
	for name, k := range kinds {
		address, anchor, _ := strings.Cut((&problem{Code: name}).document("").Type, "#")
		if _, served := routes[address]; !served {
			t.Errorf("%s: nothing is served at %s", name, address)
		}
		section := fmt.Sprintf("<h3 id=%q>%s</h3>\n<p>Status %d.</p>", anchor, name, k.status)
		if !strings.Contains(page, section) {
			t.Errorf("the page lacks %s", section)
		}
	}
}

func TestTheDocumentsKnowEveryKeyOfAProblem(t *testing.T) {
	var document problemsIn
	if err := json.Unmarshal(Documents()["openapi.json"], &document); err != nil {
		t.Fatal(err)
	}
	var keys, required []string
	for field := range reflect.TypeFor[problemDocument]().Fields() {
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		keys = append(keys, key)
		if options == "" {
			required = append(required, key)
		}
	}
	slices.Sort(keys)
	schema := document.Components.Schemas.Problem
	if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(schema.Properties))); diff != "" {
		t.Errorf("the keys (-) and the documented ones (+) differ:\n%s", diff)
	}
	if diff := cmp.Diff(required, schema.Required); diff != "" {
		t.Errorf("the keys that are always there (-) and the documented ones (+) differ:\n%s", diff)
	}
}
