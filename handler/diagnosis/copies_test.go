package diagnosis_test

import (
	"testing"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

func TestAPolicyWithoutAnIdOrAResultIsLeftOut(t *testing.T) {
	row := signin.SignIn{ID: "a", Status: signin.Status{ErrorCode: 53003}, AppliedPolicies: []signin.AppliedPolicy{
		{Result: signin.ResultFailure}, {ID: "b"}, {ID: "c", DisplayName: "Kept", Result: signin.ResultFailure},
	}}
	result, _ := judge(signin.Evidence{SignIns: []signin.SignIn{row}}, diagnosis.Complaint{}, options{})
	if met := result.ConditionalAccess.Policies; len(met) != 1 || met[0].ID != "c" {
		t.Errorf("met: %+v", met)
	}
	if named := result.Causes[0].Policies; len(named) != 1 || named[0].ID != "c" {
		t.Errorf("named: %+v", named)
	}
}
