package api_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/wording"
)

// documented is one operation of openapi.json: an example of every field that
// it takes, and the fields that it cannot do without.
type documented struct {
	method, path string
	examples     map[string]string
	required     []string
	values       map[string][]string // of the fields with a closed list
}

type openAPIField struct {
	Name     string
	Required bool
	Example  string
	Enum     []string
	Schema   struct{ Enum []string }
}

type openAPIOperation struct {
	Parameters  []openAPIField
	RequestBody struct {
		Content map[string]struct {
			Schema struct {
				Required   []string
				Properties map[string]openAPIField
			}
		}
	}
}

func documentedOperations(t *testing.T) []documented {
	t.Helper()
	var document struct {
		Paths map[string]map[string]openAPIOperation
	}
	if err := json.Unmarshal(api.Documents()["openapi.json"], &document); err != nil {
		t.Fatal(err)
	}
	var operations []documented
	for path, item := range document.Paths {
		for method, o := range item {
			operations = append(operations, o.fields(strings.ToUpper(method), path))
		}
	}
	if len(operations) != 5 {
		t.Fatalf("%d operations are documented, want 5", len(operations))
	}
	return operations
}

func (o openAPIOperation) fields(method, path string) documented {
	body := o.RequestBody.Content["application/json"].Schema
	out := documented{method, path, map[string]string{}, body.Required, map[string][]string{}}
	for _, f := range o.Parameters {
		out.examples[f.Name], out.values[f.Name] = f.Example, f.Schema.Enum
		if f.Required {
			out.required = append(out.required, f.Name)
		}
	}
	for name, f := range body.Properties {
		out.examples[name], out.values[name] = f.Example, f.Enum
	}
	return out
}

// ask sends fields the way that the operation takes them.
func (o documented) ask(t *testing.T, w *world, fields map[string]string) reply {
	t.Helper()
	if o.method == http.MethodPost {
		body, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		return w.post(t, o.path, string(body))
	}
	query := url.Values{}
	for name, value := range fields {
		query.Set(name, value)
	}
	return w.get(t, o.path+"?"+query.Encode())
}

// only returns the required fields and those named.
func (o documented) only(names ...string) map[string]string {
	fields := map[string]string{}
	for _, name := range slices.Concat(o.required, names) {
		fields[name] = o.examples[name]
	}
	return fields
}

// eachOperation serves the API with every format, at a time that the documents' examples fit.
func eachOperation(t *testing.T, promise func(*testing.T, *world, documented)) {
	t.Helper()
	for _, o := range documentedOperations(t) {
		t.Run(o.method+" "+o.path, func(t *testing.T) {
			w := newWorld(t)
			if at, err := time.Parse(time.RFC3339, o.examples["at"]); err == nil {
				w.options.Now = func() time.Time { return at.Add(time.Hour) }
			}
			w.options.Renderers = map[string]api.Renderer{}
			for _, format := range o.values["format"] {
				w.options.Renderers[format] = api.Renderer{ContentType: "text/plain", Render: empty}
			}
			promise(t, w.serve(t), o)
		})
	}
}

func empty(answer.Diagnosis, wording.Language) ([]byte, error) { return nil, nil }

func TestEveryDocumentedFieldIsAccepted(t *testing.T) {
	eachOperation(t, func(t *testing.T, w *world, o documented) {
		for name := range o.examples {
			if got := o.ask(t, w, o.only(name)); got.status != http.StatusOK {
				t.Errorf("%s: %d %s", name, got.status, got.body)
			}
		}
		if got := o.ask(t, w, o.examples); got.status != http.StatusOK {
			t.Errorf("all together: %d %s", got.status, got.body)
		}
	})
}

func TestEveryDocumentedValueIsAccepted(t *testing.T) {
	eachOperation(t, func(t *testing.T, w *world, o documented) {
		for name, values := range o.values {
			for _, value := range values {
				fields := o.only()
				fields[name] = value
				if got := o.ask(t, w, fields); got.status != http.StatusOK {
					t.Errorf("%s=%s: %d %s", name, value, got.status, got.body)
				}
			}
		}
	})
}

func TestEveryFieldThatIsNotDocumentedIsRefused(t *testing.T) {
	eachOperation(t, func(t *testing.T, w *world, o documented) {
		fields := o.only()
		fields["userName"] = "kim"
		document := wantProblem(t, o.ask(t, w, fields), 400, "invalidRequest")

		// The refusal lists the fields there are: none may be missing from the document.
		next, _ := document["nextStep"].(string)
		_, list, _ := strings.Cut(strings.TrimSuffix(next, "."), "The fields are ")
		accepted := strings.Split(list, ", ")
		slices.Sort(accepted)
		if diff := cmp.Diff(accepted, slices.Sorted(maps.Keys(o.examples))); diff != "" {
			t.Errorf("accepted (-) and documented (+) fields differ:\n%s", diff)
		}
	})
}

func TestEveryRequiredFieldIsMissed(t *testing.T) {
	eachOperation(t, func(t *testing.T, w *world, o documented) {
		for _, name := range o.required {
			fields := maps.Clone(o.examples)
			delete(fields, name)
			document := wantProblem(t, o.ask(t, w, fields), 400, "invalidRequest")
			if said, _ := document["detail"].(string); !strings.HasPrefix(said, name+" ") {
				t.Errorf("the refusal does not name %s: %s", name, said)
			}
		}
	})
}

func TestTheDocumentsAreServedAsTheyAre(t *testing.T) {
	w := newWorld(t)
	w.options.Documents = api.Documents()
	w.serve(t)
	for name, text := range api.Documents() {
		want := string(text)
		if name == "troubleshooting" {
			want = "document Troubleshooting: " + want
		}
		if got := w.get(t, "/api/diagnose/"+name); got.status != http.StatusOK || got.body != want {
			t.Errorf("%s: %d, %d bytes of %d", name, got.status, len(got.body), len(text))
		}
	}
}
