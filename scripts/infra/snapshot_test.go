package infra

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// resource is one predicted resource as JSON. What only Azure knows stays an expression in it.
type resource map[string]any

// snapshots keeps what the compiler said, because every call takes seconds.
var snapshots sync.Map

// predicted returns the resources that a deployment with these variables would make.
func predicted(t *testing.T, env ...string) []resource {
	t.Helper()
	if known, ok := snapshots.Load(strings.Join(env, "\n")); ok {
		return known.([]resource)
	}
	all := snapshot(t, env)
	snapshots.Store(strings.Join(env, "\n"), all)
	return all
}

func snapshot(t *testing.T, env []string) []resource {
	t.Helper()
	folder := copied(t)
	said, failed := bicep(t, folder, env, "snapshot", "main.bicepparam", "--mode", "overwrite",
		"--subscription-id", subscription, "--tenant-id", tenant, "--location", "koreacentral", "--deployment-name", "demo")
	if failed || said != "" {
		t.Fatalf("bicep snapshot: failed %v, said:\n%s", failed, said)
	}
	content, err := os.ReadFile(filepath.Join(folder, "main.snapshot.json"))
	if err != nil {
		t.Fatal(err)
	}
	var snapshot struct {
		PredictedResources []resource `json:"predictedResources"`
		Diagnostics        []any      `json:"diagnostics"`
	}
	if err := json.Unmarshal(content, &snapshot); err != nil {
		t.Fatal(err)
	}
	if len(snapshot.Diagnostics) > 0 {
		t.Errorf("bicep snapshot: %v", snapshot.Diagnostics)
	}
	return snapshot.PredictedResources
}

// of returns the resources of one type, whose name ends so.
func of(all []resource, kind, name string) (found []resource) {
	for _, r := range all {
		named, _ := r["name"].(string)
		if r["type"] == kind && strings.Contains(named, name) {
			found = append(found, r)
		}
	}
	return found
}

// at walks a path of keys and indexes with dots between them; nil where it ends early.
func at(value any, path string) any {
	for _, key := range strings.Split(path, ".") {
		switch in := value.(type) {
		case resource:
			value = in[key]
		case map[string]any:
			value = in[key]
		case []any:
			index, err := strconv.Atoi(key)
			if err != nil || index >= len(in) {
				return nil
			}
			value = in[index]
		default:
			return nil
		}
	}
	return value
}

// settingsOf returns the app settings of the function app.
func settingsOf(t *testing.T, all []resource) map[string]string {
	t.Helper()
	sites := of(all, site, "")
	if len(sites) != 1 {
		t.Fatalf("%d function apps", len(sites))
	}
	settings := map[string]string{}
	list, _ := at(sites[0], "properties.siteConfig.appSettings").([]any)
	for _, entry := range list {
		settings[at(entry, "name").(string)] = at(entry, "value").(string)
	}
	return settings
}
