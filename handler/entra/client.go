package entra

import (
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	abstractions "github.com/microsoft/kiota-abstractions-go"
	kiotajson "github.com/microsoft/kiota-serialization-json-go"
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
	"github.com/microsoftgraph/msgraph-sdk-go-core/authentication"
	"go.opentelemetry.io/otel/trace"

	"signin-diagnosis/handler/permission"
)

// Options are what a Client needs. Only Credential has no default.
type Options struct {
	// Endpoint is the cloud's Graph, scheme and host only; DefaultEndpoint when
	// empty. It must be https, except for a host on this machine.
	Endpoint string
	// Credential gives the tokens. They are sent to the endpoint's host only.
	Credential azcore.TokenCredential
	// Transport carries the requests; nil means one of the client's own.
	Transport http.RoundTripper
	// Clock is the time for quota and retries; the zero value is the real one.
	Clock Clock
	// Tracer starts a span for every request; nil starts none.
	Tracer trace.Tracer
}

// Client reads one tenant's Graph. It is safe for concurrent use, and one Client
// should serve the whole process, because it keeps the quota.
type Client struct {
	at       endpoint
	identity tokenSource
	clock    Clock

	log      resource // the sign-in log of beta
	logV1    resource // the sign-in log of v1.0
	users    resource
	policies resource

	checks *sharedCheck

	mutex           sync.Mutex
	betaPausedUntil time.Time // until when beta need not be asked
}

// resource is one kind of thing that Graph is asked for: through which
// adapter, within which quota, with which permission, and what its spans are
// called.
type resource struct {
	adapter    abstractions.RequestAdapter
	limiter    *limiter
	permission string
	operation  operation
}

// New returns a Client, or an error that says which option is unusable. It sends
// nothing.
func New(options Options) (*Client, error) {
	at, err := parseEndpoint(options.Endpoint)
	if err != nil {
		return nil, err
	}
	if options.Credential == nil {
		return nil, errors.New("a credential is needed to read Microsoft Graph")
	}
	c := &Client{at: at, identity: tokenSource{options.Credential}, clock: options.Clock.withDefaults(), checks: newSharedCheck()}
	client := &http.Client{Transport: newTransport(at, options.Transport, options.Tracer)}
	beta, err := c.newAdapter(client, "beta")
	if err != nil {
		return nil, err
	}
	v1, err := c.newAdapter(client, "v1.0")
	if err != nil {
		return nil, err
	}
	reports := newLimiter(c.clock, reportQuota)
	c.log = resource{beta, reports, permission.AuditLogRead, operation{"list sign-ins", "/beta" + logPath}}
	c.logV1 = resource{v1, reports, permission.AuditLogRead, operation{"list sign-ins", "/v1.0" + logPath}}
	c.users = resource{v1, newLimiter(c.clock, directoryQuota), permission.UserRead, operation{"list users", "/v1.0/users"}}
	c.policies = resource{v1, newLimiter(c.clock, policyQuota), permission.PolicyRead, operation{"list policies", "/v1.0" + policyPath}}
	return c, nil
}

// newAdapter returns an adapter for one version of Graph: an adapter takes its
// base URL per request from itself, so two versions need two of them. An
// http.Client that is passed in is used without the SDK's middleware, its
// retries among them.
func (c *Client) newAdapter(client *http.Client, version string) (abstractions.RequestAdapter, error) {
	provider, err := authentication.NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts(
		c.identity, []string{c.at.scope()}, []string{c.at.hostname})
	if err != nil {
		return nil, &EndpointError{"is not usable: " + err.Error()}
	}
	adapter, err := core.NewGraphRequestAdapterBaseWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(
		provider, core.GraphClientOptions{}, kiotajson.NewJsonParseNodeFactory(), nil, client)
	if err != nil {
		return nil, errors.New("the Graph adapter cannot be made: " + err.Error())
	}
	adapter.SetBaseUrl(c.at.String() + "/" + version)
	return adapter, nil
}
