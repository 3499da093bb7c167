package api

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/signin"
)

// principalHeader holds the caller as App Service authentication saw it
// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities).
// The platform strips it from requests that come from outside.
const principalHeader = "X-Ms-Client-Principal"

// principal is the JSON inside that header.
type principal struct {
	AuthType string  `json:"auth_typ"`
	Claims   []claim `json:"claims"`
}

type claim struct {
	Type  string `json:"typ"`
	Value string `json:"val"`
}

// The claims have short names in tokens, which the platform may map to long ones.
// Which claims are roles is fixed here: the header's own role_typ could name any
// claim, even one that users can set themselves.
var (
	roleClaims   = []string{ /*guard:scope-is-no-role = _, "scp"*/ "roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"}
	objectClaims = []string{"oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"}
	appClaims    = []string{"azp", "appid"}
)

// admitPrincipal lets in callers whom the platform authenticated with Entra ID and
// whose token holds the role.
func admitPrincipal(header http.Header, role string) (caller, error) {
	p, ok := readPrincipal(header.Values(principalHeader))
	if !ok {
		return caller{}, &contract.Problem{Code: contract.CodeUnauthenticated}
	}
	//guard:role-held
	if !p.holds(role) {
		return caller{}, &contract.Problem{
			Code:     contract.CodeForbidden,
			Detail:   "The caller's token does not hold the app role " + role + ". A delegated scope is not enough.",
			NextStep: "Assign the app role " + role + " of this API's app registration to the calling application or user, and ask again with a new token.",
		}
	}
	return caller{objectID: p.id(objectClaims), appID: p.id(appClaims)}, nil
}

// readPrincipal returns the principal of the one header. Two are refused: one of
// them could be the caller's own.
func readPrincipal(headers []string) (principal, bool) {
	var p principal
	//guard:one-principal = len(headers) == 0
	if len(headers) != 1 {
		return p, false
	}
	text, err := base64.StdEncoding.Strict().DecodeString(headers[0])
	if err != nil || json.Unmarshal(text, &p) != nil {
		return principal{}, false
	}
	//guard:entra-only + return p, true
	return p, strings.EqualFold(p.AuthType, "aad")
}

// holds reports whether a role claim equals role. A scope says what the client
// may do, not whose logs its user may read, so it never counts as one.
func (p principal) holds(role string) bool {
	return slices.ContainsFunc(p.Claims, func(c claim) bool {
		return slices.Contains(roleClaims, c.Type) && c.Value == role
	})
}

// id returns the first value of one of the claims that is a GUID.
func (p principal) id(types []string) string {
	for _, c := range p.Claims {
		if slices.Contains(types, c.Type) && signin.IsGUID(c.Value) {
			return strings.ToLower(c.Value)
		}
	}
	return ""
}
