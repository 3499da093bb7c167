package main

import (
	"bytes"
	"io"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

// The media types of a card: the one that bots attach it as, and those that
// its readers ask for. Logic Apps decodes a body by itself when its type is
// application/json.
const (
	typeCard     = "application/vnd.microsoft.card.adaptive"
	typeCardJSON = "application/vnd.microsoft.card.adaptive+json; charset=utf-8"
	typeJSON     = "application/json; charset=utf-8"
	typePage     = "text/html; charset=utf-8"
)

// renderers returns the formats besides JSON, by the value of the field format.
func renderers() map[string]api.Renderer {
	return map[string]api.Renderer{
		"text": {ContentType: "text/plain; charset=utf-8", Render: rendering(func(w io.Writer, d *answer.Diagnosis, l wording.Language) error {
			return render.Text(w, d, render.TextOptions{Language: l})
		})},
		"markdown": {ContentType: "text/markdown; charset=utf-8", Render: rendering(render.Markdown)},
		"html": {
			ContentType: typePage, Attempts: true, Header: render.PageHeaders(), Render: rendering(render.Page),
		},
		"card": {ContentType: typeCard, Aliases: []string{typeCardJSON, typeJSON}, Render: rendering(render.Card)},
	}
}

// rendering makes bytes of what is written.
func rendering(write func(io.Writer, *answer.Diagnosis, wording.Language) error) func(answer.Diagnosis, wording.Language) ([]byte, error) {
	return func(d answer.Diagnosis, l wording.Language) ([]byte, error) {
		var out bytes.Buffer
		err := write(&out, &d, l)
		return out.Bytes(), err
	}
}
