package infra

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/permission"
)

const (
	callerOne = "33333333-3333-4333-8333-333333333333"
	callerTwo = "44444444-4444-4444-8444-444444444444"
)

func TestNamedCallersGetTheRole(t *testing.T) {
	t.Parallel()
	all := predicted(t, "CALLERS="+callerOne+", "+callerTwo, "GRANT_GRAPH_PERMISSIONS=false", "ALLOWED_CLIENT_APPLICATIONS="+callerOne)
	role := at(of(all, application, "")[0], "properties.appRoles.0.id")
	var got []any
	for _, r := range of(all, assignment, "") {
		if at(r, "properties.appRoleId") != role || at(r, "properties.resourceId") != "[reference('principal').id]" {
			t.Errorf("another role: %v", r)
		}
		got = append(got, at(r, "properties.principalId"))
	}
	if diff := cmp.Diff([]any{callerOne, callerTwo}, got); diff != "" {
		t.Errorf("callers (-want +got):\n%s", diff)
	}
	only := at(of1(t, all, siteConfig, "authsettingsV2"), entra+"validation.defaultAuthorizationPolicy.allowedApplications")
	if diff := cmp.Diff([]any{callerOne}, only); diff != "" {
		t.Errorf("applications (-want +got):\n%s", diff)
	}
}

// TestTheClientAsksForTheApplicationByItsID: the address in api:// form holds the id that Entra gave.
func TestTheClientAsksForTheApplicationByItsID(t *testing.T) {
	t.Parallel()
	all := predicted(t)
	declared := of(all, application, "")
	if len(declared) != 2 || at(declared[0], "properties.uniqueName") != at(declared[1], "properties.uniqueName") {
		t.Fatalf("not one application twice: %v", declared)
	}
	if got := at(declared[1], "properties.identifierUris.0"); got != "[format('api://{0}', reference('app').appId)]" {
		t.Errorf("address %v", got)
	}
	want := []any{"[reference('app').appId]", "[format('api://{0}', reference('app').appId)]"}
	if diff := cmp.Diff(want, at(of1(t, all, siteConfig, "authsettingsV2"), entra+"validation.allowedAudiences")); diff != "" {
		t.Errorf("audiences (-want +got):\n%s", diff)
	}
}

func TestChosenPermissionsAreGrantedAndTheRequiredOneAlways(t *testing.T) {
	t.Parallel()
	for chosen, want := range map[string][]string{
		"User.Read.All, Policy.Read.ConditionalAccess":         {permission.AuditLogRead, permission.UserRead, permission.PolicyReadCA},
		"AuditLog.Read.All,AuditLog.Read.All":                  {permission.AuditLogRead},
		"AuditLog.Read.All,User.Read.All,Directory.Read.All":   {permission.AuditLogRead, permission.UserRead, permission.DirectoryRead},
		"User.ReadBasic.All,AuditLog.Read.All,Policy.Read.All": {permission.AuditLogRead, "User.ReadBasic.All", permission.PolicyRead},
	} {
		t.Run(chosen, func(t *testing.T) {
			t.Parallel()
			all := predicted(t, "GRAPH_PERMISSIONS="+chosen)
			granted, wanted := map[string]bool{}, map[string]bool{}
			for _, r := range of(all, assignment, "") {
				granted[at(r, "properties.appRoleId").(string)] = true
			}
			for _, name := range want {
				wanted[permission.RoleOf(name)] = true
			}
			if diff := cmp.Diff(wanted, granted); diff != "" {
				t.Errorf("roles (-want +got):\n%s", diff)
			}
			if len(of(all, alertRule, "graph-holes")) != 0 {
				t.Error("an alert for holes that somebody chose")
			}
		})
	}
}

// TestADirectoryAdministratorMayDoTheirPartAlone: nothing of Graph is deployed then.
func TestADirectoryAdministratorMayDoTheirPartAlone(t *testing.T) {
	t.Parallel()
	all := predicted(t, "CREATE_APP_REGISTRATION=false", "APP_CLIENT_ID="+callerOne, "GRANT_GRAPH_PERMISSIONS=false")
	if strings.Contains(asText(t, all), "Microsoft.Graph/") {
		t.Error("something of the directory is deployed")
	}
	auth := of1(t, all, siteConfig, "authsettingsV2")
	if got := at(auth, entra+"registration.clientId"); got != callerOne {
		t.Errorf("client id %v", got)
	}
}

