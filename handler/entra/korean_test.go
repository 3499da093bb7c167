package entra

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/wording"
)

func TestTheCheckIsTranslated(t *testing.T) {
	var texts []string
	for _, p := range permission.List() {
		texts = append(texts, p.Purpose, p.Without, p.Lesser.Part)
	}
	for _, fault := range book.Faults(texts) {
		t.Error(fault)
	}
}

func TestACheckSpeaksTheCallersLanguage(t *testing.T) {
	g := newGraph(t, value())
	c, err := New(Options{Endpoint: g.URL, Credential: &credential{token: token(`{"roles":["AuditLog.Read.All","User.Read.All"]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	for l, want := range map[wording.Language]string{
		wording.English: "Policy.Read.All is missing.", wording.Korean: "Policy.Read.All 권한이 없습니다.",
	} {
		report := c.Check(t.Context(), l)
		if !strings.Contains(report.Checks[3].Message, want) || report.Checks[3].Fix == "" {
			t.Errorf("%s: %+v", l, report.Checks[3])
		}
	}
	g.wantRequests(1, 1) // both share one check
}
