package infra

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/permission"
)

// script runs one of infra/scripts against a directory, and gives what it printed.
func script(t *testing.T, d *directory, name string, arguments ...string) (said string, failed bool) {
	t.Helper()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("SKIPPED: there is no bash on PATH, so no script was run")
	}
	command := exec.CommandContext(t.Context(), shell, append([]string{filepath.Join(source, "scripts", name)}, arguments...)...)
	command.Env = append(os.Environ(), "GRAPH_ENDPOINT="+d.url)
	if os.Getenv("REAL_AZ") == "" { // an administrator of this repository may try the real one
		command.Env = append(command.Env, "PATH="+imitation(t)+string(filepath.ListSeparator)+os.Getenv("PATH"))
	}
	d.mutex.Unlock()
	defer d.mutex.Lock()
	content, err := command.CombinedOutput()
	return string(content), err != nil
}

// imitation returns a folder with this binary as az.
func imitation(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(self, filepath.Join(folder, "az")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// runs are the three scripts with what each needs to be there before.
var runs = []struct {
	name      string
	arguments []string
	ready     func(t *testing.T, d *directory)
	changes   []string // of the first run
	says      []string // by both kinds of first run
	again     string   // by the second
}{
	{
		name: "grant-graph.sh", arguments: []string{"--identity", id(1, 2)},
		changes: []string{graphGrant, graphGrant, graphGrant},
		says:    []string{"identity: id-signin", "grant " + permission.AuditLogRead, "grant " + permission.UserRead, "grant " + permission.PolicyRead},
		again:   "holds " + permission.PolicyRead,
	},
	{
		name: "register-app.sh", arguments: []string{"--name", "signin-diagnosis-demo"},
		changes: []string{
			"PATCH /applications(uniqueName='signin-diagnosis-demo')", "PATCH /applications(uniqueName='signin-diagnosis-demo')", "POST /servicePrincipals",
		},
		says:  []string{"make the app registration signin-diagnosis-demo", "give it the address api://", "make its service principal", "azd env set APP_CLIENT_ID"},
		again: "its service principal demands the app role",
	},
	{
		name: "grant-caller.sh", arguments: []string{"--app", id(2, 10), "--caller", callerOne, "--caller", callerTwo},
		ready: func(t *testing.T, d *directory) {
			script(t, d, "register-app.sh", "--name", "signin-diagnosis-demo")
		},
		changes: []string{"POST /servicePrincipals/" + id(1, 3) + "/appRoleAssignedTo", "POST /servicePrincipals/" + id(1, 3) + "/appRoleAssignedTo"},
		says:    []string{"let " + callerOne + " ask", "let " + callerTwo + " ask"},
		again:   callerTwo + " may ask already",
	},
}

var graphGrant = "POST /servicePrincipals/" + id(1, 1) + "/appRoleAssignedTo"

func TestScriptsDoTheirWorkOnce(t *testing.T) {
	t.Parallel()
	for _, c := range runs {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := newDirectory(t)
			if c.ready != nil {
				c.ready(t, d)
				d.changes = nil
			}

			said, failed := script(t, d, c.name, append([]string{"--dry-run"}, c.arguments...)...)
			if failed || len(d.changes) > 0 {
				t.Fatalf("a dry run failed (%v), or changed %v:\n%s", failed, d.changes, said)
			}
			wantWords(t, said, "would ", c.says)

			said, failed = script(t, d, c.name, c.arguments...)
			if diff := cmp.Diff(c.changes, d.changes); diff != "" || failed {
				t.Fatalf("failed %v; changes of the first run (-want +got):\n%s\n%s", failed, diff, said)
			}
			wantWords(t, said, "done: ", c.says)

			d.changes = nil
			said, failed = script(t, d, c.name, c.arguments...)
			if failed || len(d.changes) > 0 || !strings.Contains(said, c.again) {
				t.Errorf("the second run failed (%v), changed %v, or said something else:\n%s", failed, d.changes, said)
			}
		})
	}
}

func wantWords(t *testing.T, said, verb string, words []string) {
	t.Helper()
	for _, word := range append([]string{verb}, words...) {
		if !strings.Contains(said, word) {
			t.Errorf("it did not say %q:\n%s", word, said)
		}
	}
}

// TestWhatWasGrantedIsWhatTheListSays, for a choice as well.
func TestWhatWasGrantedIsWhatTheListSays(t *testing.T) {
	t.Parallel()
	d := newDirectory(t)
	d.assignments = []map[string]any{{"principalId": id(1, 2), "resourceId": id(1, 1), "appRoleId": permission.RoleOf(permission.DirectoryRead)}}
	said, failed := script(t, d, "grant-graph.sh", "--identity", id(1, 2), "--permission", permission.PolicyReadCA)
	if failed || !strings.Contains(said, "note: it also holds the app role "+permission.RoleOf(permission.DirectoryRead)) {
		t.Errorf("failed %v:\n%s", failed, said)
	}
	var got []any
	for _, a := range d.assignments {
		got = append(got, a["appRoleId"])
	}
	want := []any{permission.RoleOf(permission.DirectoryRead), permission.RoleOf(permission.PolicyReadCA), permission.RoleOf(permission.AuditLogRead)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("app roles (-want +got):\n%s", diff)
	}
}

// TestTheScriptRegistersWhatTheTemplateRegisters: role, scope and service principal are the same.
func TestTheScriptRegistersWhatTheTemplateRegisters(t *testing.T) {
	t.Parallel()
	d := newDirectory(t)
	if said, failed := script(t, d, "register-app.sh", "--name", "signin-diagnosis-demo"); failed {
		t.Fatal(said)
	}
	all := predicted(t)
	byTemplate, byScript := of(all, application, "")[0], d.applications["signin-diagnosis-demo"]
	for _, path := range []string{"displayName", "description", "signInAudience", "api.requestedAccessTokenVersion", "api.oauth2PermissionScopes", "appRoles"} {
		if diff := cmp.Diff(at(byTemplate, "properties."+path), at(byScript, path)); diff != "" {
			t.Errorf("%s (-template +script):\n%s", path, diff)
		}
	}
	made := d.principals[len(d.principals)-1]
	if made["appRoleAssignmentRequired"] != at(of(all, principal, "")[0], "properties.appRoleAssignmentRequired") {
		t.Errorf("service principal %v", made)
	}
}

func TestAScriptSetsRightWhatSomebodyChanged(t *testing.T) {
	t.Parallel()
	d := newDirectory(t)
	script(t, d, "register-app.sh", "--name", "demo")
	d.applications["demo"]["api"].(map[string]any)["requestedAccessTokenVersion"] = nil
	d.principals[2]["appRoleAssignmentRequired"] = false
	d.changes = nil
	said, failed := script(t, d, "register-app.sh", "--name", "demo")
	if failed || at(d.applications["demo"], "api.requestedAccessTokenVersion") != 2.0 || d.principals[2]["appRoleAssignmentRequired"] != true {
		t.Errorf("failed %v:\n%s", failed, said)
	}
	if want := []string{"PATCH /applications(uniqueName='demo')", "PATCH /servicePrincipals/" + id(1, 3)}; !cmp.Equal(want, d.changes) {
		t.Errorf("changes %v", d.changes)
	}
}
