package entra

import (
	"errors"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// DefaultEndpoint is the Graph of the global cloud.
const DefaultEndpoint = "https://graph.microsoft.com"

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
		return endpoint{}, errors.New("the Graph endpoint is not a URL; give one such as " + DefaultEndpoint)
	}
	e := endpoint{strings.ToLower(parsed.Scheme), strings.ToLower(parsed.Host), strings.ToLower(parsed.Hostname())}
	switch {
	case e.hostname == "" || parsed.Opaque != "":
		return endpoint{}, errors.New("the Graph endpoint names no host; give one such as " + DefaultEndpoint)
	case parsed.User != nil || strings.Trim(parsed.Path, "/") != "" || strings.ContainsAny(text, "?#"):
		return endpoint{}, errors.New("the Graph endpoint must be a scheme and a host only, such as " + DefaultEndpoint)
	case e.scheme != "https" && (e.scheme != "http" || /*guard:plain-http*/ !e.local()):
		return endpoint{}, errors.New("the Graph endpoint must begin with https:// (plain http is for localhost, 127.0.0.1 and [::1] only)")
	}
	return e, nil
}

func (e endpoint) local() bool { return loopback[e.hostname] }

func (e endpoint) String() string { return e.scheme + "://" + e.host }

// scope is what a token is asked for. An imitation of Graph on this machine
// gets a token for the global cloud.
func (e endpoint) scope() string {
	if e.local() {
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

// owns reports that a URL points at this endpoint, port included.
func (e endpoint) owns(u *url.URL) bool {
	return u.User == nil && strings.EqualFold(u.Scheme, e.scheme) && strings.EqualFold(u.Host, e.host)
}
