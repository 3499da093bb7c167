package diagnosis_test

import (
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// shift is how much earlier everything was.
const shift = time.Hour

var anHourEarlier = property{
	name: "hour",
	says: "what was an hour earlier is judged alike and told an hour earlier",
	try: func(t *trial) {
		before := t.plain()
		after := t.ask(evidenceEarlier(t.evidence), complaintEarlier(t.complaint))
		fault := otherText(wireOf(before), timesLater(wireOf(after)))
		if limit := nearLimit(t.name); limit != "" {
			fault = isListed(limit, fault)
		}
		t.compare("earlier", fault)
	},
	fault: "the time of day decides",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		morning := func(row signin.SignIn) bool { return row.CreatedAt.Hour() == caseNow.Add(-2*time.Hour).Hour() }
		return theEngine(withRows(evidence, slices.DeleteFunc(slices.Clone(evidence.SignIns), morning)), c, l)
	},
}

// nearLimits are the cases within an hour of a limit of a rule, by that limit: what was
// an hour earlier is judged otherwise there, and rightly.
var nearLimits = map[string][]string{
	"a lockout counts as over after an hour without another": {
		"a lockout after the user's own slips",
		"a lockout days after an old password was sent",
		"somebody's old password by SMTP locks the mailbox, and its user meets the lock",
		"a traveller who locked the account from two networks abroad: a lockout, and no attack",
		"credentials: 53003 on a claim of a token ends neither",
		"diagnostic 8, account locked: a tablet replays the old password until the lock",
		"guesses a day and an hour before the lock have nothing to do with it",
		"guesses twenty-three hours before the lock may have to do with it",
		"locked after too many wrong passwords a moment ago",
		"locked out at home while strangers guess",
		"lockout: fifty-nine minutes ago it may still hold",
		"lockout: one that returns every quarter of an hour goes on",
		"order: a disabled account stands before a newer block, a lockout and risk",
		"order: a lockout stands before three faults of the password agents",
		"order: a wrong password that is newer than the lockout leads",
		"order: risk stands before a newer lockout",
		"the password change failed because Active Directory has locked the account",
		"tie b: the row that the caller names is over, and a lockout stands",
		"tie b: the time of the complaint picks the app that is not assigned over a lockout of later",
		"tie f: guesses from abroad, and then the user is locked out at home",
		"tie f: guesses of six days ago, and today the user mistypes until the lock",
		"trap: a lockout over the VPN only, by the counter of unfamiliar places",
	},
}

// nearLimit is the limit that the case is near to, or empty.
func nearLimit(name string) string {
	for limit, cases := range nearLimits {
		if slices.Contains(cases, name) {
			return limit
		}
	}
	return ""
}

func TestTheCasesNearALimitExist(t *testing.T) {
	names := map[string]bool{}
	for _, s := range readStories(t) {
		names[s.name] = true
	}
	for _, cases := range nearLimits {
		for _, name := range cases {
			if !names[name] {
				t.Errorf("no case is called %q", name)
			}
		}
	}
}

// isListed is the fault of a case near a limit: it must change.
func isListed(limit, fault string) string {
	if fault == "" {
		return "nothing changes, though it is listed as near a limit: " + limit
	}
	return ""
}

func earlierTime(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.Add(-shift)
}

// evidenceEarlier is the evidence of which all was an hour earlier, but the time of reading.
func evidenceEarlier(evidence signin.Evidence) signin.Evidence {
	evidence.Window.From = earlierTime(evidence.Window.From)
	evidence.Window.ReadFrom = earlierTime(evidence.Window.ReadFrom)
	evidence.SignIns = slices.Clone(evidence.SignIns)
	for i := range evidence.SignIns {
		evidence.SignIns[i].CreatedAt = earlierTime(evidence.SignIns[i].CreatedAt)
	}
	if evidence.Account != nil {
		account := *evidence.Account
		account.LastPasswordChange, account.SessionsValidFrom = earlierTime(account.LastPasswordChange), earlierTime(account.SessionsValidFrom)
		account.LastDirSyncDateTime = earlierTime(account.LastDirSyncDateTime)
		evidence.Account = &account
	}
	evidence.Policies = maps.Clone(evidence.Policies)
	for id, p := range evidence.Policies {
		p.ModifiedAt = earlierTime(p.ModifiedAt)
		evidence.Policies[id] = p
	}
	return evidence
}

func complaintEarlier(c diagnosis.Complaint) diagnosis.Complaint {
	c.At = earlierTime(c.At)
	c.Error.Timestamp, c.Error.IssuedAt = earlierTime(c.Error.Timestamp), earlierTime(c.Error.IssuedAt)
	c.Error.TokensValidFrom = earlierTime(c.Error.TokensValidFrom)
	return c
}

// timeForms are the forms of an instant in an answer, on the wire and in a sentence.
var timeForms = map[string]*regexp.Regexp{
	"2006-01-02T15:04:05Z":        regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`),
	"2 January 2006 at 15:04 UTC": regexp.MustCompile(`\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d UTC`),
}

// timesLater writes all times an hour later, but the time of reading.
func timesLater(text string) string {
	for form, pattern := range timeForms {
		text = pattern.ReplaceAllStringFunc(text, func(found string) string {
			at, err := time.Parse(form, found)
			if err != nil || at.Equal(caseNow) {
				return found
			}
			return at.Add(shift).Format(form)
		})
	}
	return text
}
