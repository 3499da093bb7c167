package diagnosis

import (
	"cmp"
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// mostAttempts is how many attempts an answer lists; attemptsOmitted counts the rest.
const mostAttempts = 500

// Judge reads the evidence and answers the question. It also says which facts
// would let it say more; whoever gathers them asks it once again. The evidence
// is only read.
func Judge(evidence signin.Evidence, complaint Complaint, options Options) (answer.Diagnosis, Needs) {
	events := readEvents(evidence.SignIns)
	attempts := groupAttempts(events)
	findings := find(&evidence, events, attempts, complaint)
	drafts := gatherDrafts(findings)
	drafts = append(drafts, complaintDrafts(&evidence, events, findings, drafts, complaint, options)...)
	drafts = withoutProbes(drafts)
	slices.SortStableFunc(drafts, compareCauses)

	gaps := slices.Concat(evidence.Gaps, complaintGaps(events, complaint), textGaps(complaint))
	verdict := decideVerdict(&evidence, events, drafts, gaps)
	out := answer.Diagnosis{
		SchemaVersion: answer.SchemaVersion, GeneratedAt: answer.At(evidence.Window.To), Practice: evidence.Practice,
		Account: writeAccount(&evidence), Window: writeWindow(&evidence, events),
		Verdict: verdict, Summary: summarise(verdict, &evidence, drafts, events, complaint, options),
		PrimaryCause: answer.CategoryNone, Causes: []answer.Cause{},
		ConditionalAccess: metPolicies(&evidence, events),
		Counts:            count(attempts), Gaps: writeGaps(gaps, options), Sources: writeSources(evidence.Sources),
		Attempts: []answer.Attempt{},
	}
	for _, d := range drafts {
		out.Causes = append(out.Causes, d.cause(&evidence, options))
	}
	if len(drafts) > 0 && verdict != answer.VerdictHealthy {
		out.PrimaryCause = drafts[0].rule.category
	}
	listAttempts(&out, attempts, findings, options)
	return out, needs(&evidence, drafts)
}

// withoutProbes drops what belongs to a healthy day where something else stands.
func withoutProbes(drafts []*draft) []*draft {
	probe := func(d *draft) bool { return d.rule.quiet && !d.rule.loop && d.named() == 0 && !d.pasted }
	other := slices.ContainsFunc(drafts, func(d *draft) bool { return !probe(d) && d.state() == answer.StateActive })
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
		return d.state() == answer.StateActive && (len(d.policies(nil)) > 0 || mayBeEmergency(d))
	})}
}

func writeAccount(evidence *signin.Evidence) answer.Account {
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

func writeWindow(evidence *signin.Evidence, events []*event) answer.Window {
	w := answer.Window{
		From: answer.At(evidence.Window.From), To: answer.At(evidence.Window.To), ReadFrom: answer.At(evidence.Window.ReadFrom),
		SignInsRead: len(events), RowsDropped: evidence.RowsDropped,
	}
	if len(events) > 0 {
		w.NewestSignIn = answer.At(events[len(events)-1].CreatedAt)
	}
	return w
}

func writeSources(s signin.Sources) answer.Sources {
	write := func(s signin.Source) answer.Source {
		return answer.Source{Status: cmp.Or(s.Status, signin.SourceNotAsked), Requests: s.Requests}
	}
	return answer.Sources{SignIns: write(s.SignIns), Account: write(s.Account), Policies: write(s.Policies)}
}