// TestSignInWithABrowserNeedsNoSecret, and programs still get 401.
func TestSignInWithABrowserNeedsNoSecret(t *testing.T) {
	t.Parallel()
	all := predicted(t, "BROWSER_SIGN_IN=true")
	for _, f := range []fact{
		{"the identity stands in for the secret", siteConfig, "authsettingsV2", entra + "registration.clientSecretSettingName", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"},
		{"programs get 401", siteConfig, "authsettingsV2", "properties.globalValidation.unauthenticatedClientAction", "Return401"},
		{"for tokens of Azure", credential, "", "properties.audiences.0", "api://AzureADTokenExchange"},
		{"no access token comes through the browser", application, "", "properties.web.implicitGrantSettings.enableAccessTokenIssuance", false},
	} {
		if says := f.broken(all); says != "" {
			t.Error(says)
		}
	}
	if !fromIdentity(all, settingsOf(t, all)["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"], "clientId") || !fromIdentity(all, at(of(all, credential, "")[0], "properties.subject"), "principalId") {
		t.Error("the credential is not the identity's")
	}
	if len(of(predicted(t), credential, "")) != 0 {
		t.Error("a credential though nobody asked for it")
	}
}

func TestAddressesCanBeRestricted(t *testing.T) {
	t.Parallel()
	all := predicted(t, "ALLOWED_IP_RANGES=203.0.113.0/24,LogicApps.KoreaCentral", "ALLOWED_DEPLOYMENT_IP_RANGES=2001:db8::/32")
	for _, f := range []fact{
		{"others are refused", site, "", configuration + "ipSecurityRestrictionsDefaultAction", "Deny"},
		{"also at deployments", site, "", configuration + "scmIpSecurityRestrictionsDefaultAction", "Deny"},
		{"a range", site, "", configuration + "ipSecurityRestrictions.0.ipAddress", "203.0.113.0/24"},
		{"is a range", site, "", configuration + "ipSecurityRestrictions.0.tag", "Default"},
		{"a service", site, "", configuration + "ipSecurityRestrictions.1.ipAddress", "LogicApps.KoreaCentral"},
		{"is a service", site, "", configuration + "ipSecurityRestrictions.1.tag", "ServiceTag"},
		{"a range for deployments", site, "", configuration + "scmIpSecurityRestrictions.0.ipAddress", "2001:db8::/32"},
	} {
		if says := f.broken(all); says != "" {
			t.Error(says)
		}
	}
}

func TestOperatorsHear(t *testing.T) {
	t.Parallel()
	all := predicted(t, "ALERT_EMAILS=ops@contoso.example", "BUDGET_AMOUNT=20", "BUDGET_START=2026-12-01", "ALWAYS_READY_INSTANCES=1", "TRACES_ENDPOINT=https://otel.contoso.example", `TRACES_SETTINGS={"OTEL_TRACES_SAMPLER":"always_off"}`)
	rules := of(all, alertRule, "")
	var names []string
	for _, rule := range rules {
		name := rule["name"].(string)
		names = append(names, name[strings.Index(name, "-signin-")+len("-signin-")+14:])
		if groups, _ := at(rule, "properties.actions.actionGroups").([]any); len(groups) != 1 {
			t.Errorf("%s tells nobody", name)
		}
	}
	want := []string{"server-errors", "graph-access", "throttled", "restarts", "closed", "graph-holes"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("alerts (-want +got):\n%s", diff)
	}
	for _, f := range []fact{
		{"somebody is told", actionGroup, "", "properties.emailReceivers.0.emailAddress", "ops@contoso.example"},
		{"money has an end", budget, "", "properties.amount", 20.0},
		{"from a first of a month", budget, "", "properties.timePeriod.startDate", "2026-12-01"},
		{"one instance is warm", site, "", scaling + "alwaysReady.0.instanceCount", 1.0},
	} {
		if says := f.broken(all); says != "" {
			t.Error(says)
		}
	}
	if got := settingsOf(t, all)["OTEL_EXPORTER_OTLP_ENDPOINT"]; got != "https://otel.contoso.example" {
		t.Errorf("traces go to %q", got)
	}
	if got := settingsOf(t, all)["OTEL_TRACES_SAMPLER"]; got != "always_off" {
		t.Errorf("the sampler is %q", got)
	}
}
