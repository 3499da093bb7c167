package main

import (
	"bytes"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

// renderers are the formats beside JSON, by the value of the field format.
func renderers() map[string]api.Renderer {
	return map[string]api.Renderer{
		"text": {ContentType: "text/plain; charset=utf-8", Render: func(d diagnosis.Diagnosis, l wording.Language) ([]byte, error) {
			var out bytes.Buffer
			err := render.Text(&out, &d, render.TextOptions{Language: l})
			return out.Bytes(), err
		}},
	}
}
