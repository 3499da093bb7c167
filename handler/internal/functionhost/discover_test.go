package functionhost

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func overwrite(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFunctionsAreFoundOneFolderDownAndNowhereElse(t *testing.T) {
	t.Parallel()
	app := plainApp()
	app["function.json"] = "not even JSON, and never read"
	app["ask/deeper/function.json"] = httpFunction("")
	app["docs/readme.txt"] = "a folder without a function"
	functions, faults, err := discover(app.write(t), "api")
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	var names []string
	for _, fn := range functions {
		names = append(names, fn.name)
	}
	if diff := cmp.Diff([]string{"ask"}, names); diff != "" {
		t.Errorf("functions (-want +got):\n%s", diff)
	}
}

func TestAWrongFunctionIsLeftOutAndTheOthersWork(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ folder, content, says string }{
		"the folder's name has a forbidden sign": {"a.b", httpFunction(""), "not a function name"},
		"the folder's name begins with a digit":  {"1st", httpFunction(""), "not a function name"},
		"the folder is called host":              {"Host", httpFunction(""), "not a function name"},
		"the folder's name is too long":          {strings.Repeat("a", 129), httpFunction(""), "not a function name"},
		"there is no binding":                    {"empty", `{"bindings": []}`, "at least one binding"},
		"the file is no JSON":                    {"broken", `{`, "function.json"},
		"the trigger is no HTTP trigger":         {"timer", `{"bindings": [{"type": "timerTrigger"}]}`, "no httpTrigger"},
		"the route has a constraint":             {"typed", httpFunction(`, "route": "{id:int}"`), "not imitated"},
		"a segment follows the rest":             {"late", httpFunction(`, "route": "{*rest}/end"`), "nothing may follow"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			app := plainApp()
			app[filepath.Join(c.folder, "function.json")] = c.content
			host := start(t, App{Root: app.write(t)})
			if faults := host.Faults(); len(faults) != 1 || !strings.Contains(faults[0].Error(), c.says) {
				t.Errorf("faults %v, want one that says %q", faults, c.says)
			}
			send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 200)
		})
	}
}

func TestAnAppWithoutFunctionsDoesNotStart(t *testing.T) {
	t.Parallel()
	_, err := Start(patience(t), App{Root: files{"host.json": plainHost, "function.json": httpFunction("")}.write(t)})
	if err == nil || !strings.Contains(err.Error(), "no function found") {
		t.Errorf("error %v, want one about missing functions", err)
	}
}

func TestAFolderThatIsALinkCounts(t *testing.T) {
	t.Parallel()
	root := plainApp().write(t)
	if err := os.Symlink(filepath.Join(root, "ask"), filepath.Join(root, "again")); err != nil {
		t.Fatal(err)
	}
	functions, _, err := discover(root, "api")
	if err != nil || len(functions) != 2 {
		t.Errorf("%d functions, %v; want two", len(functions), err)
	}
}
