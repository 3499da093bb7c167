package entra_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"signin-diagnosis/handler/entra"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/signin"
)

// bearer is a tenant's own token. (The SDK would keep a managed identity's
// for the whole process, and give one tenant's token to the next.)
type bearer string

func (b bearer) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: string(b), ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// tenant starts a practice tenant and a client that reads it.
func tenant(t *testing.T, options practice.Options) (*practice.Tenant, *entra.Client) {
	t.Helper()
	tenant, err := practice.New(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tenant.Close() })
	client, err := entra.New(entra.Options{Endpoint: tenant.URL(), Credential: bearer(tenant.Token())})
	if err != nil {
		t.Fatal(err)
	}
	return tenant, client
}

func TestEveryStoryCanBeRead(t *testing.T) {
	for _, story := range practice.Stories() {
		t.Run(story.UPN, func(t *testing.T) {
			_, client := tenant(t, practice.Options{Stories: true})
			accounts, _, err := client.Accounts(t.Context(), story.UPN)
			if err != nil || len(accounts) > 1 {
				t.Fatalf("%d accounts, %v", len(accounts), err)
			}
			query := signin.LogQuery{From: time.Now().AddDate(0, 0, -30), Names: signin.LogNames(story.UPN)}
			if len(accounts) == 1 {
				query.UserID = accounts[0].ID
			}
			page, sent, err := client.SignIns(t.Context(), query)
			if err != nil || page.InteractiveOnly || page.Unreadable != 0 || sent != 1 {
				t.Fatalf("%d requests, %d unreadable, interactive only: %t, %v", sent, page.Unreadable, page.InteractiveOnly, err)
			}
			for _, row := range page.SignIns {
				if query.UserID != "" && !strings.EqualFold(row.UserID, query.UserID) {
					t.Errorf("row %s is of %s", row.ID, row.UserID)
				}
			}
			if policies, _, err := client.Policies(t.Context()); err != nil || len(policies) == 0 {
				t.Errorf("%d policies, %v", len(policies), err)
			}
		})
	}
}

func TestCheckNamesTheMissingRole(t *testing.T) {
	_, client := tenant(t, practice.Options{Permissions: []string{"AuditLog.Read.All", "User.Read.All"}})
	for _, check := range client.Check(t.Context()) {
		want := signin.CheckOK
		if check.Name == "Policy.Read.All" {
			want = signin.CheckMissing
		}
		if check.Status != want {
			t.Errorf("%s is %s, want %s: %v", check.Name, check.Status, want, check.Failure)
		}
	}
}

// A tenant that throttles as Graph does has nothing to throttle.
func TestManyQuestionsAtOnceStayWithinTheQuota(t *testing.T) {
	tenant, client := tenant(t, practice.Options{Stories: true, Quota: true})
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	var wait sync.WaitGroup
	var mutex sync.Mutex
	answered, busy := 0, 0
	for _, story := range practice.Stories()[:12] {
		wait.Go(func() {
			_, _, err := client.SignIns(ctx, signin.LogQuery{Names: signin.LogNames(story.UPN), From: time.Now().Add(-time.Hour)})
			mutex.Lock()
			defer mutex.Unlock()
			switch failure := signin.AsFailure(err); {
			case failure == nil:
				answered++
			case failure.Kind == signin.KindBusy && failure.RetryAfter > 5*time.Second:
				busy++
			default:
				t.Errorf("failure is %+v", *failure)
			}
		})
	}
	wait.Wait()
	if answered != 5 || busy != 7 {
		t.Errorf("%d answered and %d told to come back, want 5 and 7", answered, busy)
	}
	reports := 0
	for _, request := range tenant.Requests() {
		if request.Kind == practice.KindSignIns {
			reports++
		}
	}
	if reports != 5 {
		t.Errorf("Graph saw %d report requests, want 5", reports)
	}
}
