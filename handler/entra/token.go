package entra

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/go-json-experiment/json"
)

// grants holds what a token says about itself. Graph calls its tokens opaque
// (https://learn.microsoft.com/entra/identity-platform/access-tokens), so they are
// read here for advice only; readable is false when they cannot be read.
type grants struct {
	Roles      []string `json:"roles"` // app-only
	Scopes     string   `json:"scp"`   // delegated, separated by spaces
	AppID      string   `json:"appid"`
	Authorised string   `json:"azp"`
	Tenant     string   `json:"tid"`

	readable bool
}

func (c *Client) readGrants(ctx context.Context) (grants, error) {
	token, err := c.identity.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{c.at.scope()}, EnableCAE: true})
	if err != nil {
		return grants{}, err
	}
	return readToken(token.Token), nil
}

// Tenant is the tenant that the token is of, as it says itself; empty where it cannot be had or read.
func (c *Client) Tenant(ctx context.Context) string {
	held, err := c.readGrants(ctx)
	if err != nil {
		return ""
	}
	return held.Tenant
}

func readToken(token string) (read grants) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return grants{}
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil || json.Unmarshal(payload, &read, tolerant) != nil {
		return grants{}
	}
	// A token that grants nothing is readable all the same if it is a token.
	read.readable = len(read.Roles) > 0 || read.Scopes != "" || read.client() != ""
	return read
}

func (g grants) client() string {
	if g.AppID != "" {
		return g.AppID
	}
	return g.Authorised
}

// delegated reports whether the token acts for a signed-in user, who needs a role
// in the directory besides the permission.
func (g grants) delegated() bool { return g.Scopes != "" }

func (g grants) hold(permission string) bool {
	return slices.Contains(g.Roles, permission) || slices.Contains(strings.Fields(g.Scopes), permission)
}
