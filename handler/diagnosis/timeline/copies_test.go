package timeline

import (
	"fmt"
	"testing"

	"signin-diagnosis/handler/signin"
)

func TestManyCopiesOfOneRowAreOneEventWithAllTheirPolicies(t *testing.T) {
	const copies, each = 3000, 4
	rows := make([]signin.SignIn, copies)
	for i := range rows {
		rows[i] = signin.SignIn{ID: "one", Status: signin.Status{ErrorCode: 53003}}
		for j := range each {
			rows[i].AppliedPolicies = append(rows[i].AppliedPolicies, signin.AppliedPolicy{ID: fmt.Sprint(i, "-", j), Result: signin.ResultFailure})
		}
	}
	events := ReadEvents(rows)
	if len(events) != 1 || len(events[0].AppliedPolicies) != copies*each {
		t.Fatalf("%d events, the first with %d policies", len(events), len(events[0].AppliedPolicies))
	}
}
