package entra

import (
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// DefaultEndpoint is the Graph of the global cloud.
const DefaultEndpoint = "https://graph.microsoft.com"

// EndpointError says why an endpoint cannot be Graph's, without repeating it.
type EndpointError struct{ Reason string }

// Error returns the reason as a sentence about the endpoint.
func (e *EndpointError) Error() string { return "the Graph endpoint " + e.Reason }

// clouds are the national clouds by their Graph host
// (https://learn.microsoft.com/graph/deployments). A host that is not here is
// taken for a part of the global cloud.
var clouds = map[string]cloud.Configuration{
	"graph.microsoft.com":             cloud.AzurePublic,
	"graph.microsoft.us":              cloud.AzureGovernment,
	"dod-graph.microsoft.us":          cloud.AzureGovernment,
	"microsoftgraph.chinacloudapi.cn": cloud.AzureChina,
}

// loopback are the hosts that may be asked over plain http: the SDK knows
// these names and no others.
var loopback = map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}

// endpoint is one cloud's Graph: scheme and host, nothing more.
type endpoint struct{ scheme, host, hostname string }

func parseEndpoint(text string) (endpoint, error) {
	if text == "" {
		text = DefaultEndpoint
	}
	parsed, err := url.Parse(text)
	if err != nil {
		return endpoint{}, &EndpointError{"is not a URL; give one such as " + DefaultEndpoint}
	}
	e := endpoint{strings.ToLower(parsed.Scheme), strings.ToLower(parsed.Host), strings.ToLower(parsed.Hostname())}
	switch {
	case e.hostname == "" || parsed.Opaque != "":
		return endpoint{}, &EndpointError{"names no host; give one such as " + DefaultEndpoint}
	case parsed.User != nil || strings.Trim(parsed.Path, "/") != "" || strings.ContainsAny(text, "?#"):
		return endpoint{}, &EndpointError{"must be a scheme and a host only, such as " + DefaultEndpoint}
	case e.scheme != "https" && (e.scheme != "http" || /*guard:plain-http*/ !e.isLoopback()):
		return endpoint{}, &EndpointError{"must begin with https:// (plain http is for localhost, 127.0.0.1 and [::1] only)"}
	}
	return e, nil
}

func (e endpoint) isLoopback() bool { return loopback[e.hostname] }

func (e endpoint) String() string { return e.scheme + "://" + e.host }

// scope returns the scope that a token is asked for. An imitation of Graph on this machine
// gets a token for the global cloud.
func (e endpoint) scope() string {
	if e.isLoopback() {
		return DefaultEndpoint + "/.default"
	}
	//guard:token-of-its-cloud = DefaultEndpoint + "/.default"
	return e.String() + "/.default"
}

func (e endpoint) cloud() cloud.Configuration {
	if found, known := clouds[e.hostname]; known {
		return found
	}
	return cloud.AzurePublic
}

// owns reports whether a URL points at this endpoint, port included.
func (e endpoint) owns(u *url.URL) bool {
	return u.User == nil && strings.EqualFold(u.Scheme, e.scheme) && strings.EqualFold(u.Host, e.host)
}
