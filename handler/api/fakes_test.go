package api_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// now is the time of every test.
var now = time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)

const (
	guidOne = "11111111-1111-4111-8111-111111111111"
	guidTwo = "22222222-2222-4222-8222-222222222222"
)

type askFunc func(context.Context, investigate.Question) (investigate.Answer, error)

func (f askFunc) Ask(ctx context.Context, q investigate.Question) (investigate.Answer, error) {
	return f(ctx, q)
}

type checkFunc func(context.Context, wording.Language) answer.CheckReport

func (f checkFunc) Check(ctx context.Context, l wording.Language) answer.CheckReport {
	return f(ctx, l)
}

// healthy answers every question with a diagnosis of its account.
func healthy(_ context.Context, q investigate.Question) (investigate.Answer, error) {
	return investigate.Answer{
		Judgement: diagnosis.Judgement{
			Evidence: &signin.Evidence{Asked: q.Account}, Verdict: answer.VerdictHealthy, PrimaryCause: answer.CategoryNone,
		},
		Requests:  2,
		AccountID: guidOne,
	}, nil
}

// tell writes a judgement without any words of ours.
func tell(j *diagnosis.Judgement, _ telling.Options) answer.Diagnosis {
	d := answer.Diagnosis{SchemaVersion: answer.SchemaVersion, Verdict: j.Verdict, Summary: "All <good> & well.", PrimaryCause: j.PrimaryCause}
	if j.Evidence != nil {
		d.Account.UserPrincipalName = j.Evidence.Asked
	}
	return d
}

func failing(err error) askFunc {
	return func(context.Context, investigate.Question) (investigate.Answer, error) {
		return investigate.Answer{}, err
	}
}

// world is a served API and what it logged. Change options before serving.
type world struct {
	options api.Options
	log     *bytes.Buffer
	url     string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	open, err := api.NewGuard(api.GuardConfig{})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{log: &bytes.Buffer{}}
	w.options = api.Options{
		Asker: askFunc(healthy),
		Tell:  tell,
		Checker: checkFunc(func(context.Context, wording.Language) answer.CheckReport {
			return answer.CheckReport{OK: false, Checks: []answer.Check{{Name: "token", Status: signin.CheckMissing, Message: "No token.", Fix: "Assign an identity."}}}
		}),
		Explain: func(text string, _ wording.Language) answer.Explanation {
			return answer.Explanation{SchemaVersion: answer.SchemaVersion, Lifetime: answer.OrNull(text)}
		},
		Guard:     open,
		Documents: map[string][]byte{"openapi.json": []byte(`{"openapi":"3.0.3"}`), "swagger.json": []byte(`{"swagger":"2.0"}`), "troubleshooting": []byte("<h1>Troubleshooting</h1>")},
		Pages:     pagesWith(nil),
		Logger:    slog.New(slog.NewJSONHandler(w.log, nil)),
		Now:       func() time.Time { return now },
	}
	return w
}

func (w *world) serve(t *testing.T) *world {
	t.Helper()
	server := httptest.NewServer(api.New(w.options))
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

// reply is a response, read to its end.
type reply struct {
	status int
	header http.Header
	body   string
}

func (a reply) json(t *testing.T) map[string]any {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal([]byte(a.body), &document); err != nil {
		t.Fatalf("the body is no JSON object: %v\n%s", err, a.body)
	}
	return document
}

// send sends one request over real HTTP. An empty body is none.
func (w *world) send(t *testing.T, method, target, body string, header http.Header) reply {
	t.Helper()
	var content io.Reader
	if body != "" {
		content = strings.NewReader(body)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, w.url+target, content)
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	maps.Copy(request.Header, header)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, string(text)}
}

func (w *world) get(t *testing.T, target string) reply {
	t.Helper()
	return w.send(t, http.MethodGet, target, "", nil)
}

func (w *world) post(t *testing.T, target, body string) reply {
	t.Helper()
	return w.send(t, http.MethodPost, target, body, nil)
}

// lines returns the log lines so far.
func (w *world) lines(t *testing.T) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for text := range strings.Lines(w.log.String()) {
		var line map[string]any
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("the log line is no JSON: %s", text)
		}
		lines = append(lines, line)
	}
	return lines
}

// line returns the only log line.
func (w *world) line(t *testing.T) map[string]any {
	t.Helper()
	lines := w.lines(t)
	if len(lines) != 1 {
		t.Fatalf("got %d log lines, want 1:\n%s", len(lines), w.log)
	}
	return lines[0]
}

// wantProblem checks a problem document whole, but for its texts.
func wantProblem(t *testing.T, got reply, status int, code string) map[string]any {
	t.Helper()
	if got.status != status {
		t.Errorf("status %d, want %d", got.status, status)
	}
	if contentType := got.header.Get("Content-Type"); !strings.HasPrefix(contentType, "application/problem+json") {
		t.Errorf("Content-Type %q", contentType)
	}
	document := got.json(t)
	if document["code"] != code || document["type"] != "/api/diagnose/troubleshooting#"+strings.ToLower(code) || document["status"] != float64(status) {
		t.Errorf("code %v, type %v, status %v, want %s and %d", document["code"], document["type"], document["status"], code, status)
	}
	for _, key := range []string{"title", "detail", "nextStep", "invocationId"} {
		if text, _ := document[key].(string); text == "" {
			t.Errorf("%s is missing", key)
		}
	}
	return document
}

// principal returns the header that App Service authentication forwards.
func principal(document string) http.Header {
	return http.Header{"X-Ms-Client-Principal": {base64.StdEncoding.EncodeToString([]byte(document))}}
}
