package infra

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAzdDeploysThePackage: the folder that `make package` stages, as it is, to the app that the template tags.
func TestAzdDeploysThePackage(t *testing.T) {
	t.Parallel()
	project := read(t, "azure.yaml")
	for _, line := range []string{
		"\n  api:\n", "\n    host: function\n", "\n    language: custom\n", "\n    dist: dist\n", "\n    remoteBuild: false\n",
		"\n      prepackage:\n        shell: sh\n        run: make package\n", "\n  path: infra\n", "\n  module: main\n",
	} {
		if !strings.Contains(project, line) {
			t.Errorf("azure.yaml does not say %q", strings.TrimSpace(line))
		}
	}
	if !strings.Contains(read(t, "infra/app/function.bicep"), "'azd-service-name': 'api'") {
		t.Error("the template does not tag the app with the service's name")
	}
	if !strings.Contains(read(t, "Makefile"), "-stage dist ") {
		t.Error("make package does not stage dist")
	}
	if !strings.Contains(read(t, "Makefile"), "-buildvcs=$(STAMPS) ") {
		t.Error("make package does not stamp the program with its commit, so that nobody can tell what is deployed")
	}
}

// TestEveryParameterIsExplained in the page of operations, or in that of the settings.
func TestEveryParameterIsExplained(t *testing.T) {
	t.Parallel()
	pages := read(t, "docs/operations.md") + read(t, "docs/settings.md")
	variables := parameter.FindAllStringSubmatch(read(t, "infra/main.bicepparam"), -1)
	if len(variables) < 25 {
		t.Fatalf("%d variables", len(variables))
	}
	for _, variable := range variables {
		if !strings.Contains(pages, "`"+variable[1]+"`") {
			t.Errorf("no page explains %s", variable[1])
		}
	}
	for _, declared := range regexp.MustCompile(`(?m)^param (\w+)`).FindAllStringSubmatch(read(t, "infra/main.bicep"), -1) {
		if name := declared[1]; name != "resourceGroupName" && name != "tags" && !strings.Contains(read(t, "infra/main.bicepparam"), "param "+name+" = ") {
			t.Errorf("main.bicepparam does not fill %s", name)
		}
	}
}

// TestNothingIsStoredThatIsSecret in what is committed for deploying.
func TestNothingIsStoredThatIsSecret(t *testing.T) {
	t.Parallel()
	for _, file := range []string{".github/workflows/deploy.yml", ".github/workflows/test.yml", ".github/workflows/core-tools.yml", "azure.yaml", "infra/main.bicepparam"} {
		if text := read(t, file); strings.Contains(text, "secrets.") || strings.Contains(text, "creds:") || strings.Contains(text, "publish-profile") {
			t.Errorf("%s reads a secret", file)
		}
	}
	if !strings.Contains(read(t, ".github/workflows/deploy.yml"), "id-token: write") {
		t.Error("the deployment does not sign in with OpenID Connect")
	}
}

func TestTheNextStepsAreThoseThatAreLeft(t *testing.T) {
	t.Parallel()
	outputs := []string{"DIAGNOSIS_CLIENT_ID=" + callerOne, "IDENTITY_PRINCIPAL_ID=" + callerTwo, "FUNCTION_URL=https://func.contoso.example/api/diagnose"}
	for name, c := range map[string]struct {
		env         []string
		says, hides string
	}{
		"nobody may ask yet":               {outputs, "grant-caller.sh --app " + callerOne, "grant-graph.sh"},
		"permissions are another's":        {append([]string{"GRANT_GRAPH_PERMISSIONS=false", "CALLERS=x"}, outputs...), "grant-graph.sh --identity " + callerTwo, "grant-caller.sh"},
		"nothing but to try":               {append([]string{"CALLERS=x"}, outputs...), "https://func.contoso.example/api/diagnose/check", "grant-"},
		"nothing has been provisioned yet": {nil, "run azd provision first", "What is left"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			said := nextSteps(t, c.env)
			if !strings.Contains(said, c.says) || strings.Contains(said, c.hides) {
				t.Errorf("it said:\n%s", said)
			}
		})
	}
}

// nextSteps runs the script with nothing but env.
func nextSteps(t *testing.T, env []string) string {
	t.Helper()
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("SKIPPED: there is no bash on PATH")
	}
	command := exec.CommandContext(t.Context(), shell, filepath.Join(source, "scripts", "next-steps.sh"))
	command.Env = env
	content, _ := command.CombinedOutput() // it fails without outputs, and says so
	return string(content)
}
