package infra

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/permission"
)

func TestScriptsRefuseWithWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, arguments, refuse, says string }{
		{"grant-graph.sh", "", "", "--identity is missing"},
		{"grant-graph.sh", "--identity", "", "--identity needs a value"},
		{"grant-graph.sh", "--identity id-signin", "", "--identity must be an id"},
		{"grant-graph.sh", "--identity " + id(1, 2) + "')/x", "", "--identity must be an id"},
		{"grant-graph.sh", "--identity " + id(1, 9), "", "there is no service principal with the object id"},
		{"grant-graph.sh", "--identity " + id(1, 2) + " --permission Mail.Read", "", "Mail.Read is not in docs/permissions.md"},
		{"grant-graph.sh", "--identity " + id(1, 2) + " --force", "", "unknown option: --force"},
		{"grant-graph.sh", "--identity " + id(1, 2), "appRoleAssignments", "Authorization_RequestDenied"},
		{"grant-graph.sh", "--identity " + id(1, 2), "appRoleAssignedTo", "could not grant " + permission.AuditLogRead},
		{"grant-caller.sh", "--app " + id(2, 10), "", "--app and --caller are needed"},
		{"grant-caller.sh", "--app " + id(2, 10) + " --caller bot", "", "--caller must be an id"},
		{"grant-caller.sh", "--app " + id(2, 10) + " --caller " + callerOne, "", "run register-app.sh first"},
		{"register-app.sh", "", "", "--name is missing"},
		{"register-app.sh", "--name x'y", "", "--name takes letters"},
		{"register-app.sh", "--name demo", "applications", "Authorization_RequestDenied"},
		{"register-app.sh", "--name demo", "servicePrincipals", "Authorization_RequestDenied"},
	} {
		t.Run(c.name+" "+c.arguments+" "+c.refuse, func(t *testing.T) {
			t.Parallel()
			d := newDirectory(t)
			d.refuse = c.refuse
			said, failed := script(t, d, c.name, strings.Fields(c.arguments)...)
			if !failed || !strings.Contains(said, c.says) {
				t.Errorf("failed %v, said:\n%s\nwant words with %q", failed, said, c.says)
			}
		})
	}
}

// TestTheIdsOfTheRegistrationAreFixed: a caller's role survives whichever way it is made again.
func TestTheIdsOfTheRegistrationAreFixed(t *testing.T) {
	t.Parallel()
	ids := func(file, pattern string) []string {
		content, err := os.ReadFile(filepath.Join(source, file))
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(content), -1) {
			found = append(found, match[1])
		}
		return found
	}
	template, inScript := ids("app/registration.bicep", `(?m)^var (?:role|scope)Id = '([0-9a-f-]{36})'`), ids("scripts/register-app.sh", `(?m)^(?:role|scope)_id=([0-9a-f-]{36})`)
	if diff := cmp.Diff(template, inScript); diff != "" || len(template) != 2 {
		t.Errorf("ids (-template +script):\n%s", diff)
	}
}

func TestShellcheckHasNothingToSay(t *testing.T) {
	t.Parallel()
	shellcheck, err := exec.LookPath("shellcheck")
	if err != nil {
		t.Skip("SKIPPED: there is no shellcheck on PATH (Debian: apt-get install shellcheck)")
	}
	scripts := []string{"../../.ci/run"}
	for _, pattern := range []string{"../../infra/scripts/*.sh", "../*.sh", "../*/*.sh", "../../examples/*/*.sh"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s finds %d scripts, %v", pattern, len(found), err)
		}
		scripts = append(scripts, found...)
	}
	if content, err := exec.CommandContext(t.Context(), shellcheck, scripts...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, content)
	}
}
