package diagnosis_test

import (
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// The rows of one sign-in are written by several machines: the row of a page
// may carry a later time than the success that it led to.
func TestAPageThatIsWrittenAfterTheSuccessOfItsSignInIsNoise(t *testing.T) {
	for name, c := range map[string]struct {
		correlation string
		want        answer.Verdict
	}{
		"the same sign-in": {guidOf("correlation", "one"), answer.VerdictHealthy},
		"another sign-in":  {guidOf("correlation", "two"), answer.VerdictWaitingOnUser},
	} {
		success := signin.SignIn{
			ID: guidOf("row", "success"), CreatedAt: caseNow.Add(-time.Hour), Interactive: true,
			AppID: guidOf("app", "SharePoint"), CorrelationID: guidOf("correlation", "one"),
		}
		page := success
		page.ID, page.CorrelationID = guidOf("row", "page"), c.correlation
		page.CreatedAt, page.Status.ErrorCode = success.CreatedAt.Add(time.Second), 50140
		evidence, _, _, err := story{}.build()
		if err != nil {
			t.Fatal(err)
		}
		evidence.SignIns = []signin.SignIn{page, success}
		if result, _ := judge(evidence, diagnosis.Complaint{}, options{}); result.Verdict != c.want {
			t.Errorf("%s: the verdict is %s, want %s", name, result.Verdict, c.want)
		}
	}
}
