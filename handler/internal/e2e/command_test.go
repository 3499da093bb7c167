package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/signin"
)

func TestACommandThatAnswersEndsWith0(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args  []string
		lines []string
	}{
		"a question, though the verdict is bad": {
			[]string{"diagnose", "--practice", dora}, []string{"Practice data", "CANNOT SIGN IN", "What to do", "Conditional Access Administrator:"}},
		"flags before the account": {
			[]string{"diagnose", "--practice", "--lookback", "7d", anna}, []string{"NOTHING WRONG FOUND"}},
		"flags after the account": {
			[]string{"diagnose", anna, "--lookback=7d", "--practice"}, []string{"NOTHING WRONG FOUND"}},
		"a guest's name with a # in it": {
			[]string{"diagnose", "--practice", "nadia.rahman_fabrikam.example#EXT#@contoso.example"}, []string{"WAITING FOR THE USER"}},
		"the people of the practice tenant": {
			[]string{"diagnose", "--practice"}, []string{anna, dora, "Blocked by location"}},
		"the flags of a command": {
			[]string{"diagnose", "-h"}, []string{"-lookback", "-correlationId"}},
		"a code alone": {
			[]string{"explain", "AADSTS50076"}, []string{"AADSTS50076", "Who acts first: User"}},
		"an error text of several words": {
			[]string{"explain", "There", "was", "an", "error", "validating", "access", "token"}, []string{"Does refreshing the page help? Yes"}},
		"a text that means nothing": {
			[]string{"explain", "hello"}, []string{"no error code"}},
		"a check in practice": {
			[]string{"check", "--practice"}, []string{"ok  token", "ok  AuditLog.Read.All", "ok  licence", "Version: "}},
		"the build": {
			[]string{"version"}, []string{"Version: ", "Commit: "}},
		"the build, in Korean": {
			[]string{"version", "--lang", "ko"}, []string{"버전: ", "커밋: "}},
		"help": {
			[]string{"help"}, []string{"handler diagnose", "handler explain", "handler check", "handler version", "Exit codes"}},
		"help as a flag": {
			[]string{"--help"}, []string{"handler diagnose", "handler explain", "handler check", "handler version", "Exit codes"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := command(t, nil, c.args...)
			if got.code != exitOK || got.err != "" {
				t.Fatalf("exit code %d, stderr %q", got.code, got.err)
			}
			for _, line := range c.lines {
				if !strings.Contains(got.out, line) {
					t.Errorf("%q is missing in\n%s", line, got.out)
				}
			}
			if strings.Contains(got.out, "\x1b") {
				t.Errorf("escape sequences, though this is no terminal: %q", got.out)
			}
		})
	}
}

func TestJSONOfACommandIsOneDocumentByTheContract(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		part string
		args []string
	}{
		"a diagnosis":               {aDiagnosis, []string{"diagnose", "--json", "--practice", dora}},
		"a diagnosis by its format": {aDiagnosis, []string{"diagnose", "--format", "json", "--practice", dora}},
		"a diagnosis in full":       {aDiagnosis, []string{"diagnose", dora, "--detail", "full", "--json", "--practice"}},
		"an explanation":            {anExplained, []string{"explain", "--json", "AADSTS700082"}},
		"an explanation of nothing": {anExplained, []string{"explain", "hello", "--json"}},
		"a check":                   {aCheckReport, []string{"check", "--json", "--practice"}},
		"an account with two @":     {aProblem, []string{"diagnose", "--json", "--practice", "a@b@c"}},
		"two accounts":              {aProblem, []string{"diagnose", "--json", "--practice", anna, dora}},
		"an unknown flag":           {aProblem, []string{"diagnose", "--json", "--since", "7d", anna}},
		"no text":                   {aProblem, []string{"explain", "--json"}},
		"a time that is none":       {aProblem, []string{"diagnose", "--json", "--practice", "--at", "yesterday", anna}},
		"a format with --json":      {aProblem, []string{"diagnose", "--json", "--format", "text", "--practice", anna}},
		"practice without account":  {aProblem, []string{"diagnose", "--json", "--practice"}},
		"practice, by its format":   {aProblem, []string{"diagnose", "--format", "json", "--practice"}},
		"a word too many":           {aProblem, []string{"check", "--json", "--practice", "now"}},
		"a build and a word":        {aProblem, []string{"version", "--json", "now"}},
		"two accounts, by format":   {aProblem, []string{"diagnose", "--format", "json", "--practice", anna, dora}},
		"an unknown language":       {aProblem, []string{"diagnose", "--json", "--lang", "tlh", anna}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := command(t, nil, c.args...)
			wantContract(t, c.part, []byte(got.out))
			if got.err != "" {
				t.Errorf("stderr %q, want none", got.err)
			}
			if wanted := map[bool]int{true: exitInput, false: exitOK}[c.part == aProblem]; got.code != wanted {
				t.Errorf("exit code %d, want %d", got.code, wanted)
			}
		})
	}
}

