package entra

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/signin"
)

func TestTrapRedirectDoesNotGetTheToken(t *testing.T) {
	elsewhere := newGraph(t)
	for _, status := range []int{301, 302, 303, 307, 308} {
		g := newGraph(t, answer(status, "", "Location", elsewhere.URL+"/beta/auditLogs/signIns"))
		c, _ := g.client()
		_, sent, err := c.SignIns(t.Context(), lastDay)
		if failure := wantFailure(t, err, signin.KindUnavailable); failure.Status != status {
			t.Errorf("status is %d, want %d", failure.Status, status)
		}
		g.wantRequests(sent, 1)
	}
	elsewhere.wantRequests(0, 0)
}

// national returns an imitation of a national cloud: TLS, under the cloud's name.
func national(t *testing.T) (seen *http.Request, dialled *string, transport *http.Transport) {
	seen, dialled = new(http.Request), new(string)
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*seen = *r.Clone(context.Background())
		value(row("a"))(w, r)
	}))
	t.Cleanup(server.Close)
	transport = &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, // the imitation cannot have the cloud's certificate
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			*dialled = address
			return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
		},
	}
	return seen, dialled, transport
}

func TestTrapNationalCloudGetsItsScopeAndItsToken(t *testing.T) {
	for endpoint, scope := range map[string]string{
		"":                                "https://graph.microsoft.com/.default",
		"https://graph.microsoft.us":      "https://graph.microsoft.us/.default",
		"https://dod-graph.microsoft.us/": "https://dod-graph.microsoft.us/.default",
		"https://microsoftgraph.chinacloudapi.cn": "https://microsoftgraph.chinacloudapi.cn/.default",
		"HTTPS://Graph.Sovereign.Example":         "https://graph.sovereign.example/.default",
	} {
		t.Run(endpoint, func(t *testing.T) {
			seen, dialled, transport := national(t)
			identity := &credential{token: "national-token"}
			c, err := New(Options{Endpoint: endpoint, Credential: identity, Transport: transport})
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := c.SignIns(t.Context(), lastDay); err != nil {
				t.Fatal(err)
			}
			if got := identity.asked[0].Scopes; len(got) != 1 || got[0] != scope {
				t.Errorf("scope is %v, want %s", got, scope)
			}
			host := strings.TrimSuffix(strings.TrimPrefix(scope, "https://"), "/.default")
			if seen.Host != host || *dialled != host+":443" || seen.Header.Get("Authorization") != "Bearer national-token" {
				t.Errorf("host %q was dialled as %q with %q", seen.Host, *dialled, seen.Header.Get("Authorization"))
			}
		})
	}
}

func TestTrapTokenStaysWithItsHost(t *testing.T) {
	elsewhere := newGraph(t)
	g := newGraph(t)
	c, _ := g.client()
	// As if a link had passed the other guard.
	ctx := (&clientCall{limiter: c.log.limiter}).attachTo(t.Context())
	request, _ := http.NewRequestWithContext(ctx, http.MethodGet, elsewhere.URL, nil)
	_, err := newTransport(c.at, nil, nil).RoundTrip(request)
	wantFailure(t, err, signin.KindUnavailable)
	elsewhere.wantRequests(0, 0)
}

func TestEndpoints(t *testing.T) {
	for text, fine := range map[string]bool{
		"https://graph.microsoft.com":       true,
		"https://graph.microsoft.com:8443/": true,
		"http://127.0.0.1:7071":             true,
		"http://localhost:7071":             true,
		"http://[::1]:7071":                 true,
		"http://graph.microsoft.com":        false,
		"http://127.0.0.1.attacker.example": false,
		"http://127.0.0.2":                  false,
		"ftp://127.0.0.1":                   false,
		"https://graph.microsoft.com/v1.0":  false,
		"https://graph.microsoft.com?x=1":   false,
		"https://graph.microsoft.com#x":     false,
		"https://me:pw@graph.microsoft.com": false,
		"graph.microsoft.com":               false,
		"https://":                          false,
		"https:graph.microsoft.com":         false,
		"https://graph microsoft.com":       false,
	} {
		_, err := New(Options{Endpoint: text, Credential: &credential{}})
		if (err == nil) != fine {
			t.Errorf("%s: error is %v, want it fine: %t", text, err, fine)
		}
		if wrong := (*EndpointError)(nil); !fine && !errors.As(err, &wrong) {
			t.Errorf("%s: the error is no endpoint's: %v", text, err)
		}
		if err != nil && strings.Contains(err.Error(), "pw") {
			t.Errorf("the error repeats the endpoint: %v", err)
		}
	}
	if _, err := New(Options{}); err == nil {
		t.Error("a client without a credential was made")
	}
}

// The identity endpoint of App Service:
// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference.
func TestManagedIdentityIsAskedForTheCloudsToken(t *testing.T) {
	const user = "11111111-2222-3333-4444-555555555555"
	for _, test := range []struct{ name, endpoint, client, resource string }{
		{"system-assigned, global", "", "", "https://graph.microsoft.com"},
		{"user-assigned, US government", "https://graph.microsoft.us", user, "https://graph.microsoft.us"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked *http.Request
			platform := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked = r.Clone(context.Background())
				// The SDK keeps managed identities' tokens for the whole process, but not one that ends within minutes.
				answer(200, fmt.Sprintf(`{"access_token":"managed","expires_on":"%d","resource":"x","token_type":"Bearer"}`, time.Now().Add(time.Minute).Unix()))(w, r)
			}))
			defer platform.Close()
			t.Setenv("IDENTITY_ENDPOINT", platform.URL)
			t.Setenv("IDENTITY_HEADER", "the-secret")
			identity, err := NewCredential(CredentialOptions{Endpoint: test.endpoint, ManagedIdentity: true, ClientID: test.client})
			if err != nil {
				t.Fatal(err)
			}
			seen, _, transport := national(t)
			c, err := New(Options{Endpoint: test.endpoint, Credential: identity, Transport: transport})
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := c.SignIns(t.Context(), lastDay); err != nil {
				t.Fatal(err)
			}
			query := asked.URL.Query()
			if query.Get("resource") != test.resource || query.Get("client_id") != test.client || asked.Header.Get("X-IDENTITY-HEADER") != "the-secret" {
				t.Errorf("the platform was asked for %s", asked.URL.RawQuery)
			}
			if got := seen.Header.Get("Authorization"); got != "Bearer managed" {
				t.Errorf("Graph got %q", got)
			}
		})
	}
}

func TestCredentialOfAWrongEndpoint(t *testing.T) {
	if _, err := NewCredential(CredentialOptions{Endpoint: "http://graph.microsoft.com"}); err == nil {
		t.Error("a credential was made for plain http")
	}
}

func TestCloudsOfTheEndpoints(t *testing.T) {
	for endpoint, authority := range map[string]string{
		"https://graph.microsoft.com":             "https://login.microsoftonline.com/",
		"https://graph.microsoft.us":              "https://login.microsoftonline.us/",
		"https://dod-graph.microsoft.us":          "https://login.microsoftonline.us/",
		"https://microsoftgraph.chinacloudapi.cn": "https://login.chinacloudapi.cn/",
		"http://127.0.0.1:7071":                   "https://login.microsoftonline.com/",
	} {
		at, err := parseEndpoint(endpoint)
		if err != nil {
			t.Fatal(err)
		}
		if got := at.cloud().ActiveDirectoryAuthorityHost; got != authority {
			t.Errorf("%s signs in at %s, want %s", endpoint, got, authority)
		}
	}
}
