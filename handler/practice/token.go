package practice

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/org"
)

// TokenForm is the form of the access tokens that the tenant issues.
type TokenForm int

// The forms of tokens. Graph's own are JWTs for an application, with roles,
// or for a person (an administrator's az login), with scopes; a reader must
// also live with a token that it cannot look into.
const (
	TokenRoles TokenForm = iota
	TokenScopes
	TokenOpaque
)

// tokenLife is how long a managed identity's token lives.
const tokenLife = 24 * time.Hour

// claims is what a token says.
type claims struct {
	Audience string   `json:"aud"`
	Issuer   string   `json:"iss"`
	Issued   int64    `json:"iat"`
	Expires  int64    `json:"exp"`
	AppID    string   `json:"appid"`
	Party    string   `json:"azp"`
	ObjectID string   `json:"oid"`
	TenantID string   `json:"tid"`
	Roles    []string `json:"roles,omitempty"`
	Scopes   string   `json:"scp,omitempty"`
	Version  string   `json:"ver"`
}

// caller returns who holds the token.
func (c claims) caller() graph.Caller { return slices.Concat(c.Roles, strings.Fields(c.Scopes)) }

// Token issues an access token for this tenant's Graph, without the identity
// endpoint.
func (t *Tenant) Token() string { return t.issue(t.URL(), time.Now().Add(tokenLife)) }

func (t *Tenant) issue(audience string, expires time.Time) string {
	c := claims{
		Audience: audience, Issuer: "https://sts.windows.net/" + org.TenantID + "/",
		Issued: time.Now().Unix(), Expires: expires.Unix(),
		AppID: IdentityClientID, Party: IdentityClientID, ObjectID: IdentityObjectID, TenantID: org.TenantID, Version: "1.0",
	}
	if t.options.ClientID != "" {
		c.AppID, c.Party = t.options.ClientID, t.options.ClientID
	}
	if t.options.Token == TokenScopes {
		c.Scopes = strings.Join(t.options.Permissions, " ")
	} else {
		c.Roles = t.options.Permissions
	}
	payload, _ := json.Marshal(c) // strings and numbers only
	if t.options.Token == TokenOpaque {
		return opaquePrefix + base64.RawURLEncoding.EncodeToString(slices.Concat(t.sign(payload), payload))
	}
	part := base64.RawURLEncoding.EncodeToString
	body := part([]byte(`{"typ":"JWT","alg":"HS256","kid":"practice"}`)) + "." + part(payload)
	return body + "." + part(t.sign([]byte(body)))
}

const opaquePrefix = "practice-"

func (t *Tenant) sign(data []byte) []byte {
	mac := hmac.New(sha256.New, t.signKey)
	mac.Write(data)
	return mac.Sum(nil)
}

// verify returns the claims of a token that this tenant issued.
func (t *Tenant) verify(token string) (c claims, ok bool) {
	var payload, signature, signed []byte
	if opaque, found := strings.CutPrefix(token, opaquePrefix); found {
		raw, err := base64.RawURLEncoding.DecodeString(opaque)
		if err != nil || len(raw) < sha256.Size {
			return c, false
		}
		signature, payload = raw[:sha256.Size], raw[sha256.Size:]
		signed = payload
	} else {
		cut := strings.LastIndexByte(token, '.')
		if strings.Count(token, ".") != 2 {
			return c, false
		}
		_, middle, _ := strings.Cut(token[:cut], ".")
		payload, _ = base64.RawURLEncoding.DecodeString(middle)
		signature, _ = base64.RawURLEncoding.DecodeString(token[cut+1:])
		signed = []byte(token[:cut])
	}
	return c, hmac.Equal(signature, t.sign(signed)) && json.Unmarshal(payload, &c) == nil
}

// authenticate returns the claims of the caller, or Graph's 401.
func (t *Tenant) authenticate(r *http.Request) (claims, *graph.Problem) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || token == "" {
		return claims{}, unauthorized("Access token is empty.")
	}
	c, ok := t.verify(token)
	switch {
	case !ok:
		return c, unauthorized("Access token validation failure. Invalid signature.")
	case time.Now().Unix() >= c.Expires:
		return c, unauthorized("Lifetime validation failed, the token is expired.")
	case !isGraph(c.Audience, t.address, r.Host):
		return c, unauthorized("Access token validation failure. Invalid audience.")
	}
	return c, nil
}

func unauthorized(message string) *graph.Problem {
	p := graph.NewProblem(http.StatusUnauthorized, "InvalidAuthenticationToken", message)
	p.Header = map[string]string{"WWW-Authenticate": `Bearer realm="", client_id="00000003-0000-0000-c000-000000000000"`}
	return p
}

// graphHosts are Graph's hosts in the clouds
// (https://learn.microsoft.com/graph/deployments).
var graphHosts = []string{
	"graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn",
}

// isGraph reports whether an audience is Graph's: that of a cloud, or the address
// that this tenant is known by.
func isGraph(audience string, own ...string) bool {
	if audience == "00000003-0000-0000-c000-000000000000" {
		return true
	}
	address, err := url.Parse(audience)
	return err == nil && slices.Contains(slices.Concat(graphHosts, own), address.Host)
}
