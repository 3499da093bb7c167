package investigate

import (
	"testing"
	"time"

	"signin-diagnosis/handler/diagnosis"
)

func TestHowMuchIsListedDoesNotTellQuestionsApart(t *testing.T) {
	base := dayOf(upn)
	other := base
	other.Options = diagnosis.Options{Attempts: true}
	if keyOf(base) != keyOf(other) {
		t.Error("the evidence is read again")
	}
}

func TestTheTextThatTheCallerPastedDoesNotTellQuestionsApart(t *testing.T) {
	other := dayOf(upn)
	other.Complaint = diagnosis.Complaint{CorrelationID: adaID, RequestID: bobID, At: noon.Add(-time.Hour), HasError: true}
	equal(t, "equal", keyOf(other) == keyOf(dayOf(upn)), true)
}
