package infra

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/permission"
)

// broken says what a fact finds otherwise; empty if it holds.
func (f fact) broken(all []resource) string {
	found := of(all, f.kind, f.name)
	if len(found) == 0 {
		return fmt.Sprintf("%s: there is no %s %s", f.says, f.kind, f.name)
	}
	if got := at(found[0], f.path); !reflect.DeepEqual(got, f.want) {
		return fmt.Sprintf("%s: %s is %v, want %v", f.says, f.path, got, f.want)
	}
	return ""
}

func TestWhatIsDeployedIsClosed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env     []string
		facts   []fact
		private bool
	}{
		"with the default parameters": {nil, publicFacts, false},
		"with private networking":     {[]string{"PRIVATE_NETWORKING=true"}, privateFacts, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := predicted(t, c.env...)
			for _, f := range append(slices.Clone(facts), c.facts...) {
				if says := f.broken(all); says != "" {
					t.Error(says)
				}
			}
			if c.private {
				checkNetwork(t, all)
			}
			checkIdentity(t, all)
			checkSettings(t, all)
			checkGraph(t, all)
			if text := asText(t, all); strings.Contains(text, "listKeys(") || strings.Contains(text, "clientSecretSettingName") {
				t.Error("something reads a key, or names a client secret")
			}
		})
	}
}

// checkNetwork checks that the app is in the network in which the storage's endpoint is, and finds it by name there.
func checkNetwork(t *testing.T, all []resource) {
	t.Helper()
	within := of1(t, all, network, "")["id"].(string)
	for what, got := range map[string]any{
		within + "/subnets/function":          at(of1(t, all, site, ""), "properties.virtualNetworkSubnetId"),
		within + "/subnets/private-endpoints": at(of1(t, all, endpoint, ""), "properties.subnet.id"),
		within:                                at(of1(t, all, "Microsoft.Network/privateDnsZones/virtualNetworkLinks", ""), "properties.virtualNetwork.id"),
	} {
		if got != what {
			t.Errorf("%v, want %s", got, what)
		}
	}
	if got := at(of1(t, all, endpoint, ""), "properties.privateLinkServiceConnections.0.properties.privateLinkServiceId"); got != of1(t, all, storage, "")["id"] {
		t.Errorf("the endpoint leads to %v", got)
	}
}

// checkIdentity checks that one identity deploys, runs, sends telemetry and asks Graph, and may do nothing else in Azure.
func checkIdentity(t *testing.T, all []resource) {
	t.Helper()
	function := of(all, site, "")[0]
	identities, _ := at(function, "identity.userAssignedIdentities").(map[string]any)
	packages := at(function, "properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId")
	for id := range identities {
		if id != of1(t, all, identity, "")["id"] || packages != id {
			t.Errorf("the app has the identity %v and reads packages with %v", id, packages)
		}
	}
	if len(identities) != 1 {
		t.Errorf("%d identities", len(identities))
	}
	var roles []string
	for _, r := range of(all, azureRole, "") {
		definition := at(r, "properties.roleDefinitionId").(string)
		roles = append(roles, definition[strings.LastIndex(definition, "/")+1:])
		if !fromIdentity(all, at(r, "properties.principalId"), "principalId") {
			t.Errorf("a role for somebody else: %v", r)
		}
		scope := func(kind string) string {
			return fmt.Sprintf("[extensionResourceId('%s', ", of1(t, all, kind, "")["id"])
		}
		if id, _ := r["id"].(string); !strings.HasPrefix(id, scope(storage)) && !strings.HasPrefix(id, scope(component)) {
			t.Errorf("a role beyond the storage and the telemetry: %v", id)
		}
	}
	slices.Sort(roles)
	// Monitoring Metrics Publisher and Storage Blob Data Owner.
	want := []string{"3913510d-42f4-4e42-8a64-420c390055eb", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"}
	if diff := cmp.Diff(want, roles); diff != "" {
		t.Errorf("roles in Azure (-want +got):\n%s", diff)
	}
}

// fromIdentity reports whether the value is what Azure will say of the one identity.
func fromIdentity(all []resource, value any, output string) bool {
	identities := of(all, identity, "")
	if len(identities) != 1 {
		return false
	}
	text, _ := value.(string)
	return strings.Contains(text, fmt.Sprintf("reference('%s', '%s').%s", identities[0]["id"], identities[0]["apiVersion"], output))
}

// checkSettings checks that the names are all there are, none holds a key, and none is the platform's to set.
func checkSettings(t *testing.T, all []resource) {
	t.Helper()
	settings := settingsOf(t, all)
	want := []string{
		"APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
		"AzureWebJobsDisableHomepage", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
		"DIAGNOSIS_AUTH", "DIAGNOSIS_AUTH_ROLE", "DIAGNOSIS_CACHE_TTL", "DIAGNOSIS_DIRECTORY", "DIAGNOSIS_GRAPH_ENDPOINT",
		"DIAGNOSIS_LOG_LEVEL", "DIAGNOSIS_LOOKBACK", "DIAGNOSIS_REDACT", "DIAGNOSIS_TIMEOUT",
	}
	var got []string
	for name, value := range settings {
		got = append(got, name)
		for _, word := range []string{"AccountKey=", "SharedAccessSignature", "sig=", "Password", "secret"} {
			if strings.Contains(value, word) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("app settings (-want +got):\n%s", diff)
	}
	for name, output := range map[string]string{
		"AZURE_CLIENT_ID": "clientId", "AzureWebJobsStorage__clientId": "clientId", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING": "clientId",
	} {
		if !fromIdentity(all, settings[name], output) {
			t.Errorf("%s is not the identity's: %s", name, settings[name])
		}
	}
	if settings["AzureWebJobsStorage__credential"] != "managedidentity" || settings["DIAGNOSIS_AUTH"] != "easyauth" ||
		!strings.Contains(settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], ";Authorization=AAD") {
		t.Errorf("settings %v", settings)
	}
}

// checkGraph checks that the identity holds the permissions that are granted by default, and no others; nobody may ask yet.
func checkGraph(t *testing.T, all []resource) {
	t.Helper()
	var want, got []string
	for _, p := range permission.List() {
		if !p.OnDemand {
			want = append(want, p.Role)
		}
	}
	for _, r := range of(all, assignment, "") {
		got = append(got, at(r, "properties.appRoleId").(string))
		if !fromIdentity(all, at(r, "properties.principalId"), "principalId") || at(r, "properties.resourceId") != "[reference('graph').id]" {
			t.Errorf("a role for somebody else: %v", r)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("roles on Graph (-want +got):\n%s", diff)
	}
}

func of1(t *testing.T, all []resource, kind, name string) resource {
	t.Helper()
	found := of(all, kind, name)
	if len(found) != 1 {
		t.Fatalf("%d of %s %s", len(found), kind, name)
	}
	return found[0]
}

func asText(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestNoFactHoldsByAccident: where nothing is deployed, none does.
func TestNoFactHoldsByAccident(t *testing.T) {
	t.Parallel()
	for _, f := range slices.Concat(facts, publicFacts, privateFacts) {
		if says := f.broken(nil); says == "" {
			t.Errorf("%s holds where nothing is deployed", f.says)
		}
	}
}