func TestFullDetailListsTheAttempts(t *testing.T) {
	t.Parallel()
	got := command(t, nil, "diagnose", "--json", "--practice", "--detail", "full", dora)
	d := readDiagnosis(t, []byte(got.out))
	if len(d.Attempts) == 0 || len(d.Attempts)+d.AttemptsOmitted != d.Counts.Attempts {
		t.Errorf("%d attempts, %d omitted, %d counted", len(d.Attempts), d.AttemptsOmitted, d.Counts.Attempts)
	}
}

// TestWrongInputEndsWith2 and says on stderr what to do, without the value.
func TestWrongInputEndsWith2(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  []string
		args []string
		says string
	}{
		"no account":              {nil, []string{"diagnose"}, "upn is missing"},
		"not an account":          {nil, []string{"diagnose", "--practice", "s3cret"}, "upn is neither"},
		"two accounts":            {nil, []string{"diagnose", "s3cret@a.example", "b@b.example"}, "one account at a time"},
		"an unknown flag":         {nil, []string{"diagnose", "--since", "s3cret"}, "-since"},
		"a flag without value":    {nil, []string{"diagnose", "--lookback"}, "-lookback"},
		"an unknown command":      {nil, []string{"ask", "s3cret"}, "handler diagnose"},
		"a lookback of a year":    {nil, []string{"diagnose", "--practice", "--lookback", "365d", anna}, "lookback"},
		"an unknown format":       {nil, []string{"diagnose", "--practice", "--format", "s3cret", anna}, "format has a value that is not known. Send json or card or html or text or markdown."},
		"a word after check":      {nil, []string{"check", "--practice", "s3cret"}, "no words"},
		"a word after version":    {nil, []string{"version", "s3cret"}, "no words"},
		"nothing to explain":      {nil, []string{"explain"}, "error is missing"},
		"a wrong time limit":      {[]string{"DIAGNOSIS_TIMEOUT=s3cret"}, []string{"diagnose", anna}, "DIAGNOSIS_TIMEOUT"},
		"a time limit of a week":  {[]string{"DIAGNOSIS_TIMEOUT=168h"}, []string{"diagnose", anna}, "DIAGNOSIS_TIMEOUT"},
		"a wrong lookback":        {[]string{"DIAGNOSIS_LOOKBACK=s3cret"}, []string{"diagnose", anna}, "DIAGNOSIS_LOOKBACK"},
		"a wrong cache time":      {[]string{"DIAGNOSIS_CACHE_TTL=s3cret"}, []string{"check"}, "DIAGNOSIS_CACHE_TTL"},
		"a wrong directory":       {[]string{"DIAGNOSIS_DIRECTORY=s3cret"}, []string{"diagnose", anna}, "DIAGNOSIS_DIRECTORY"},
		"a wrong redaction":       {[]string{"DIAGNOSIS_REDACT=s3cret"}, []string{"diagnose", anna}, "DIAGNOSIS_REDACT"},
		"a wrong log level":       {[]string{"DIAGNOSIS_LOG_LEVEL=s3cret"}, []string{"diagnose", anna}, "DIAGNOSIS_LOG_LEVEL"},
		"plain http to elsewhere": {[]string{"DIAGNOSIS_GRAPH_ENDPOINT=http://s3cret.example"}, []string{"diagnose", anna}, "DIAGNOSIS_GRAPH_ENDPOINT"},
		"Graph with a password":   {[]string{"DIAGNOSIS_GRAPH_ENDPOINT=https://me:s3cret@graph.microsoft.com"}, []string{"check"}, "DIAGNOSIS_GRAPH_ENDPOINT"},
		"an unknown credential":   {[]string{"AZURE_TOKEN_CREDENTIALS=s3cret"}, []string{"check"}, "AZURE_TOKEN_CREDENTIALS"},
		"an identity by its id where the platform takes none": {[]string{"AZURE_CLIENT_ID=s3cret", "IDENTITY_ENDPOINT=http://127.0.0.1:1", "IDENTITY_HEADER=x",
			"IDENTITY_SERVER_THUMBPRINT=x"}, []string{"check"}, "The identity cannot be used: this platform does not take what AZURE_CLIENT_ID"},
		"plain http to elsewhere, with that identity": {[]string{"DIAGNOSIS_GRAPH_ENDPOINT=http://s3cret.example", "AZURE_CLIENT_ID=s3cret", "IDENTITY_ENDPOINT=http://127.0.0.1:1",
			"IDENTITY_HEADER=x", "IDENTITY_SERVER_THUMBPRINT=x"}, []string{"check"}, "DIAGNOSIS_GRAPH_ENDPOINT"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := command(t, c.env, c.args...)
			if got.code != exitInput || got.out != "" {
				t.Errorf("exit code %d, want %d; stdout %q", got.code, exitInput, got.out)
			}
			if !strings.Contains(oneLine(got.err), c.says) {
				t.Errorf("%q does not say %q", got.err, c.says)
			}
			if strings.Contains(got.err, "s3cret") {
				t.Errorf("the value is repeated: %q", got.err)
			}
		})
	}
}

