package telling

import (
	"cmp"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// Options say how an answer is written.
type Options struct {
	Redact   bool // IP addresses and device names are masked
	Language wording.Language
}

// Teller writes answers with the texts of a rulebook. Many may use it at once.
type Teller struct{ book *diagnosis.Rulebook }

// New makes a Teller for judgements of this rulebook.
func New(book *diagnosis.Rulebook) *Teller { return &Teller{book} }

// Tell writes the answer to one question.
func (t *Teller) Tell(j *diagnosis.Judgement, o Options) answer.Diagnosis {
	evidence := j.Evidence
	out := answer.Diagnosis{
		SchemaVersion: answer.SchemaVersion, GeneratedAt: answer.At(evidence.Window.To), Practice: evidence.Practice,
		Account: account(evidence), Window: window(j),
		Verdict: j.Verdict, Summary: t.summary(j, o),
		PrimaryCause: j.PrimaryCause, Causes: make([]answer.Cause, 0, len(j.Causes)), Harmless: harmless(j.Harmless, o),
		ConditionalAccess: conditionalAccess(j), Counts: j.Counts,
		Gaps: gapsInWords(j.Gaps, o), Sources: sources(evidence.Sources),
		Attempts: attempts(j.Attempts, o), AttemptsOmitted: j.AttemptsOmitted,
	}
	for i := range j.Causes {
		out.Causes = append(out.Causes, t.cause(j, &j.Causes[i], o))
	}
	return out
}

func account(evidence *signin.Evidence) answer.Account {
	out := answer.Account{UserPrincipalName: evidence.Asked}
	if evidence.Lookup != signin.LookupRefused {
		found := evidence.Account != nil
		out.Found = &found
	}
	if a := evidence.Account; a != nil {
		out.UserPrincipalName = cmp.Or(a.UserPrincipalName, evidence.Asked)
		out.ID, out.DisplayName, out.UserType = answer.OrNull(a.ID), answer.OrNull(a.DisplayName), answer.OrNull(a.UserType)
		out.Enabled = a.Enabled
	}
	return out
}

func window(j *diagnosis.Judgement) answer.Window {
	w := j.Evidence.Window
	return answer.Window{
		From: answer.At(w.From), To: answer.At(w.To), ReadFrom: answer.At(w.ReadFrom),
		SignInsRead: j.Rows, RowsDropped: j.Evidence.RowsDropped, NewestSignIn: answer.At(j.Newest),
	}
}

func sources(s signin.Sources) answer.Sources {
	source := func(s signin.Source) answer.Source {
		return answer.Source{Status: cmp.Or(s.Status, signin.SourceNotAsked), Requests: s.Requests}
	}
	return answer.Sources{SignIns: source(s.SignIns), Account: source(s.Account), Policies: source(s.Policies)}
}

func attempts(all []diagnosis.Attempt, o Options) []answer.Attempt {
	out := make([]answer.Attempt, 0, len(all))
	for i := range all {
		out = append(out, attempt(&all[i], o))
	}
	return out
}

func attempt(a *diagnosis.Attempt, o Options) answer.Attempt {
	shown := entry(a.Shown, o)
	out := answer.Attempt{
		StartedAt: answer.At(a.StartedAt), EndedAt: answer.At(a.EndedAt), Outcome: a.Outcome, CauseCode: answer.OrNull(a.Code),
		AppID: shown.AppID, App: shown.App, ResourceID: shown.ResourceID, Resource: shown.Resource,
		Interactive: shown.Interactive, CorrelationID: shown.CorrelationID, Rows: len(a.Rows),
		ClientApp: shown.ClientApp, IPAddress: shown.IPAddress, City: shown.City, Country: shown.Country,
		DeviceID: shown.DeviceID, Device: shown.Device, AuthenticationMethod: methodOf(a.Shown),
	}
	for _, row := range a.Rows {
		out.Events = append(out.Events, answer.AttemptEvent{
			SignInID: row.ID, Time: answer.At(row.CreatedAt), ErrorCode: row.Status.ErrorCode, Interrupt: row.Interrupt,
		})
	}
	return out
}
