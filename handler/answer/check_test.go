package answer_test

import (
	"encoding/json"
	"testing"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

func TestACheckWithoutAFixWritesNull(t *testing.T) {
	for fix, want := range map[answer.OrNull]string{
		"":      `{"name":"token","status":"ok","message":"m","fix":null}`,
		"do it": `{"name":"token","status":"ok","message":"m","fix":"do it"}`,
	} {
		got, err := json.Marshal(answer.Check{Name: "token", Status: signin.CheckOK, Message: "m", Fix: fix})
		if err != nil || string(got) != want {
			t.Errorf("got %s, %v\nwant %s", got, err, want)
		}
	}
}
