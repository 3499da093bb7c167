package entra

import (
	"context"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"signin-diagnosis/handler/crash"
)

// broken is a credential that panics.
type broken struct{}

func (broken) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	panic("broken")
}

func TestAPanicReachesTheCallerAndNotTheProcess(t *testing.T) {
	c, err := New(Options{Credential: broken{}})
	if err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(){
		"a question":    func() { _, _, _ = c.Accounts(t.Context(), "kim@contoso.example") },
		"a check":       func() { c.Check(t.Context()) },
		"a check again": func() { c.Check(t.Context()) },
	} {
		func() {
			defer func() {
				if _, ok := recover().(*crash.Crash); !ok {
					t.Errorf("%s: the panic was lost", name)
				}
			}()
			ask()
		}()
	}
}
