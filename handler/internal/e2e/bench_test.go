package e2e

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
)

// BenchmarkStart measures from the start of the process to its first answer on /, against a server
// that does nothing, in turns.
func BenchmarkStart(b *testing.B) {
	handler, empty := theHandler(b), theEmptyServer(b)
	firstAnswer := func(path string) time.Duration {
		began := time.Now()
		p := startProcess(b, path, "DIAGNOSIS_GRAPH_ENDPOINT=https://graph.microsoft.com")
		took := time.Since(began)
		p.kill()
		return took
	}
	firstAnswer(handler) // both come from the disk's cache from here on
	firstAnswer(empty)
	var ours, rivals time.Duration
	for b.Loop() {
		ours += firstAnswer(handler)
		rivals += firstAnswer(empty)
	}
	milliseconds := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / float64(b.N) }
	b.ReportMetric(milliseconds(ours), "handler-ms/op")
	b.ReportMetric(milliseconds(rivals), "empty-ms/op")
	b.ReportMetric(float64(ours)/float64(rivals), "ratio")
	b.ReportMetric(0, "ns/op") // the sum of both says nothing
}

// BenchmarkMemoryAtRest reads the resident memory of a process that has answered a ping.
func BenchmarkMemoryAtRest(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("only Linux tells it in /proc")
	}
	resident := func(path string) (mebibytes float64) {
		p := startProcess(b, path)
		defer p.kill()
		return residentMemory(b, p.cmd.Process.Pid)
	}
	var ours, rivals float64
	for b.Loop() {
		ours += resident(theHandler(b))
		rivals += resident(theEmptyServer(b))
	}
	b.ReportMetric(ours/float64(b.N), "handler-MiB")
	b.ReportMetric(rivals/float64(b.N), "empty-MiB")
	b.ReportMetric(0, "ns/op")
}

func residentMemory(b testing.TB, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kibibytes, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kibibytes / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}

// parallelQuestions is how many questions are under way at once in BenchmarkQuestions.
const parallelQuestions = 100

// BenchmarkQuestions measures the program's own time for 100 questions at once, without Graph's: the HTTP
// surface, the gathering and the judging of 50 sign-ins each, over a directory that answers from
// memory. "directory" is that directory alone, to be taken off.
func BenchmarkQuestions(b *testing.B) {
	directory := newMemoryDirectory(50)
	b.Run("handler", func(b *testing.B) {
		surface := surfaceOver(b, directory)
		atOnce(b, func(caller int) {
			recorder := httptest.NewRecorder()
			surface.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, question("", directory.name(caller)), nil))
			if recorder.Code != http.StatusOK {
				b.Errorf("status %d: %s", recorder.Code, recorder.Body)
			}
		})
	})
	b.Run("directory", func(b *testing.B) {
		atOnce(b, func(caller int) {
			accounts, _, _ := directory.Accounts(b.Context(), directory.name(caller))
			_, _, _ = directory.SignIns(b.Context(), signin.LogQuery{UserID: accounts[0].ID})
		})
	})
}

// atOnce runs rounds of 100 questions and reports the time for one.
func atOnce(b *testing.B, ask func(caller int)) {
	b.ReportAllocs()
	for b.Loop() {
		var done sync.WaitGroup
		for caller := range parallelQuestions {
			done.Go(func() { ask(caller) })
		}
		done.Wait()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*parallelQuestions), "ns/question")
}

// surfaceOver returns the HTTP surface as the program builds it, over another directory, without a cache and
// with JSON alone, which is what is asked for.
func surfaceOver(b *testing.B, directory investigate.Directory) http.Handler {
	b.Helper()
	guard, err := api.NewGuard(api.GuardConfig{Mode: api.ModeNone})
	if err != nil {
		b.Fatal(err)
	}
	book := diagnosis.New(rules.Book())
	return api.New(api.Options{
		Asker:  investigate.New(investigate.Options{Directory: directory, Judge: book.Judge}),
		Tell:   telling.New(book).Tell,
		Guard:  guard,
		Logger: slog.New(slog.DiscardHandler),
	})
}

// memoryDirectory is a Graph that costs next to nothing: one account for each caller, with equal rows.
type memoryDirectory struct {
	accounts map[string]signin.Account
	rows     map[string][]signin.SignIn
}

func newMemoryDirectory(rows int) *memoryDirectory {
	d := &memoryDirectory{map[string]signin.Account{}, map[string][]signin.SignIn{}}
	for caller := range parallelQuestions {
		id, upn := fmt.Sprintf("11111111-1111-4111-8111-%012d", caller), d.name(caller)
		d.accounts[upn] = signin.Account{ID: id, UserPrincipalName: upn}
		for row := range rows {
			d.rows[id] = append(d.rows[id], memoryRow(id, upn, row))
		}
	}
	return d
}

// memoryRow returns a sign-in some minutes ago; every fifth one met a wrong password.
func memoryRow(id, upn string, row int) signin.SignIn {
	s := signin.SignIn{
		ID: fmt.Sprintf("%s-%d", id, row), CorrelationID: fmt.Sprintf("%s-%d", id, row), CreatedAt: time.Now().Add(-time.Duration(row+1) * time.Minute),
		UserID: id, UserPrincipalName: upn, AppID: "4765445b-32c6-49b0-83e6-1d93765276ca", AppDisplayName: "OfficeHome",
	}
	if row%5 == 0 {
		s.Status.ErrorCode = 50126
	}
	return s
}

func (*memoryDirectory) name(caller int) string {
	return fmt.Sprintf("caller%d@contoso.example", caller)
}

func (d *memoryDirectory) Accounts(_ context.Context, name string) ([]signin.Account, int, error) {
	return []signin.Account{d.accounts[name]}, 1, nil
}

func (d *memoryDirectory) SignIns(_ context.Context, query signin.LogQuery) (signin.Page, int, error) {
	return signin.Page{SignIns: d.rows[query.UserID]}, 1, nil
}

func (*memoryDirectory) NextSignIns(context.Context, string) (signin.Page, int, error) {
	return signin.Page{}, 1, nil
}

func (*memoryDirectory) Tenant(context.Context) string { return "" }

func (*memoryDirectory) Policies(context.Context) ([]signin.Policy, int, error) { return nil, 1, nil }
