package api_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

const question = "/api/diagnose?upn=kim@contoso.com"

func TestEveryFailureIsTheProblemOfTheContract(t *testing.T) {
	failure := func(kind signin.Kind) *signin.Failure { return &signin.Failure{Kind: kind} }
	for _, c := range []struct {
		name   string
		err    error
		status int
		code   string
		next   string // stands in nextStep
	}{
		{"a name that fits two accounts", &investigate.AmbiguousError{IDs: []string{guidOne, guidTwo}}, 409, "accountAmbiguous", "object ids"},
		{"a permission is missing", &signin.Failure{Kind: signin.KindForbidden, Permission: "User.Read.All"}, 424, "graphPermissionMissing", "grant User.Read.All"},
		{"a permission without name is missing", failure(signin.KindForbidden), 424, "graphPermissionMissing", "grant AuditLog.Read.All"},
		{"a permission was granted lately", failure(signin.KindForbidden), 424, "graphPermissionMissing", "24 hours"},
		{"a licence is missing", failure(signin.KindUnlicensed), 424, "entraLicenceMissing", "Directory.Read.All"},
		{"Graph throttles", failure(signin.KindThrottled), 503, "graphThrottled", "Retry-After"},
		{"our queue is full", failure(signin.KindBusy), 503, "busy", "Retry-After"},
		{"the deadline passed", failure(signin.KindTimeout), 504, "graphTimeout", "lookback"},
		{"no token", failure(signin.KindIdentity), 503, "identityUnavailable", "AZURE_CLIENT_ID"},
		{"Graph does not know the request", failure(signin.KindRefused), 502, "graphUnavailable", "log"},
		{"the network fails", failure(signin.KindUnavailable), 502, "graphUnavailable", "log"},
		{"we stopped while the caller waits", failure(signin.KindCanceled), 503, "busy", "Retry-After"},
		{"a wrapped failure", fmt.Errorf("reading: %w", failure(signin.KindTimeout)), 504, "graphTimeout", "lookback"},
		{"a bare cancellation", context.Canceled, 503, "busy", "Retry-After"},
		{"a bare deadline", context.DeadlineExceeded, 504, "graphTimeout", "lookback"},
		{"a failure of a kind that nobody knows", failure("new"), 500, "internal", "invocation id"},
		{"any other error", errors.New("kim@contoso.com broke it"), 500, "internal", "invocation id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.options.Asker = failing(c.err)
			got := w.serve(t).get(t, question)
			document := wantProblem(t, got, c.status, c.code)
			if next, _ := document["nextStep"].(string); !strings.Contains(next, c.next) {
				t.Errorf("nextStep %q does not hold %q", next, c.next)
			}
			if (got.header.Get("Retry-After") != "") != (c.status == 503) {
				t.Errorf("Retry-After %q on %d", got.header.Get("Retry-After"), c.status)
			}
			if strings.Contains(got.body, "kim") {
				t.Errorf("the body tells more than it should: %s", got.body)
			}
		})
	}
}

func TestAnAmbiguousNameListsTheAccounts(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = failing(&investigate.AmbiguousError{IDs: []string{guidOne, guidTwo}})
	document := w.serve(t).get(t, question).json(t)
	if diff := cmp.Diff([]any{guidOne, guidTwo}, document["accounts"]); diff != "" {
		t.Error(diff)
	}
}

func TestAnAmbiguousNameListsNoMoreThan20AccountsAndOnlyByTheirIds(t *testing.T) {
	ids := []string{"kim@contoso.com", "\x1b[2J", ""}
	for range 21 {
		ids = append(ids, guidOne)
	}
	err := &investigate.AmbiguousError{IDs: ids}
	if got := api.ProblemOf(err).Accounts; len(got) != 20 || slices.ContainsFunc(got, func(id string) bool { return id != guidOne }) {
		t.Errorf("%d accounts: %q", len(got), got)
	}
	if len(ids) != 24 || ids[0] != "kim@contoso.com" {
		t.Error("the asker's own list was changed")
	}
}

