package diagnosis_test

import (
	"encoding/json"
	"testing"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// FuzzJudge gives the engine any rows, any account and any question: it always
// answers, and always by the contract.
func FuzzJudge(f *testing.F) {
	for _, s := range readStories(f) {
		evidence, _, _, err := s.build()
		if err != nil {
			f.Fatal(err)
		}
		rows, _ := json.Marshal(evidence.SignIns)
		account, _ := json.Marshal(evidence.Account)
		f.Add(rows, account, s.line("ask").value("error", ""), "teams", int64(-3600))
	}
	f.Fuzz(func(t *testing.T, rows, account []byte, text, app string, at int64) {
		evidence := signin.Evidence{Asked: app, Lookup: signin.LookupNotFound, Window: signin.Window{From: caseNow.Add(-caseWindow), To: caseNow, ReadFrom: caseNow}}
		if json.Unmarshal(rows, &evidence.SignIns) != nil {
			t.Skip("no rows")
		}
		var user signin.Account
		if json.Unmarshal(account, &user) == nil {
			evidence.Account, evidence.Lookup = &user, signin.LookupFound
		}
		c := diagnosis.Complaint{App: app, Error: aadsts.Parse(text), HasError: text != ""}
		if at%2 == 0 {
			c.At = caseNow.Add(time.Duration(at%(60*24*3600)) * time.Second)
		}
		for _, options := range []options{{}, {Attempts: true, Redact: true}} {
			result, _ := judge(evidence, c, options)
			for _, fault := range contractFaults(result) {
				t.Error(fault)
			}
		}
	})
}
