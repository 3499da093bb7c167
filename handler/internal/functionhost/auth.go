package functionhost

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// Principal is a caller whom the platform's authentication has let in.
type Principal struct {
	// ObjectID is the caller's object id in the directory.
	ObjectID string
	// Name is the caller's name: a UPN, or empty for an application.
	Name string
	// Claims are the claims of the caller's token.
	Claims []Claim
}

// Claim is one claim of a token; a claim with several values appears once per value.
type Claim struct {
	// Type is the claim's name, such as "roles".
	Type string `json:"typ"`
	// Value is its text.
	Value string `json:"val"`
}

// The headers by which Easy Auth tells the handler who called ("Access user identities in Azure App
// Service authentication" on learn.microsoft.com).
const (
	// HeaderPrincipal carries the claims as JSON in base64.
	HeaderPrincipal = "X-MS-CLIENT-PRINCIPAL"
	// HeaderPrincipalID carries the caller's object id.
	HeaderPrincipalID = "X-MS-CLIENT-PRINCIPAL-ID"
	// HeaderPrincipalName carries the caller's name.
	HeaderPrincipalName = "X-MS-CLIENT-PRINCIPAL-NAME"
	// HeaderPrincipalProvider carries the provider, "aad" for Entra ID.
	HeaderPrincipalProvider = "X-MS-CLIENT-PRINCIPAL-IDP"
)

const provider = "aad"

// Header returns the value of HeaderPrincipal for this caller.
func (p Principal) Header() string {
	document, err := json.Marshal(struct {
		Type   string  `json:"auth_typ"`
		Claims []Claim `json:"claims"`
		Name   string  `json:"name_typ"`
		Role   string  `json:"role_typ"`
	}{
		provider, p.Claims,
		"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
		"http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
	})
	if err != nil {
		panic(err) // strings always marshal
	}
	return base64.StdEncoding.EncodeToString(document)
}

// easyAuth replaces what the caller claims to be by what the platform found, and reports whether
// anybody was found.
func easyAuth(r *http.Request, who func(*http.Request) *Principal) bool {
	principal := who(r)
	for name := range r.Header {
		upper := strings.ToUpper(name)
		if strings.HasPrefix(upper, HeaderPrincipal) || strings.HasPrefix(upper, "X-MS-TOKEN-") {
			r.Header.Del(name)
		}
	}
	if principal == nil {
		return false
	}
	r.Header.Set(HeaderPrincipal, principal.Header())
	r.Header.Set(HeaderPrincipalID, principal.ObjectID)
	r.Header.Set(HeaderPrincipalProvider, provider)
	if principal.Name != "" {
		r.Header.Set(HeaderPrincipalName, principal.Name)
	}
	return true
}

// keyOpens reports whether the call may reach the function by its authLevel. Function keys open
// "function"; nothing here opens "admin".
func keyOpens(fn function, r *http.Request, keys []string) bool {
	switch fn.authLevel {
	case "anonymous":
		return true
	case "function":
		key := r.Header.Get("X-Functions-Key")
		if key == "" {
			key = r.URL.Query().Get("code")
		}
		return key != "" && slices.Contains(keys, key)
	default:
		return false
	}
}
