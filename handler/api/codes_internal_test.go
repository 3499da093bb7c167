package api

import (
	"testing"

	"signin-diagnosis/handler/signin"
)

func TestEveryCodeIsComplete(t *testing.T) {
	for name, k := range kinds {
		if k.status < 400 || k.title == "" || k.detail == "" || k.nextStep == "" {
			t.Errorf("%s is incomplete: %+v", name, k)
		}
	}
}

func TestEveryKindOfFailureHasACode(t *testing.T) {
	for _, failure := range []signin.Kind{
		signin.KindForbidden, signin.KindUnlicensed, signin.KindThrottled, signin.KindBusy, signin.KindTimeout,
		signin.KindIdentity, signin.KindRefused, signin.KindUnavailable, signin.KindCanceled,
	} {
		if _, ok := kinds[codeOf[failure]]; !ok {
			t.Errorf("%s has no code", failure)
		}
	}
}
