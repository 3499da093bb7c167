package api_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

func renderer(contentType, body string) api.Renderer {
	return api.Renderer{ContentType: contentType, Render: func(answer.Diagnosis, wording.Language) ([]byte, error) { return []byte(body), nil }}
}

func TestTheFormatIsAskedForByFieldOrByAccept(t *testing.T) {
	w := newWorld(t)
	w.options.Renderers = map[string]api.Renderer{
		"text": renderer("text/plain; charset=utf-8", "as text"),
		"html": renderer("text/html; charset=utf-8", "as page"),
	}
	w.serve(t)
	const inJSON, text, page = "application/json; charset=utf-8", "text/plain; charset=utf-8", "text/html; charset=utf-8"
	for _, c := range []struct{ name, field, accept, want string }{
		{"nothing asked", "", "", inJSON},
		{"anything", "", "*/*", inJSON},
		{"text by field", "text", "", text},
		{"field before Accept", "json", "text/plain", inJSON},
		{"text by Accept", "", "text/plain", text},
		{"text by Accept in other case", "", "Text/Plain;charset=utf-8", text},
		{"any text", "", "text/*", page},
		{"a browser", "", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", page},
		{"the better liked", "", "text/plain;q=0.5, application/json;q=0.9", inJSON},
		{"the first of equals", "", "text/plain, application/json", text},
		{"a weight of zero", "", "text/plain;q=0", inJSON},
		{"nothing that we have", "", "image/png", inJSON},
		{"no media type at all", "", ";;,/,q=1", inJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := question
			if c.field != "" {
				target += "&format=" + c.field
			}
			got := w.send(t, http.MethodGet, target, "", http.Header{"Accept": {c.accept}})
			if got.status != 200 || got.header.Get("Content-Type") != c.want {
				t.Errorf("got %d %s, want %s", got.status, got.header.Get("Content-Type"), c.want)
			}
		})
	}
}

func TestAFormatThatIsNotHereIsAnsweredWithThoseThatAre(t *testing.T) {
	w := newWorld(t)
	w.options.Renderers = map[string]api.Renderer{"text": renderer("text/plain", "")}
	for _, format := range []string{"card", "html", "markdown"} {
		document := wantProblem(t, w.serve(t).get(t, question+"&format="+format), 400, "invalidRequest")
		if document["nextStep"] != "Send json or text." {
			t.Errorf("nextStep %q", document["nextStep"])
		}
	}
}

func TestAProblemIsAProblemInEveryFormat(t *testing.T) {
	w := newWorld(t)
	w.options.Renderers = map[string]api.Renderer{"text": renderer("text/plain", "")}
	wantProblem(t, w.serve(t).get(t, "/api/diagnose?upn=kim&format=text"), 400, "invalidRequest")
}

func TestARendererThatFailsIsOurFault(t *testing.T) {
	w := newWorld(t)
	w.options.Renderers = map[string]api.Renderer{"text": {ContentType: "text/plain", Render: func(answer.Diagnosis, wording.Language) ([]byte, error) {
		return nil, errors.New("no ink")
	}}}
	wantProblem(t, w.serve(t).get(t, question+"&format=text"), 500, "internal")
}

func TestTheLanguageOfTheTextsIsTold(t *testing.T) {
	var asked wording.Language
	w := newWorld(t)
	w.options.Tell = func(j *diagnosis.Judgement, o telling.Options) answer.Diagnosis {
		asked = o.Language
		return tell(j, o)
	}
	w.serve(t)
	for _, c := range []struct {
		field, header string
		want          wording.Language
	}{
		{"", "", "en"}, {"en", "", "en"}, {"ko", "", "ko"}, {"", "ko-KR,ko;q=0.9", "ko"}, {"", "fr", "en"},
		{"", "fr,ko;q=0.1", "ko"}, {"ko", "en", "ko"}, {"en", "ko", "en"}, {"", "&&&", "en"},
	} {
		target := question
		if c.field != "" {
			target += "&lang=" + c.field
		}
		got := w.send(t, http.MethodGet, target, "", http.Header{"Accept-Language": {c.header}})
		if got.status != 200 || got.header.Get("Content-Language") != string(c.want) || asked != c.want {
			t.Errorf("%+v: %d, Content-Language %q, asked in %q", c, got.status, got.header.Get("Content-Language"), asked)
		}
	}
}

func TestTheJSONLeavesOrdinarySignsAsTheyAre(t *testing.T) {
	if got := newWorld(t).serve(t).get(t, question); !strings.Contains(got.body, "All <good> & well.") {
		t.Errorf("got %s", got.body)
	}
}
