package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

func TestTheYAMLSaysWhatTheJSONSays(t *testing.T) {
	text, err := inYAML(openAPI()).text()
	if err != nil {
		t.Fatal(err)
	}
	var fromYAML any
	if err := yaml.Unmarshal(text, &fromYAML); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(fromYAML) // numbers as JSON knows them
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(again, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(decode(t, openAPI()), got); diff != "" {
		t.Errorf("JSON (-) and YAML (+) differ:\n%s", diff)
	}
	if strings.Contains(string(text), "\t") || !strings.Contains(string(text), "\nopenapi: 3.0.3\n") {
		t.Error("it is not written as people write YAML")
	}
}

func TestEveryExampleIsOfItsStructure(t *testing.T) {
	parts := map[string]string{"explained": "#/definitions/Explanation", "checked": "#/definitions/CheckReport"}
	for _, e := range examples {
		part := parts[e.name]
		switch {
		case e.status != 0:
			part = "#/definitions/Problem"
		case e.accept == typeCard:
			continue // the linter and the card's own parser look at it
		}
		if err := compile(t, part).Validate(generic(t, e.answer())); err != nil {
			t.Errorf("%s: %v", e.name, err)
		}
	}
}
