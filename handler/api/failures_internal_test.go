package api

import (
	"testing"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/signin"
)

func TestEveryKindOfFailureHasACode(t *testing.T) {
	for _, failure := range []signin.Kind{
		signin.KindForbidden, signin.KindUnlicensed, signin.KindThrottled, signin.KindBusy, signin.KindTimeout,
		signin.KindIdentity, signin.KindRefused, signin.KindUnavailable, signin.KindCanceled,
	} {
		if contract.KindOf(codeOf[failure]).Status == 0 {
			t.Errorf("%s has no code", failure)
		}
	}
}
