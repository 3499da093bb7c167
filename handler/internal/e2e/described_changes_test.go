package e2e

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// TestAResponseThatGainsLosesOrRetypesAKeyIsFound changes a real answer at every key, one at a time, and
// wants every change to be seen in both descriptions.
func TestAResponseThatGainsLosesOrRetypesAKeyIsFound(t *testing.T) {
	t.Parallel()
	served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
	c := asking("application/json", map[string]string{"upn": dora, "detail": "full"}).send(t, served.url)
	all, err := descriptions()
	if err != nil {
		t.Fatal(err)
	}
	var answer any
	if err := json.Unmarshal(c.answer.body, &answer); err != nil {
		t.Fatal(err)
	}
	changed := 0
	eachChange(answer, "", func(what string) {
		changed++
		body, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			if d.check(t, c, body) == nil {
				t.Errorf("%s does not mind: %s", d.name, what)
			}
		}
	})
	if changed < 200 {
		t.Errorf("only %d changes were tried", changed)
	}
}

// eachChange loses, retypes and gains keys of a document, and takes each change back after showing it. Of a
// list it changes the first entry. The counts by result may have any key.
func eachChange(at any, path string, show func(what string)) {
	switch at := at.(type) {
	case []any:
		if len(at) > 0 {
			eachChange(at[0], path+"[0]", show)
		}
	case map[string]any:
		for key, value := range at {
			delete(at, key)
			if !strings.HasSuffix(path, ".results") {
				show(path + "." + key + " is lost")
			}
			at[key] = []any{"of another type", map[string]any{}}
			if _, list := value.([]any); list {
				at[key] = "of another type"
			}
			show(path + "." + key + " is retyped")
			at[key] = value
			eachChange(value, path+"."+key, show)
		}
		if !strings.HasSuffix(path, ".results") {
			at["aNewKey"] = true
			show(path + " gains a key")
			delete(at, "aNewKey")
		}
	}
}

// TestTheExamplesAreWhatTheProgramAnswers asks the examples' questions again. Times, ids and sentences
// move on; what callers act on must be the same.
func TestTheExamplesAreWhatTheProgramAnswers(t *testing.T) {
	t.Parallel()
	all, err := descriptions()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.name != "openapi.yaml" {
			continue
		}
		for path, item := range d.api.Paths.Map() {
			if item.Post == nil {
				continue
			}
			answers := item.Post.Responses.Status(200).Value.Content["application/json"].Examples
			for name, question := range item.Post.RequestBody.Value.Content["application/json"].Examples {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					served := startProcess(t, theHandler(t), "DIAGNOSIS_DIRECTORY=practice")
					body, err := json.Marshal(question.Value.Value)
					if err != nil {
						t.Fatal(err)
					}
					c := call{method: http.MethodPost, path: path, body: string(body), status: 200}.send(t, served.url)
					wantSame(t, answers[name].Value.Value, c.answer.body)
				})
			}
		}
	}
}

func wantSame(t *testing.T, example any, answer []byte) {
	t.Helper()
	text, err := json.Marshal(example)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := essence(t, text), essence(t, answer); want != got {
		t.Errorf("the example says %s, the program %s: run `make examples`", want, got)
	}
}

// essence returns what callers act on.
func essence(t *testing.T, answer []byte) string {
	t.Helper()
	var e struct {
		Verdict      string                                     `json:"verdict"`
		PrimaryCause string                                     `json:"primaryCause"`
		Practice     bool                                       `json:"practice"`
		Causes       []struct{ Code, State, Confidence string } `json:"causes"`
		Gaps         []struct{ Code string }                    `json:"gaps"`
		Codes        []struct {
			Code                int
			Name, Category, Who string
		} `json:"codes"`
	}
	if err := json.Unmarshal(answer, &e); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
