package entra

import (
	"context"
	"errors"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"

	"signin-diagnosis/handler/crash"
	"signin-diagnosis/handler/signin"
)

// CredentialOptions say whose token is used.
type CredentialOptions struct {
	// Endpoint is Graph's; it decides the cloud that signs the identity in.
	Endpoint string
	// ManagedIdentity takes the managed identity and nothing else. It is for
	// hosts that set IDENTITY_ENDPOINT, as App Service and Functions do.
	ManagedIdentity bool
	// ClientID chooses a user-assigned identity (AZURE_CLIENT_ID). Empty means
	// the system-assigned one.
	ClientID string
}

// NewCredential returns the identity that Graph is read with: the managed
// identity, or azidentity's default chain, which finds an administrator's
// "az login" (https://learn.microsoft.com/azure/developer/go/sdk/authentication).
// It fails when the endpoint or the environment is unusable; no token is
// fetched yet.
func NewCredential(options CredentialOptions) (azcore.TokenCredential, error) {
	at, err := parseEndpoint(options.Endpoint)
	if err != nil {
		return nil, err
	}
	client := azcore.ClientOptions{
		Cloud: at.cloud(),
		// The default is three retries of growing length, most of a question's time.
		Retry: policy.RetryOptions{MaxRetries: 2, RetryDelay: 500 * time.Millisecond, MaxRetryDelay: 2 * time.Second},
	}
	if !options.ManagedIdentity {
		return azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{ClientOptions: client})
	}
	managed := &azidentity.ManagedIdentityCredentialOptions{ClientOptions: client}
	if options.ClientID != "" {
		managed.ID = azidentity.ClientID(options.ClientID)
	}
	return azidentity.NewManagedIdentityCredential(managed)
}

// tokenSource turns the errors of a credential into failures of the identity, here
// where they can still be told from Graph's. A deadline that passes here is the
// identity's failure too: a token that can be had takes milliseconds.
type tokenSource struct{ azcore.TokenCredential }

// GetToken returns the credential's token, or a *signin.Failure, and ends with
// the context.
func (s tokenSource) GetToken(ctx context.Context, options policy.TokenRequestOptions) (azcore.AccessToken, error) {
	token, err := s.fetch(ctx, options)
	switch {
	case err == nil:
		return token, nil
	case errors.Is(ctx.Err(), context.Canceled):
		return token, &signin.Failure{Kind: signin.KindCanceled, Cause: err}
	default:
		return token, &signin.Failure{Kind: signin.KindIdentity, Cause: err}
	}
}

// fetch returns at the context's end even if the credential does not, as the
// default chain does while another caller finds out which of its links works.
func (s tokenSource) fetch(ctx context.Context, options policy.TokenRequestOptions) (token azcore.AccessToken, err error) {
	type result struct {
		token azcore.AccessToken
		err   error
	}
	fetched := make(chan result, 1)
	go func() {
		var got result
		got.err = crash.Guard(func() (err error) {
			got.token, err = s.TokenCredential.GetToken(ctx, options)
			return err
		})()
		fetched <- got
	}()
	select {
	case got := <-fetched:
		//guard:panic-of-credential
		crash.Rethrow(got.err)
		return got.token, got.err
	case <-ctx.Done():
		return token, ctx.Err()
	}
}
