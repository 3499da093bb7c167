package api_test

import (
	"net/http"
	"strings"
	"testing"
)

// Two spellings of one header would be two callers to whoever compares them.
func TestAPrincipalInLooseBase64IsNotBelieved(t *testing.T) {
	w := newWorld(t)
	w.options.Guard = easyAuth(t)
	w.serve(t)
	const document = `{"auth_typ":"aad","claims":[{"typ":"roles","val":"Diagnose.Read"}]}`
	header := principal(document + strings.Repeat(" ", 3-len(document)%3+1)) // one byte beyond a group: padded
	if got := w.send(t, http.MethodGet, question, "", header); got.status != http.StatusOK {
		t.Fatalf("the strict spelling got %d", got.status)
	}
	text, ended := strings.CutSuffix(header.Get("X-Ms-Client-Principal"), "A==")
	if !ended {
		t.Fatal("the header does not end in the middle of a group")
	}
	header.Set("X-Ms-Client-Principal", text+"B==") // the same bytes, with a bit set that no byte has
	wantProblem(t, w.send(t, http.MethodGet, question, "", header), 401, "unauthenticated")
}
