package diagnosis

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
	events := readEvents(rows)
	if len(events) != 1 || len(events[0].AppliedPolicies) != copies*each {
		t.Fatalf("%d events, the first with %d policies", len(events), len(events[0].AppliedPolicies))
	}
}

func TestAPolicyWithoutAnIdOrAResultIsLeftOut(t *testing.T) {
	row := signin.SignIn{ID: "a", Status: signin.Status{ErrorCode: 53003}, AppliedPolicies: []signin.AppliedPolicy{
		{Result: signin.ResultFailure}, {ID: "b"}, {ID: "c", DisplayName: "Kept", Result: signin.ResultFailure},
	}}
	result, _ := Judge(signin.Evidence{SignIns: []signin.SignIn{row}}, Complaint{}, Options{})
	if met := result.ConditionalAccess.Policies; len(met) != 1 || met[0].ID != "c" {
		t.Errorf("met: %+v", met)
	}
	if named := result.Causes[0].Policies; len(named) != 1 || named[0].ID != "c" {
		t.Errorf("named: %+v", named)
	}
}
