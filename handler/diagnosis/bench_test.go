package diagnosis_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// BenchmarkJudge judges logs of two sizes, ten times apart: the time per row
// shows how the work grows. “mix” is an ordinary busy account; the others are
// the logs that make a careless engine slow: one client that fails all week,
// a password spray from ever new addresses, a storm of silent probes, a stored
// password, ten minutes of rows from ever new addresses, sessions that end all the
// time, attempts that run side by side, and lockouts amid guesses.
func BenchmarkJudge(b *testing.B) {
	for _, kind := range []struct {
		name string
		rows func(n int) []signin.SignIn
	}{{"mix", busyMonth}, {"oneFailingClient", failingClient}, {"spray", spray}, {"probes", probes}, {"storedPassword", storedPasswords},
		{"tenMinutes", tenMinutes}, {"sessions", sessions}, {"interleaved", interleaved}, {"lockouts", lockouts}} {
		for _, n := range []int{1_000, 10_000} {
			evidence, _, _, _ := story{}.build()
			evidence.SignIns = kind.rows(n)
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					judge(evidence, diagnosis.Complaint{}, options{})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
			})
		}
	}
}

// twelvePolicies are what every row of a tenant with twelve policies carries.
func twelvePolicies(failing int) []signin.AppliedPolicy {
	results := []string{"success", "notApplied", "reportOnlyNotApplied", "notApplied"}
	policies := make([]signin.AppliedPolicy, 12)
	for i := range policies {
		name := fmt.Sprintf("CA%03d: a policy with a usual name", i)
		policies[i] = signin.AppliedPolicy{ID: guidOf("policy", name), DisplayName: name, Result: results[i%len(results)], GrantControls: []string{"Mfa"}}
		if i == failing {
			policies[i].Result, policies[i].ConditionsSatisfied = "failure", "application,users,location"
		}
	}
	return policies
}

// rowMaker makes rows over a month, oldest first.
func rowMaker(n int) func(i int, code int, app, ip string) signin.SignIn {
	passing, blocked := twelvePolicies(-1), twelvePolicies(3)
	claim := steps(storyLine{words: []word{{"password", "claim"}, {"mfa", "claim"}}})
	return func(i int, code int, app, ip string) signin.SignIn {
		row := signin.SignIn{
			ID: fmt.Sprintf("%08x-0000-4000-8000-000000000000", i), CorrelationID: fmt.Sprintf("%08x-0000-4000-9000-000000000000", i),
			CreatedAt: caseNow.Add(-time.Duration(n-i) * 30 * 24 * time.Hour / time.Duration(n)),
			AppID:     app + " id", AppDisplayName: app, ResourceID: "resource of " + app, ResourceDisplayName: "resource of " + app,
			IPAddress: ip, Location: signin.Location{City: "Oslo", Country: "NO"}, Status: signin.Status{ErrorCode: code},
			AppliedPolicies: passing, AuthenticationSteps: claim,
		}
		if code == 53003 {
			row.AppliedPolicies = blocked
		}
		return row
	}
}

func busyMonth(n int) []signin.SignIn {
	random := rand.New(rand.NewPCG(1, 2))
	codes := []int{50074, 50126, 70043, 53003, 50173, 50058, 700082, 50140, 65001, 500121}
	apps := []string{"Teams", "Outlook", "Word", "OneDrive", "Azure CLI", "Azure portal", "Intranet", "Expense tool"}
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		code := 0
		if random.IntN(6) == 0 {
			code = codes[random.IntN(len(codes))]
		}
		r := row(i, code, apps[random.IntN(len(apps))], fmt.Sprintf("192.0.2.%d", random.IntN(8)))
		r.Interactive = random.IntN(5) == 0
		r.Device.ID = []string{"", "laptop id", "phone id"}[random.IntN(3)]
		rows = append(rows, r)
	}
	return rows
}

func failingClient(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		r := row(i, 70043, "Old mail client", "192.0.2.1")
		r.CreatedAt = caseNow.Add(-time.Duration(n-i) * time.Minute)
		rows = append(rows, r)
	}
	return rows
}

func spray(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		code := 50126
		if i%10 == 0 {
			code = 0
		}
		rows = append(rows, row(i, code, "Exchange", fmt.Sprintf("198.51.%d.%d", i/250, i%250)))
	}
	return rows
}

func probes(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		r := row(i, 50058, "Travel portal", "192.0.2.1")
		r.CreatedAt = caseNow.Add(-time.Duration(n-i) * time.Minute)
		rows = append(rows, r)
	}
	return rows
}

// storedPasswords is one client that sends a wrong password every minute, in a log where the user
// signs in elsewhere.
func storedPasswords(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		code := 50126
		if i%50 == 0 {
			code = 0
		}
		r := row(i, code, "Old phone", "192.0.2.1")
		r.CreatedAt = caseNow.Add(-time.Duration(n-i) * time.Minute)
		rows = append(rows, r)
	}
	return rows
}

func tenMinutes(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		r := row(i, 50126, "Exchange", fmt.Sprintf("198.51.%d.%d", i/250, i%250))
		r.CreatedAt = caseNow.Add(-time.Duration(n-i) * 10 * time.Minute / time.Duration(n))
		rows = append(rows, r)
	}
	return rows
}

func sessions(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		r := row(i, []int{70043, 50132, 0}[i%3], "SharePoint", "192.0.2.1")
		r.SessionID = fmt.Sprint("session ", i/2)
		if i%3 == 2 {
			r.IncomingTokenType = "primaryRefreshToken"
		}
		rows = append(rows, r)
	}
	return rows
}

// interleaved attempts of fifty correlation ids come within seconds of each other.
func interleaved(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		r := row(i, []int{50074, 50126, 500121, 0}[i/50%4], "Teams", "192.0.2.1")
		r.CorrelationID = fmt.Sprint("correlation ", i%50+i/200*50)
		r.CreatedAt, r.Interactive = caseNow.Add(-time.Duration(n-i)*time.Second), true
		rows = append(rows, r)
	}
	return rows
}

func lockouts(n int) []signin.SignIn {
	rows, row := make([]signin.SignIn, 0, n), rowMaker(n)
	for i := range n {
		switch {
		case i == 0:
			rows = append(rows, row(i, 0, "Teams", "192.0.2.1"))
		case i%2 == 0:
			rows = append(rows, row(i, 50053, "Teams", "192.0.2.1"))
		default:
			r := row(i, 50126, "Exchange", fmt.Sprintf("198.51.%d.%d", i/250, i%250))
			r.Location = signin.Location{City: "Perth", Country: "AU"}
			rows = append(rows, r)
		}
	}
	return rows
}