func TestAFailingGraphThatSaysWhenToComeBackIsPassedOn(t *testing.T) {
	for _, c := range []struct {
		name string
		err  *signin.Failure
		want string
	}{
		{"Graph fails and says how long", &signin.Failure{Kind: signin.KindUnavailable, RetryAfter: 1500 * time.Millisecond}, "2"},
		{"Graph fails and says nothing", &signin.Failure{Kind: signin.KindUnavailable}, ""},
		{"waiting does not bring a permission", &signin.Failure{Kind: signin.KindForbidden, RetryAfter: time.Minute}, ""},
	} {
		w := newWorld(t)
		w.options.Asker = failing(c.err)
		if got := w.serve(t).get(t, question).header.Get("Retry-After"); got != c.want {
			t.Errorf("%s: Retry-After %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRetryAfterIsWholeSecondsRoundedUp(t *testing.T) {
	for wait, want := range map[time.Duration]string{
		time.Nanosecond:         "1",
		time.Second:             "1",
		1001 * time.Millisecond: "2",
		90 * time.Second:        "90",
		0:                       "10", // unknown: when the quota is fresh again
		-time.Second:            "10",
	} {
		w := newWorld(t)
		w.options.Asker = failing(&signin.Failure{Kind: signin.KindThrottled, RetryAfter: wait})
		if got := w.serve(t).get(t, question).header.Get("Retry-After"); got != want {
			t.Errorf("%v gave %q, want %q", wait, got, want)
		}
	}
}

func TestAProblemNamesTheInvocationOfItsLogLine(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = failing(errors.New("broken"))
	document := w.serve(t).get(t, question).json(t)
	if id := document["invocationId"]; id != w.line(t)["invocationId"] || id == "" {
		t.Errorf("the body says %v, the log %v", id, w.line(t)["invocationId"])
	}
}

func TestAPanicIsAProblemAndTheProcessLives(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = askFunc(func(ctx context.Context, q investigate.Question) (investigate.Answer, error) {
		if strings.HasPrefix(q.Account, "lee") {
			return healthy(ctx, q)
		}
		panic("secret of " + q.Account)
	})
	w.serve(t)
	document := wantProblem(t, w.get(t, question), 500, "internal")
	if got := w.get(t, "/api/diagnose?upn=lee@contoso.com"); got.status != http.StatusOK {
		t.Errorf("the next question got %d", got.status)
	}
	panicked := w.lines(t)[0]
	if panicked["msg"] != "panic" || panicked["invocationId"] != document["invocationId"] {
		t.Errorf("the log says %v", panicked)
	}
	stack, _ := panicked["stack"].([]any)
	if len(stack) == 0 || !strings.Contains(fmt.Sprint(stack), "api.(*server).diagnose") {
		t.Errorf("the stack is %v", stack)
	}
	if strings.Contains(w.log.String(), "secret") || strings.Contains(w.log.String(), "contoso") {
		t.Errorf("the log holds the panic's value: %s", w.log)
	}
}

func TestARuntimePanicKeepsItsWords(t *testing.T) {
	w := newWorld(t)
	w.options.Explain = func(string, wording.Language) answer.Explanation {
		var nobody *signin.Account
		return answer.Explanation{Lifetime: answer.OrNull(nobody.ID)}
	}
	wantProblem(t, w.serve(t).get(t, "/api/diagnose/explain?error=50076"), 500, "internal")
	if reason, _ := w.lines(t)[0]["reason"].(string); !strings.Contains(reason, "nil pointer") {
		t.Errorf("reason %q", reason)
	}
}

// brought is a panic that comes from another goroutine.
type brought struct{ error }

func (brought) Stack() []byte { return []byte("goroutine 7 [running]:\nelsewhere()") }

func (b brought) Unwrap() error { return b.error }

func TestAPanicOfAnotherGoroutineKeepsItsOwnStack(t *testing.T) {
	w := newWorld(t)
	w.options.Asker = askFunc(func(context.Context, investigate.Question) (investigate.Answer, error) {
		panic(brought{errors.New("secret")})
	})
	wantProblem(t, w.serve(t).get(t, question), 500, "internal")
	if stack := fmt.Sprint(w.lines(t)[0]["stack"]); !strings.Contains(stack, "elsewhere()") || strings.Contains(w.log.String(), "secret") {
		t.Errorf("the log says %s", w.log)
	}
}

func TestACallerWhoLeavesIsLoggedAndTheQuestionIsCancelled(t *testing.T) {
	w := newWorld(t)
	asked, logged := make(chan struct{}), make(chan struct{})
	w.options.Asker = askFunc(func(ctx context.Context, _ investigate.Question) (investigate.Answer, error) {
		close(asked)
		<-ctx.Done()
		return investigate.Answer{}, &signin.Failure{Kind: signin.KindCanceled, Cause: ctx.Err()}
	})
	w.options.Logger = announced(w.options.Logger, logged)
	w.serve(t)

	ctx, leave := context.WithCancel(t.Context())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, w.url+question, nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() { <-asked; leave() }()
	if response, err := http.DefaultClient.Do(request); err == nil {
		response.Body.Close()
		t.Fatal("an answer came to nobody")
	}
	<-logged
	line := w.line(t)
	if line["status"] != float64(499) || line["problem"] != "clientGone" || line["level"] != "INFO" {
		t.Errorf("the log says %v", line)
	}
}

// TestAStoppingServerTellsWhoStillWaits: the question ends as it does when its
// caller leaves, but here the caller is told to come back.
func TestAStoppingServerTellsWhoStillWaits(t *testing.T) {
	w := newWorld(t)
	stopping, stop := context.WithCancelCause(t.Context())
	w.options.Asker = askFunc(func(ctx context.Context, _ investigate.Question) (investigate.Answer, error) {
		stop(errors.New("stopping"))
		<-ctx.Done()
		return investigate.Answer{}, &signin.Failure{Kind: signin.KindCanceled, Cause: ctx.Err()}
	})
	server := httptest.NewUnstartedServer(api.New(w.options))
	server.Config.BaseContext = func(net.Listener) context.Context { return stopping }
	server.Start()
	t.Cleanup(server.Close)
	w.url = server.URL
	got := w.get(t, question)
	document := wantProblem(t, got, 503, "busy")
	if got.header.Get("Retry-After") != "1" || !strings.Contains(fmt.Sprint(document["detail"]), "interrupted") {
		t.Errorf("Retry-After %q, detail %q", got.header.Get("Retry-After"), document["detail"])
	}
}