// twins returns two guests of one mail address.
func twins() []practice.Object {
	twin := func(id, upn string) practice.Object {
		return practice.Object{"id": id, "userPrincipalName": upn, "mail": "twin@fabrikam.example", "userType": "Guest", "accountEnabled": true}
	}
	return []practice.Object{
		twin("11111111-1111-4111-8111-111111111111", "twin_fabrikam.example#EXT#@contoso.example"),
		twin("22222222-2222-4222-8222-222222222222", "twin_fabrikam.example1#EXT#@contoso.example"),
	}
}

// TestWhatStandsInTheWayDecidesTheExitCode asks a Graph that refuses or fails, once for a person and
// once for a program.
func TestWhatStandsInTheWayDecidesTheExitCode(t *testing.T) {
	t.Parallel()
	graphFails := func(kind practice.Kind, do practice.Action) []practice.Fault {
		return []practice.Fault{{Kind: kind, Do: do}}
	}
	for name, c := range map[string]struct {
		options practice.Options
		faults  []practice.Fault
		account string
		exit    int
		code    string
		says    string
	}{
		"the permission is missing": {
			options: practice.Options{Permissions: []string{"User.Read.All"}},
			exit:    exitRefused, code: "graphPermissionMissing", says: "AuditLog.Read.All"},
		"the licence is missing": {
			options: practice.Options{Unlicensed: true},
			exit:    exitRefused, code: "entraLicenceMissing", says: "P1 or P2"},
		"Graph throttles for longer than the deadline": {
			faults: graphFails(practice.KindSignIns, practice.Throttled("600")),
			exit:   exitLater, code: "graphThrottled", says: "Ask again"},
		"Graph is out of order": {
			faults: graphFails(practice.KindSignIns, practice.HTML(503)),
			exit:   exitLater, code: "graphUnavailable", says: "Ask again"},
		"Graph never answers": {
			faults: graphFails(practice.KindSignIns, practice.Hold{}),
			exit:   exitLater, code: "graphTimeout", says: "Ask again"},
		"the identity gives no token": {
			faults: graphFails(practice.KindToken, practice.GraphError(400, "invalid_request", "no such identity")),
			exit:   exitLater, code: "identityUnavailable", says: "AZURE_CLIENT_ID"},
		"the name fits two guests": {
			options: practice.Options{Users: twins()}, account: "twin@fabrikam.example",
			exit: exitInput, code: "accountAmbiguous", says: "object id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.options.Stories = true
			tenant := newTenant(t, c.options)
			for _, fault := range c.faults {
				tenant.Inject(fault)
			}
			account := c.account
			if account == "" {
				account = anna
			}
			env := identityEnv(tenant, "DIAGNOSIS_TIMEOUT=1s")

			told := command(t, env, "diagnose", account)
			if told.code != c.exit || told.out != "" || !strings.Contains(told.err, c.says) {
				t.Errorf("exit code %d, want %d; stdout %q, stderr %q, want %q in it", told.code, c.exit, told.out, told.err, c.says)
			}
			if more := "docs/troubleshooting.md#" + strings.ToLower(c.code) + "\n"; !strings.HasSuffix(told.err, more) {
				t.Errorf("stderr %q does not end with %q", told.err, more)
			}
			if strings.Contains(told.err, account) {
				t.Errorf("the account stands in %q", told.err)
			}
			if written := command(t, env, "diagnose", "--json", account); written.code != c.exit || written.err != "" {
				t.Errorf("with --json: exit code %d, want %d; stderr %q", written.code, c.exit, written.err)
			} else if p := readProblem(t, []byte(written.out), c.code); c.code == "accountAmbiguous" && len(p.Accounts) != 2 {
				t.Errorf("accounts %v, want the two ids", p.Accounts)
			}
		})
	}
}

func TestCheckNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, missing := range practice.DefaultPermissions() {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			var granted []string
			for _, p := range practice.DefaultPermissions() {
				if p != missing {
					granted = append(granted, p)
				}
			}
			env := identityEnv(newTenant(t, practice.Options{Stories: true, Permissions: granted}))

			told := command(t, env, "check")
			line := lineWith(told.out, "missing  "+missing)
			if told.code != exitRefused || !strings.Contains(line, "Grant the app role "+missing) {
				t.Errorf("exit code %d, want %d; the line is %q in\n%s%s", told.code, exitRefused, line, told.out, told.err)
			}
			written := command(t, env, "check", "--json")
			if written.code != exitRefused || written.err != "" {
				t.Errorf("with --json: exit code %d, want %d; stderr %q", written.code, exitRefused, written.err)
			}
			wantMissing(t, written.out, missing)
		})
	}
}

// wantMissing wants a report in which one permission, and nothing else, is missing.
func wantMissing(t *testing.T, document, permission string) {
	t.Helper()
	wantContract(t, aCheckReport, []byte(document))
	var found answer.CheckReport
	if err := json.Unmarshal([]byte(document), &found); err != nil {
		t.Fatal(err)
	}
	if found.OK {
		t.Error("ok is true")
	}
	for _, c := range found.Checks {
		if (c.Status == signin.CheckMissing) != (c.Name == permission) {
			t.Errorf("%s is %s", c.Name, c.Status)
		}
		if c.Status == signin.CheckMissing && c.Fix == "" {
			t.Errorf("%s comes without a fix", c.Name)
		}
	}
}

func lineWith(text, part string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, part) {
			return line
		}
	}
	return ""
}

func TestCheckWithoutAnIdentitySaysSo(t *testing.T) {
	t.Parallel()
	tenant := newTenant(t, practice.Options{})
	got := command(t, append(identityEnv(tenant), "IDENTITY_HEADER=wrong"), "check")
	if got.code != exitLater || !strings.Contains(got.out, "unknown  token") || !strings.Contains(got.out, "AZURE_CLIENT_ID") {
		t.Errorf("exit code %d, want %d\n%s%s", got.code, exitLater, got.out, got.err)
	}
}

func TestPracticeWinsOverWhatTheEnvironmentSays(t *testing.T) {
	t.Parallel()
	env := []string{"DIAGNOSIS_GRAPH_ENDPOINT=http://127.0.0.1:1", "IDENTITY_ENDPOINT=http://127.0.0.1:1", "IDENTITY_HEADER=x", "AZURE_CLIENT_ID=x"}
	got := command(t, env, "diagnose", "--practice", "--json", anna)
	if d := readDiagnosis(t, []byte(got.out)); d.Verdict != answer.VerdictHealthy || !d.Practice {
		t.Errorf("verdict %s, practice %v", d.Verdict, d.Practice)
	}
}

func TestAnAnswerThatCannotBeWrittenEndsWith1(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("only Linux has a device that is always full")
	}
	defer full.Close()
	for _, args := range [][]string{{"explain", "AADSTS50076"}, {"explain", "--json", "AADSTS50076"}, {"diagnose", "--practice"}} {
		cmd := exec.CommandContext(patience(t), theHandler(t), args...)
		cmd.Env, cmd.Stdout = []string{}, full
		if _ = cmd.Run(); cmd.ProcessState.ExitCode() != exitInternal {
			t.Errorf("%v: exit code %d, want %d", args, cmd.ProcessState.ExitCode(), exitInternal)
		}
	}
}

// TestCtrlCIsNoFailure: who interrupts a command is told that, and nothing of quotas.
func TestCtrlCIsNoFailure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		held practice.Kind
		json bool
	}{
		"a question":         {[]string{"diagnose", anna}, practice.KindSignIns, false},
		"a question in JSON": {[]string{"diagnose", "--json", anna}, practice.KindSignIns, true},
		"a check":            {[]string{"check"}, practice.KindToken, false},
		"a check in JSON":    {[]string{"check", "--json"}, practice.KindToken, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tenant := newTenant(t, practice.Options{Stories: true})
			arrived := make(chan struct{}, 64)
			tenant.Inject(practice.Fault{Kind: c.held, Do: practice.Hold{Arrived: arrived}})
			var out, errOut stream
			cmd := exec.CommandContext(patience(t), theHandler(t), c.args...)
			cmd.Env, cmd.Stdout, cmd.Stderr = identityEnv(tenant), &out, &errOut
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			await(t, arrived, "the command's request")
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait() // its code is looked at
			if code := cmd.ProcessState.ExitCode(); code != exitLater {
				t.Errorf("exit code %d, want %d", code, exitLater)
			}
			if c.json {
				if p := readProblem(t, []byte(out.String()), "busy"); errOut.String() != "" || !strings.Contains(p.Detail, "interrupted") {
					t.Errorf("stderr %q, detail %q", errOut.String(), p.Detail)
				}
			} else if out.String() != "" || errOut.String() != "Interrupted.\n" {
				t.Errorf("stdout %q, stderr %q", out.String(), errOut.String())
			}
		})
	}
}
