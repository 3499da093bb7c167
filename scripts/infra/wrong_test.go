package infra

import (
	"strings"
	"testing"
)

func TestWrongParametersEndWithWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ env, says string }{
		{"INSTANCE_MEMORY_MB=1024", "512,2048,4096"},
		{"INSTANCE_MEMORY_MB=two", "instanceMemoryMB"},
		{"MAXIMUM_INSTANCE_COUNT=0", "maximumInstanceCount"},
		{"PRIVATE_NETWORKING=ja", "privateNetworking"},
		{"DIAGNOSIS_DIRECTORY=entra", "graph,practice"},
		{"DIAGNOSIS_LOG_LEVEL=loud", "logLevel"},
		{"GRAPH_PERMISSIONS=Mail.Read", `graphPermissions: "Mail.Read" is not in docs/permissions.md`},
		{"CALLERS=my-logic-app", `callers: "my-logic-app" is no id`},
		{"ALLOWED_CLIENT_APPLICATIONS=bot", `allowedClientApplications: "bot" is no id`},
		{"ALLOWED_IP_RANGES=203.0.113.7", `allowedIpRanges: "203.0.113.7" needs its length, as in 203.0.113.7/32`},
		{"ALLOWED_DEPLOYMENT_IP_RANGES=203.0.113.7", "allowedDeploymentIpRanges"},
		{"CREATE_APP_REGISTRATION=false", "run infra/scripts/register-app.sh"},
		{"CREATE_APP_REGISTRATION=false APP_CLIENT_ID=" + callerOne + " CALLERS=" + callerTwo, "infra/scripts/grant-caller.sh"},
		{"BUDGET_AMOUNT=20", "budgetAmount needs alertEmails and budgetStart"},
		{`TRACES_SETTINGS={"WEBSITE_AUTH_ENABLED":"true"}`, `traceSettings: "WEBSITE_AUTH_ENABLED" does not begin with OTEL_`},
		{"LOG_RETENTION_DAYS=7", "logRetentionDays"},
	} {
		t.Run(c.env, func(t *testing.T) {
			t.Parallel()
			said, _ := bicep(t, copied(t), strings.Fields(c.env), "snapshot", "main.bicepparam", "--mode", "overwrite")
			if !strings.Contains(said, c.says) {
				t.Errorf("it said %q, want words with %q", said, c.says)
			}
		})
	}
}
