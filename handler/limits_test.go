package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
)

// doors are the ways in which a diagnosis is asked for. Each says whether it takes the fields.
var doors = map[string]func(t *testing.T, fields map[string]string) bool{
	"the query":        throughQuery,
	"the body":         throughBody,
	"the form":         throughForm,
	"the command line": throughFlags,
	"the schema":       throughSchema,
}

// TestALimitIsTheSameNumberOfCharactersAtEveryDoor: a character of Korean has three bytes.
func TestALimitIsTheSameNumberOfCharactersAtEveryDoor(t *testing.T) {
	t.Parallel()
	limited := 0
	for _, f := range contract.FieldsOf(contract.RouteDiagnose) {
		if f.MaxLength == 0 {
			continue
		}
		limited++
		for name, take := range doors {
			t.Run(f.Name+" through "+name, func(t *testing.T) {
				t.Parallel()
				for length, want := range map[int]bool{min(120, f.MaxLength): true, f.MaxLength: true, f.MaxLength + 1: false} {
					fields := map[string]string{"upn": "kim@contoso.com"}
					fields[f.Name] = korean(t, f.Name, name, length)
					if got := take(t, fields); got != want {
						t.Errorf("%d characters are taken: %v, want %v", length, got, want)
					}
				}
			})
		}
	}
	if limited < 3 {
		t.Errorf("only %d fields have a limit", limited)
	}
}

// korean returns a value of so many characters. A form spells each byte of Korean with three, and the longest
// text would be over the limit of the body.
func korean(t *testing.T, field, door string, length int) string {
	t.Helper()
	const domain = "@contoso.com"
	value := strings.Repeat("김", length)
	switch {
	case field == "upn":
		value = strings.Repeat("김", length-len(domain)) + domain
	case field == "error" && door == "the form":
		value = strings.Repeat("e\n", length/2) + strings.Repeat("e", length%2)
	}
	if utf8.RuneCountInString(value) != length {
		t.Fatal("the test counts wrongly")
	}
	return value
}

// throughAPI asks a surface that answers every good question.
func throughAPI(t *testing.T, request *http.Request) bool {
	t.Helper()
	guard, err := api.NewGuard(api.GuardConfig{})
	if err != nil {
		t.Fatal(err)
	}
	recorder := httptest.NewRecorder()
	api.New(api.Options{Guard: guard, Asker: answering{}, Tell: telling.New(rulebook()).Tell, Renderers: renderers(), Pages: pages(false)}).ServeHTTP(recorder, request)
	if recorder.Code != http.StatusOK && recorder.Code != http.StatusBadRequest {
		t.Fatalf("status %d: %s", recorder.Code, recorder.Body)
	}
	return recorder.Code == http.StatusOK
}

type answering struct{}

func (answering) Ask(context.Context, investigate.Question) (investigate.Answer, error) {
	found, _ := rulebook().Judge(signin.Evidence{}, diagnosis.Complaint{}, diagnosis.Options{})
	return investigate.Answer{Judgement: found}, nil
}

func throughQuery(t *testing.T, fields map[string]string) bool {
	t.Helper()
	return throughAPI(t, httptest.NewRequest(http.MethodGet, "/api/diagnose?"+encoded(fields), nil))
}

func throughBody(t *testing.T, fields map[string]string) bool {
	t.Helper()
	body, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/api/diagnose", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	return throughAPI(t, request)
}

// throughForm sends line breaks as browsers do.
func throughForm(t *testing.T, fields map[string]string) bool {
	t.Helper()
	body := strings.ReplaceAll(encoded(fields), "%0A", "%0D%0A")
	request := httptest.NewRequest(http.MethodPost, "/api/diagnose", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Accept", "text/html")
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return throughAPI(t, request)
}

// throughFlags does what the command does before it asks.
func throughFlags(t *testing.T, fields map[string]string) bool {
	t.Helper()
	flags, read := fieldFlags(contract.RouteDiagnose, "diagnose")
	var args []string
	for name, value := range fields {
		if name != "upn" {
			args = append(args, "--"+name, value)
		}
	}
	words, err := parseFlags(flags, append(args, fields["upn"]))
	if err != nil || len(words) != 1 {
		t.Fatal(words, err)
	}
	read["upn"] = words[0]
	_, err = api.ParseQuestion(read, time.Now(), api.Defaults{})
	return err == nil
}

// throughSchema holds the fields to the body that the API describes.
func throughSchema(t *testing.T, fields map[string]string) bool {
	t.Helper()
	described, err := openapi3.NewLoader().LoadFromData(api.Documents()[string(contract.RouteOpenAPI)])
	if err != nil {
		t.Fatal(err)
	}
	body := map[string]any{}
	for name, value := range fields {
		body[name] = value
	}
	ask := described.Paths.Value("/api/diagnose").Post.RequestBody.Value
	return ask.Content.Get("application/json").Schema.Value.VisitJSON(body) == nil
}

func encoded(fields map[string]string) string {
	values := url.Values{}
	for name, value := range fields {
		values.Set(name, value)
	}
	return values.Encode()
}
