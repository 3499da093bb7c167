package entra

import (
	"context"
	"net/url"
	"strings"

	abstractions "github.com/microsoft/kiota-abstractions-go"
)

// follow returns a request for a next link, if the link leads to the very list
// that it came from. A next link is text from a body: a request that leads
// elsewhere would carry the token there.
func (c *Client) follow(next, list string) (builder, bool) {
	link, err := url.Parse(next)
	if err != nil || /*guard:link-host*/ !c.at.owns(link) || /*guard:link-list*/ !strings.EqualFold(c.at.String()+link.Path, list) {
		return nil, false
	}
	// The link is used as it is, but for spaces, which no request line can hold.
	link.RawQuery, link.Fragment = strings.ReplaceAll(link.RawQuery, " ", "%20"), ""
	return func(context.Context) (*abstractions.RequestInformation, error) {
		request := abstractions.NewRequestInformation()
		request.Method = abstractions.GET
		request.SetUri(*link)
		return request, nil
	}, true
}

// withHeaders adds the headers of every request. Prefer makes Graph name the
// members that its enumerations have gained, reportOnlyFailure among them,
// instead of unknownFutureValue
// (https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations).
// A next link does not carry it.
func withHeaders(build builder) builder {
	return func(ctx context.Context) (*abstractions.RequestInformation, error) {
		request, err := build(ctx)
		if err != nil {
			return nil, err
		}
		request.Headers.TryAdd("Accept", "application/json")
		request.Headers.TryAdd("Prefer", "include-unknown-enum-members")
		request.Headers.TryAdd("User-Agent", "signin-diagnosis")
		return request, nil
	}
}
