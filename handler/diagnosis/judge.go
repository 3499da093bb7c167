package diagnosis

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
)

// mostAttempts is how many attempts an answer lists; attemptsOmitted counts the rest.
const mostAttempts = 500

// Judge reads the evidence and answers the question. It also says which facts
// would let it say more; whoever gathers them asks it once again. The evidence
// is only read.
func Judge(evidence signin.Evidence, complaint Complaint, options Options) (Diagnosis, Needs) {
	events := readEvents(evidence.SignIns)
	attempts := groupAttempts(events)
	findings := find(&evidence, events, attempts, complaint)
	drafts := gatherDrafts(findings)
	drafts = append(drafts, complaintDrafts(&evidence, events, findings, drafts, complaint, options)...)
	drafts = withoutProbes(drafts)
	slices.SortStableFunc(drafts, compareCauses)

	gaps := slices.Concat(evidence.Gaps, complaintGaps(events, complaint), textGaps(complaint))
	verdict := decideVerdict(&evidence, events, drafts, gaps)
	answer := Diagnosis{
		SchemaVersion: SchemaVersion, GeneratedAt: Time{evidence.Window.To}, Practice: evidence.Practice,
		Account: writeAccount(&evidence), Window: writeWindow(&evidence, events),
		Verdict: verdict, Summary: summarise(verdict, &evidence, drafts, events, complaint, options),
		PrimaryCause: CategoryNone, Causes: []Cause{},
		ConditionalAccess: metPolicies(&evidence, events),
		Counts:            count(attempts), Gaps: writeGaps(gaps, options), Sources: writeSources(evidence.Sources),
		Attempts: []AnswerAttempt{},
	}
	for _, d := range drafts {
		answer.Causes = append(answer.Causes, d.cause(&evidence, options))
	}
	if len(drafts) > 0 && verdict != VerdictHealthy {
		answer.PrimaryCause = drafts[0].rule.category
	}
	answer.listAttempts(attempts, findings, options)
	return answer, needs(&evidence, drafts)
}

// withoutProbes drops what belongs to a healthy day where something else stands.
func withoutProbes(drafts []*draft) []*draft {
	probe := func(d *draft) bool { return d.rule.quiet && !d.rule.loop && d.named() == 0 && !d.pasted }
	other := slices.ContainsFunc(drafts, func(d *draft) bool { return !probe(d) && d.state() == StateActive })
	return slices.DeleteFunc(drafts, func(d *draft) bool { return other && probe(d) })
}

// textGaps: a pasted text without anything known in it is said to be so.
func textGaps(c Complaint) []signin.Gap {
	if c.HasError && len(c.Error.Codes) == 0 && c.Error.Kind == aadsts.KindUnknown {
		return []signin.Gap{{Code: signin.GapNoCodeFound}}
	}
	return nil
}

// needs asks for the definitions when a policy is named, because its sign-in
// frequency, its present name and state are not in the log; and before a step is
// advised that nobody should take for an emergency account.
func needs(evidence *signin.Evidence, drafts []*draft) Needs {
	if cmp.Or(evidence.Sources.Policies.Status, signin.SourceNotAsked) != signin.SourceNotAsked {
		return Needs{}
	}
	return Needs{Policies: slices.ContainsFunc(drafts, func(d *draft) bool {
		return d.state() == StateActive && (len(d.policies(nil)) > 0 || mayBeEmergency(d))
	})}
}

func writeAccount(evidence *signin.Evidence) AnswerAccount {
	out := AnswerAccount{UserPrincipalName: evidence.Asked}
	if evidence.Lookup != signin.LookupRefused {
		found := evidence.Account != nil
		out.Found = &found
	}
	if a := evidence.Account; a != nil {
		out.UserPrincipalName = cmp.Or(a.UserPrincipalName, evidence.Asked)
		out.ID, out.DisplayName, out.UserType = OrNull(a.ID), OrNull(a.DisplayName), OrNull(a.UserType)
		out.Enabled = a.Enabled
	}
	return out
}

func writeWindow(evidence *signin.Evidence, events []*event) AnswerWindow {
	w := AnswerWindow{
		From: Time{evidence.Window.From}, To: Time{evidence.Window.To}, ReadFrom: Time{evidence.Window.ReadFrom},
		SignInsRead: len(events), RowsDropped: evidence.RowsDropped,
	}
	if len(events) > 0 {
		w.NewestSignIn = Time{events[len(events)-1].CreatedAt}
	}
	return w
}

func writeSources(s signin.Sources) Sources {
	write := func(s signin.Source) Source {
		return Source{Status: cmp.Or(s.Status, signin.SourceNotAsked), Requests: s.Requests}
	}
	return Sources{SignIns: write(s.SignIns), Account: write(s.Account), Policies: write(s.Policies)}
}
