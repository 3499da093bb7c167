package e2e

import (
	"net/http"
	"testing"

	"signin-diagnosis/handler/practice"
)

const userAssigned = "44444444-4444-4444-8444-444444444444"

// TestWithAnIdentityEndpointTheManagedIdentityIsUsed, whatever else the environment offers.
func TestWithAnIdentityEndpointTheManagedIdentityIsUsed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		clientID string // of the identity that the endpoint knows
		env      []string
		status   int
	}{
		"the system-assigned one":                     {"", nil, 200},
		"a user-assigned one by its client id":        {userAssigned, []string{"AZURE_CLIENT_ID=" + userAssigned}, 200},
		"not the one that is not named":               {userAssigned, nil, 503},
		"though the chain of credentials is narrowed": {"", []string{"AZURE_TOKEN_CREDENTIALS=AzureCLICredential"}, 200},
		"though a secret of an application is set": {"", []string{"AZURE_TENANT_ID=" + practice.TenantID,
			"AZURE_CLIENT_SECRET=of-no-use", "AZURE_TOKEN_CREDENTIALS=EnvironmentCredential"}, 200},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tenant := newTenant(t, practice.Options{Stories: true, ClientID: c.clientID})
			served := startProcess(t, theHandler(t), openEnv(tenant, c.env...)...)
			got := get(t, question(served.url, anna))
			if c.status == http.StatusOK {
				got.diagnosis(t)
				return
			}
			got.wantProblem(t, http.StatusServiceUnavailable, "identityUnavailable")
			if got.header.Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
		})
	}
}
