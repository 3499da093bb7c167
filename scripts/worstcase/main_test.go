package main

import (
	"bytes"
	"testing"

	"signin-diagnosis/handler/render"
)

func TestTheWorstCaseKeepsTheLimits(t *testing.T) {
	for name, text := range files() {
		most := map[string]int{"card": render.MaxCard, "page": 1 << 20, "head": 4096}[name[:4]]
		t.Logf("%s: %d bytes", name, len(text))
		if len(text) > most {
			t.Errorf("%s: %d bytes, at most %d", name, len(text), most)
		}
	}
}

func TestThePageDrawsTheNewestAndCountsTheRest(t *testing.T) {
	page := files()["page.en.html"]
	const legend = 4
	if marks := bytes.Count(page, []byte("<use href")) - legend; marks != 500 {
		t.Errorf("%d marks are drawn", marks)
	}
	if want := "5000 attempts: "; !bytes.Contains(page, []byte(want)) || !bytes.Contains(page, []byte("The newest 500 are drawn; 4500 older ones are only counted.")) {
		t.Error("the rest is not counted")
	}
}
