// Command worstcase writes the largest card and the largest page: an account with 5,000 attempts in 30
// days, 40 policies, 40 apps and the longest names. The checks in scripts/web open them in a browser.
//
//	go run ./scripts/worstcase -out folder
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

func main() {
	out := flag.String("out", ".", "the `folder` to write to")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "worstcase:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	for name, text := range files() {
		if err := os.WriteFile(filepath.Join(out, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// files returns what the program writes, in each language.
func files() map[string][]byte {
	evidence, written := month(), map[string][]byte{}
	book := diagnosis.New(rules.Book())
	judgement, _ := book.Judge(evidence, diagnosis.Complaint{}, diagnosis.Options{Attempts: true})
	for _, l := range wording.Languages() {
		d := telling.New(book).Tell(&judgement, telling.Options{Language: l})
		written["page."+string(l)+".html"] = rendered(d, l, render.Page)
		written["card."+string(l)+".json"] = rendered(d, l, render.Card)
	}
	headers, err := json.Marshal(render.PageHeaders())
	if err != nil {
		panic(err) // texts always encode
	}
	written["headers.json"] = headers
	return written
}

func rendered(d answer.Diagnosis, l wording.Language, write func(io.Writer, *answer.Diagnosis, wording.Language) error) []byte {
	var out bytes.Buffer
	if err := write(&out, &d, l); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}
