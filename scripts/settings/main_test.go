package main

import (
	"os"
	"strings"
	"testing"
)

func TestThePageOfSettingsIsUpToDate(t *testing.T) {
	want, err := page("../../handler/settings.go")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../docs/settings.md")
	if err != nil || string(got) != want {
		t.Fatalf("docs/settings.md is not what handler/settings.go says; run go generate ./... (%v)", err)
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
