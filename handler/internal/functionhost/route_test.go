package functionhost

import "testing"

func TestRoutes(t *testing.T) {
	t.Parallel()
	cases := []struct {
		template, path string
		fits           bool
	}{
		{"api/ask", "/api/ask", true},
		{"api/ask", "/api/ask/", true},
		{"api/ask", "/API/Ask", true},
		{"api/ask", "/api/ask/more", false},
		{"api/ask", "/ask", false},
		{"api/ask/{*path}", "/api/ask", true},
		{"api/ask/{*path}", "/api/ask/a/b", true},
		{"api/ask/{*path}", "/api/asking", false},
		{"api/{name}", "/api/x", true},
		{"api/{name}", "/api", false},
		{"api/{name?}", "/api", true},
		{"api/{name?}", "/api/x", true},
		{"api/{name?}", "/api/x/y", false},
		{"/ask", "/ask", true},
	}
	for _, c := range cases {
		parsed, err := parseTemplate(c.template)
		if err != nil {
			t.Fatal(err)
		}
		if got := parsed.matches(c.path); got != c.fits {
			t.Errorf("route %q and path %q: fits = %v, want %v", c.template, c.path, got, c.fits)
		}
	}
}

func TestTheMoreExactRouteWins(t *testing.T) {
	t.Parallel()
	var functions []function
	for _, text := range []string{"api/{*rest}", "api/{name}", "api/ask"} {
		route, err := parseTemplate(text)
		if err != nil {
			t.Fatal(err)
		}
		functions = append(functions, function{name: text, route: route})
	}
	for path, want := range map[string]string{"/api/ask": "api/ask", "/api/x": "api/{name}", "/api/x/y": "api/{*rest}"} {
		if fn, found := match(functions, "GET", path); !found || fn.name != want {
			t.Errorf("%s goes to %q, want %q", path, fn.name, want)
		}
	}
}

func TestTheHostAnswersWhatNoFunctionServes(t *testing.T) {
	t.Parallel()
	app := plainApp()
	app["ask/function.json"] = httpFunction(openFunction + `, "methods": ["get", "post"]`)
	host := start(t, App{Root: app.write(t)})
	cases := map[string]struct {
		method, path string
		status       int
	}{
		"another method":           {"DELETE", "/api/ask", 404},
		"another path":             {"GET", "/api/other", 404},
		"the route without api":    {"GET", "/ask", 404},
		"the front page":           {"GET", "/", 200},
		"the host's own addresses": {"GET", "/admin/host/status", 404},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			send(t, c.method, host.URL()+c.path, "").expectStatus(t, c.status)
		})
	}
	if calls := host.Invocations(); len(calls) > 0 {
		t.Errorf("%d calls reached the handler, want none", len(calls))
	}
}

func TestTheRoutePrefix(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ http, path string }{
		"is api when host.json does not say": {`{}`, "/api/ask/x"},
		"is what host.json says":             {`{"routePrefix": "v1/tools"}`, "/v1/tools/ask/x"},
		"may be empty":                       {`{"routePrefix": ""}`, "/ask/x"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			app := plainApp()
			app["host.json"] = plainHost[:len(plainHost)-1] + `, "extensions": {"http": ` + c.http + `}}`
			host := start(t, App{Root: app.write(t)})
			if got := send(t, "GET", host.URL()+c.path, "").echoed(t).URI; got != c.path {
				t.Errorf("the handler saw %q, want the prefix with it: %q", got, c.path)
			}
		})
	}
}

func TestAFunctionWithoutARouteIsCalledByItsName(t *testing.T) {
	t.Parallel()
	app := files{"host.json": plainHost, "named/function.json": httpFunction(`, "authLevel": "anonymous"`)}
	host := start(t, App{Root: app.write(t)})
	send(t, "PUT", host.URL()+"/api/named", "").expectStatus(t, 200)
}

func TestACallByTheJSONContractIsRefusedClearly(t *testing.T) {
	t.Parallel()
	queue := `{"type": "queue", "direction": "out", "name": "q"}`
	cases := map[string]files{
		"neither flag is set": {"host.json": neitherFlag, "ask/function.json": httpFunction(openFunction)},
		"the function has a further binding": {"host.json": plainHost, "ask/function.json": `{"bindings": [
			{"type": "httpTrigger", "direction": "in", "authLevel": "anonymous"},
			{"type": "http", "direction": "out"}, ` + queue + `]}`},
		"the function has no output": {"host.json": plainHost, "ask/function.json": `{"bindings": [
			{"type": "httpTrigger", "direction": "in", "authLevel": "anonymous"}]}`},
	}
	for name, app := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := start(t, App{Root: app.write(t)})
			send(t, "GET", host.URL()+"/api/ask", "").expectStatus(t, 501)
			if calls := host.Invocations(); len(calls) > 0 {
				t.Errorf("%d calls reached the handler, want none", len(calls))
			}
		})
	}
}
