package telling

import (
	"testing"

	"signin-diagnosis/handler/signin"
)

func TestEveryGapHasWords(t *testing.T) {
	for _, code := range []signin.GapCode{
		signin.GapWindowNotCovered, signin.GapNonInteractiveNotVisible, signin.GapAccountNotReadable, signin.GapPoliciesNotVisible,
		signin.GapPolicyDetailsNotReadable, signin.GapRowsNotReadable, signin.GapRowsOfOthers, signin.GapAppNotSeen,
		signin.GapComplaintNotInLog, signin.GapNoCodeFound,
	} {
		if gapWords[code].message == "" {
			t.Errorf("the gap %s has no words", code)
		}
	}
	if got := gapsInWords([]signin.Gap{{Code: "tomorrowsGap", Detail: "this"}}, Options{})[0].Message; got != "Something could not be seen: this." {
		t.Errorf("a gap that is not known here says %q", got)
	}
}
