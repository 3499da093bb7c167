package investigate

import (
	"testing"
	"time"

	"signin-diagnosis/handler/diagnosis"
)

func TestHowAnAnswerIsWrittenDoesNotTellQuestionsApart(t *testing.T) {
	base := dayOf(upn)
	for name, options := range map[string]diagnosis.Options{
		"another language": {Language: "ko"},
		"the attempts":     {Attempts: true},
		"masked addresses": {Redact: true},
	} {
		other := base
		other.Options = options
		if keyOf(base) != keyOf(other) {
			t.Errorf("%s: the evidence is read again", name)
		}
	}
}

func TestTheTextThatTheCallerPastedDoesNotTellQuestionsApart(t *testing.T) {
	other := dayOf(upn)
	other.Complaint = diagnosis.Complaint{CorrelationID: adaID, RequestID: bobID, At: noon.Add(-time.Hour), HasError: true}
	equal(t, "equal", keyOf(other) == keyOf(dayOf(upn)), true)
}
