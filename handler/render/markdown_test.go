package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/wording"
)

func markdownOf(t *testing.T, d answer.Diagnosis, l wording.Language) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.Markdown(&out, &d, l); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestATicketReadsFromVerdictToFooter(t *testing.T) {
	d := blocked()
	d.Causes[0].Policies = []answer.CausePolicy{{DisplayName: "Block *abroad*", CurrentName: "Block travel"}, {}}
	d.Causes[0].Docs = []string{"https://learn.microsoft.com/x", "https://evil.example"}
	want := "# Cannot sign in: kim@contoso.example\n" + `
A policy blocks Kim.

## 1. A policy blocks this location

*ca-block.location, active, high confidence*

The sign-in came from abroad.

**For the administrator:** The location condition applied.

**Does refreshing the page help?** No.

- Policy: Block \*abroad\* (now Block travel); (no name)
- Correlation id: 33333333-3333-4333-8333-333333333333
- Last seen: 23 November 2026 at 12:00 UTC
- Times seen: 3

### What to do

- **User:** Sign in from the office.
- **Conditional Access Administrator:** Look at the policy. [entra.microsoft.com](<https://entra.microsoft.com/policy>)
  ` + "`Get-MgPolicy`" + `

Documentation: [x](<https://learn.microsoft.com/x>)

## Report-only policies (not enforced)

- “Trial” would have stopped 1 sign-in

## What could not be seen

- The log was read in part. Ask with a shorter lookback.

---

Looked at 37 sign-ins from 23 November 2026 at 08:00 UTC to 23 November 2026 at 12:00 UTC. The newest is of 23 November 2026 at 12:00 UTC.
`
	if diff := cmp.Diff(want, markdownOf(t, d, "en")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestATicketInKorean(t *testing.T) {
	d := blocked()
	d.Practice, d.Causes[0].State = true, answer.StateResolved
	wantLines(t, markdownOf(t, d, "ko"),
		"*연습용 데이터입니다. 이 사람들과 정책은 실제로 존재하지 않습니다.*", "# 로그인할 수 없음: kim@contoso.example",
		"*ca-block.location, 해결됨, 신뢰도 높음*", "### 다시 발생하는 경우", "## 확인할 수 없었던 정보",
		"2026년 11월 23일 오전 8:00(UTC)부터 2026년 11월 23일 오후 12:00(UTC)까지의 로그인 37건을 확인했습니다. 가장 최근 로그인은 2026년 11월 23일 오후 12:00(UTC)에 있었습니다.")
}

func TestForeignTextDoesNothingInATicket(t *testing.T) {
	for _, poison := range poisons {
		for line := range strings.Lines(markdownOf(t, poisoned(poison), "en")) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, "  `") {
				continue // a command: code, whatever it holds
			}
			wantHarmless(t, strings.TrimPrefix(line, "- "))
		}
	}
}
