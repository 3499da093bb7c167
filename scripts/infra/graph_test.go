package infra

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// directory imitates what the scripts use of Microsoft Graph: applications by their unique name, service
// principals, and the app roles between them. Ids are counted, so that a run can be compared.
type directory struct {
	url          string
	mutex        sync.Mutex                // held by the test, but while a script runs
	applications map[string]map[string]any // by unique name
	principals   []map[string]any
	assignments  []map[string]any
	changes      []string // method and path of every request that is no GET
	refuse       string   // refuses requests whose path holds it, with 403
}

const graphAppID = "00000003-0000-0000-c000-000000000000"

func id(kind, number int) string { return fmt.Sprintf("%08d-0000-4000-8000-%012d", kind, number) }

// newDirectory holds Microsoft Graph and one managed identity.
func newDirectory(t *testing.T) *directory {
	t.Helper()
	d := &directory{applications: map[string]map[string]any{}, principals: []map[string]any{
		{"id": id(1, 1), "appId": graphAppID, "displayName": "Microsoft Graph"},
		{"id": id(1, 2), "appId": id(2, 2), "displayName": "id-signin"},
	}}
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	d.url = server.URL
	d.mutex.Lock()
	return d
}

var byKey = regexp.MustCompile(`^/(applications|servicePrincipals)\((uniqueName|appId)='([^']+)'\)$`)

func (d *directory) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	path := strings.TrimPrefix(r.URL.Path, "/v1.0")
	if r.Method != http.MethodGet {
		d.changes = append(d.changes, r.Method+" "+path)
	}
	if d.refuse != "" && strings.Contains(path, d.refuse) {
		fail(w, http.StatusForbidden, "Authorization_RequestDenied")
		return
	}
	var body map[string]any
	if r.Method != http.MethodGet {
		content, _ := io.ReadAll(r.Body)
		if r.Header.Get("Content-Type") != "application/json" || json.Unmarshal(content, &body) != nil {
			fail(w, http.StatusBadRequest, "Request_BadRequest")
			return
		}
	}
	switch key := byKey.FindStringSubmatch(path); {
	case key != nil && key[1] == "applications":
		d.application(w, r, key[3], body)
	case key != nil:
		answer(w, d.principal("appId", key[3]))
	case path == "/servicePrincipals" && r.Method == http.MethodPost:
		body["id"] = id(1, len(d.principals)+1)
		for _, app := range d.applications {
			if app["appId"] == body["appId"] {
				body["appRoles"] = app["appRoles"]
			}
		}
		d.principals = append(d.principals, body)
		answer(w, body)
	default:
		d.related(w, r, strings.Split(strings.TrimPrefix(path, "/servicePrincipals/"), "/"), body)
	}
}

// application reads an application, or changes it; with the right preference also one that is not there yet.
func (d *directory) application(w http.ResponseWriter, r *http.Request, name string, body map[string]any) {
	app := d.applications[name]
	if r.Method == http.MethodPatch {
		if app == nil && r.Header.Get("Prefer") != "create-if-missing" {
			fail(w, http.StatusNotFound, "Request_ResourceNotFound")
			return
		}
		if app == nil {
			app = map[string]any{"appId": id(2, 10), "identifierUris": []any{}}
			d.applications[name] = app
		}
		for key, value := range body {
			app[key] = value
		}
	}
	answer(w, app)
}

func (d *directory) principal(key, value string) map[string]any {
	for _, p := range d.principals {
		if p[key] == value {
			return p
		}
	}
	return nil
}

// related returns a service principal by its id, or the app roles that it gives or has.
func (d *directory) related(w http.ResponseWriter, r *http.Request, path []string, body map[string]any) {
	p := d.principal("id", path[0])
	relation := ""
	if len(path) > 1 {
		relation = path[1]
	}
	switch {
	case p == nil:
		answer(w, nil)
	case r.Method == http.MethodPatch:
		for key, value := range body {
			p[key] = value
		}
		w.WriteHeader(http.StatusNoContent)
	case r.Method == http.MethodPost:
		for _, a := range d.assignments {
			if a["principalId"] == body["principalId"] && a["appRoleId"] == body["appRoleId"] {
				fail(w, http.StatusBadRequest, "Permission being assigned already exists on the object")
				return
			}
		}
		d.assignments = append(d.assignments, body)
		answer(w, body)
	case relation == "":
		answer(w, p)
	default:
		end := map[string]string{"appRoleAssignments": "principalId", "appRoleAssignedTo": "resourceId"}[relation]
		list := []any{}
		for _, a := range d.assignments {
			if a[end] == p["id"] {
				list = append(list, a)
			}
		}
		answer(w, map[string]any{"value": list})
	}
}

func answer(w http.ResponseWriter, object map[string]any) {
	if object == nil {
		fail(w, http.StatusNotFound, "Request_ResourceNotFound")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(object)
}

func fail(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"code": code, "message": code}})
}
