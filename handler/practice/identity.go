package practice

import (
	"crypto/subtle"
	"net/http"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/graph"
)

// The identity endpoint of App Service, its parameters and answers:
// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference.

const identityVersion = "2019-08-01"

func (t *Tenant) secretOf(r *http.Request) bool {
	return subtle.ConstantTimeCompare([]byte(r.Header.Get("X-IDENTITY-HEADER")), []byte(t.secret)) == 1
}

func (t *Tenant) answerToken(w http.ResponseWriter, r *http.Request, request Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	query := r.URL.Query()
	clientID := query.Get("client_id")
	resource := query.Get("resource")
	switch {
	case r.Method != http.MethodGet:
		refuseToken(w, http.StatusMethodNotAllowed, "The requested resource does not support this method.")
	case r.Header.Get("X-IDENTITY-HEADER") == "":
		refuseToken(w, http.StatusBadRequest, "The X-IDENTITY-HEADER header is missing.")
	case !request.Authorized:
		refuseToken(w, http.StatusUnauthorized, "The X-IDENTITY-HEADER header is not valid.")
	case query.Get("api-version") != identityVersion:
		refuseToken(w, http.StatusBadRequest, "The api-version is not supported.")
	case resource == "":
		refuseToken(w, http.StatusBadRequest, "The resource parameter is missing.")
	case t.options.ClientID != "" && !strings.EqualFold(clientID, t.options.ClientID):
		refuseToken(w, http.StatusBadRequest, "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.")
	default:
		t.grantToken(w, resource, clientID)
	}
}

func (t *Tenant) grantToken(w http.ResponseWriter, resource, clientID string) {
	if clientID == "" {
		clientID = IdentityClientID
	}
	expires := time.Now().Add(tokenLife)
	graph.WriteJSON(w, http.StatusOK, Object{
		"access_token": t.issue(resource, expires),
		"expires_on":   strconv.FormatInt(expires.Unix(), 10),
		"resource":     resource,
		"token_type":   "Bearer",
		"client_id":    clientID,
	})
}

func refuseToken(w http.ResponseWriter, status int, message string) {
	graph.WriteJSON(w, status, Object{"statusCode": status, "message": message, "correlationId": w.Header().Get("request-id")})
}
