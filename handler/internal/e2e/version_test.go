package e2e

import (
	"debug/buildinfo"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/internal/functionhost"
	"signin-diagnosis/handler/version"
)

// TestTheProgramSaysEverywhereWhichBuildItIs, and it says what stands in its file. A build without Git, or
// with -buildvcs=false, records nothing; then nothing is what it says.
func TestTheProgramSaysEverywhereWhichBuildItIs(t *testing.T) {
	t.Parallel()
	info, err := buildinfo.ReadFile(theHandler(t))
	if err != nil {
		t.Fatal(err)
	}
	want := version.Of(info)
	said := map[string]version.Build{}
	keep := func(name string, document []byte) {
		var build version.Build
		if err := json.Unmarshal(document, &build); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, document)
		}
		said[name] = build
	}
	var report answer.CheckReport
	keep("the command", []byte(command(t, nil, "version", "--json").out))
	if err := json.Unmarshal([]byte(command(t, nil, "check", "--practice", "--json").out), &report); err != nil {
		t.Fatal(err)
	}
	said["the check on the command line"] = report.Version

	host, _ := hostedOpen(t, functionhost.Proxy)
	got := get(t, host.URL()+"/api/diagnose/check")
	report = answer.CheckReport{}
	if err := json.Unmarshal(got.body, &report); err != nil {
		t.Fatal(err)
	}
	said["the check over HTTP"] = report.Version
	if err := host.AwaitLog(patience(t), `"msg":"started"`); err != nil {
		t.Fatal(err)
	}
	started := 0
	for _, line := range host.Logs() {
		if strings.Contains(line.Text, `"msg":"started"`) {
			keep("the log", []byte(line.Text))
			started++
		}
	}
	if started != 1 {
		t.Errorf("%d lines tell of the start", started)
	}
	for name, build := range said {
		if diff := cmp.Diff(want, build); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	header := ""
	if want.Version != nil {
		header = *want.Version
	}
	if got.header.Get("X-Diagnosis-Version") != header {
		t.Errorf("the header says %q, want %q", got.header.Get("X-Diagnosis-Version"), header)
	}
}
