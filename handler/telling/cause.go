package telling

import (
	"cmp"
	"strconv"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// cause writes one cause with the texts of its rule.
func (t *Teller) cause(j *diagnosis.Judgement, c *diagnosis.Cause, o Options) answer.Cause {
	r := t.book.Rule(c.Code)
	policies := causePolicies(c.Policies, j.Evidence.Policies)
	v := causeValues(j, c, policies, o)
	return answer.Cause{
		Category: c.Category, Area: c.Category.Area(), Code: string(c.Code), State: c.State, Confidence: c.Confidence,
		Title:            o.say(r.Words.Title, v),
		Explanation:      sentences(o.say(r.Words.Explanation, v), agent(c, o), riskBeside(c, o), theirResource(c, v, o), rhythm(c.Rhythm, o), afterword(r, c, o), mismatch(c.Facts.Found, c.Facts.Expected, o), emergency(j, c, o)),
		AdminExplanation: answer.OrNull(sentences(o.say(r.Words.Admin, v), shownBy(c, policies, o), deviceFacts(c, o), sessionFacts(c.Policies, o), policyFacts(j, c, policies, o), caution(c, o))),
		RefreshHelps:     r.RefreshHelps, Blocks: c.Blocks, Owner: c.Owner,
		Policies:    policies,
		Remediation: t.steps(r, c.Steps, v, o),
		Evidence:    rows(c.Shown, o),
		Occurrences: c.Occurrences, FirstSeen: answer.At(c.FirstSeen), LastSeen: answer.At(c.LastSeen),
		Docs: orEmpty(r.Docs),
	}
}

// steps fills the steps in.
func (t *Teller) steps(r *rule.Rule, refs []diagnosis.StepRef, v values, o Options) []answer.Step {
	out := make([]answer.Step, 0, len(refs))
	for _, ref := range refs {
		s := t.book.Step(r, ref)
		out = append(out, answer.Step{
			Who: s.Who, Step: o.say(s.Text, v), Link: filledWhole(s.Link, v), Command: filledWhole(s.Command, v),
		})
	}
	return out
}

func rows(shown []*signin.SignIn, o Options) []answer.EvidenceEntry {
	out := make([]answer.EvidenceEntry, 0, len(shown))
	for _, row := range shown {
		out = append(out, entry(row, o))
	}
	return out
}

func entry(row *signin.SignIn, o Options) answer.EvidenceEntry {
	return answer.EvidenceEntry{
		SignInID: row.ID, CorrelationID: answer.OrNull(row.CorrelationID), Time: answer.At(row.CreatedAt),
		ErrorCode: row.Status.ErrorCode, FailureReason: answer.OrNull(row.Status.FailureReason),
		AppID: answer.OrNull(row.AppID), App: answer.OrNull(row.AppDisplayName),
		ResourceID: answer.OrNull(row.ResourceID), Resource: answer.OrNull(row.ResourceDisplayName),
		Interactive: row.Interactive, ClientApp: answer.OrNull(row.ClientAppUsed),
		IPAddress: answer.OrNull(maskAddress(row.IPAddress, o)),
		City:      answer.OrNull(row.Location.City), Country: answer.OrNull(row.Location.Country),
		DeviceID: answer.OrNull(row.Device.ID), Device: answer.OrNull(maskDevice(row.Device.DisplayName, o)),
		ConditionalAccessStatus: answer.OrNull(row.ConditionalAccessStatus),
	}
}

var (
	worksElsewhere = book.Phrase("It works elsewhere: on {time} the account signed in to the same resource from {place}.")
	worksOtherwise = book.Phrase("It works in another way: on {time} {app} let the account in to the same resource from the same address.")
	overPassed     = book.Phrase("It is over: on {time} the account got past this point.")
	overOutlived   = book.Phrase("It is history: on {time} the account signed in to the same resource again.")
	overHealed     = book.Phrase("It has not happened again since, so it counts as over.")
)

// afterword says why a resolved cause is over, and of one that stands, where
// it does not.
func afterword(r *rule.Rule, c *diagnosis.Cause, o Options) string {
	switch {
	case c.Basis == diagnosis.FromText:
		return sentences(lifetime(c.Lifetime, o), absence(c, o))
	case c.Basis == diagnosis.FromDirectory || c.Aside:
		return ""
	case c.State == answer.StateActive:
		return elsewhere(c, o)
	case c.State == answer.StateInformational: // it waits, beside what was asked about
		return ""
	}
	switch c.End {
	case diagnosis.Passed:
		return overPassed.Fill(o.Language, values{"time": o.when(c.PassedBy.CreatedAt)})
	case diagnosis.Settled:
		return o.say(r.Ends.Over, nil)
	case diagnosis.Outlived:
		return overOutlived.Fill(o.Language, values{"time": o.when(c.Elsewhere.CreatedAt)})
	default:
		return overHealed.In(o.Language)
	}
}

// elsewhere says where the account gets in while the cause stands.
func elsewhere(c *diagnosis.Cause, o Options) string {
	there := c.Elsewhere
	if there == nil || !c.Blocks || c.End != diagnosis.Stands {
		return ""
	}
	if c.Category.Area() == answer.AreaApplication && there.AppID != c.Row.AppID {
		return "" // the trouble is the app's own: what another app may do is no help
	}
	v := values{"time": o.when(there.CreatedAt)}
	if there.IPAddress == c.Row.IPAddress {
		v["app"] = o.named(namedApp, appOf(there), theApp)
		return worksOtherwise.Fill(o.Language, v)
	}
	v["place"] = place(there, o)
	return worksElsewhere.Fill(o.Language, v)
}

func appOf(row *signin.SignIn) string { return cmp.Or(row.AppDisplayName, row.AppID) }

var (
	actsForAccount  = book.Phrase("The log calls the app of this sign-in an AI agent that acts for the account, so it need not be what the person did.")
	accountOfAgents = book.Phrase("The log says that this account belongs to an AI agent and to no person.")
)

// agent says that the row which the texts speak of is not a person's.
func agent(c *diagnosis.Cause, o Options) string {
	switch {
	case !c.Row.OfAgent():
		return ""
	case actsFor(c.Row):
		return actsForAccount.In(o.Language)
	default:
		return accountOfAgents.In(o.Language)
	}
}

var (
	comesBack     = book.Phrase("It comes back about {every}: {number} times since {first}.")
	partComesBack = book.Phrase("From one client it comes back about {every}: {number} of these rows since {first}.")
)

// rhythm says how regularly the rows of a cause come from one client.
func rhythm(r *diagnosis.Rhythm, o Options) string {
	if r == nil {
		return ""
	}
	phrase := comesBack
	if r.Part {
		phrase = partComesBack
	}
	return phrase.Fill(o.Language, values{
		"every": wording.Every(o.Language, r.Every), "number": strconv.Itoa(r.Times), "first": o.when(r.First),
	})
}

var (
	likelyEmergency  = book.Phrase("Most Conditional Access policies leave this account out by name, so it is likely an emergency access account.")
	emergencyCaution = book.Phrase("The policies could not be read, so it is not known whether this is an emergency access account. Make sure that it is none before anything of it is changed.")
)

func emergency(j *diagnosis.Judgement, c *diagnosis.Cause, o Options) string {
	if c.Aside || !j.LikelyEmergency {
		return ""
	}
	return likelyEmergency.In(o.Language)
}

// caution is said to the administrator where a step would change the account.
func caution(c *diagnosis.Cause, o Options) string {
	if !c.EmergencyUnknown {
		return ""
	}
	return emergencyCaution.In(o.Language)
}

var (
	textUnused          = book.Phrase("The text says that it was issued on {issued} and lay unused for {lifetime}.")
	textMismatch        = book.Phrase("The text says that {found} came where {expected} was wanted.")
	textIssued          = book.Phrase("The text says that it was issued on {issued}.")
	textIssuedFor       = book.Phrase("The text says that it was issued on {issued} and may stand for {lifetime}.")
	textIssuedValidFrom = book.Phrase("The text says that it was issued on {issued} and that only sign-ins from {validFrom} on count.")
)

// mismatch says what a pasted text names as sent and as wanted, where it names both.
func mismatch(found, expected foreign.Text, o Options) string {
	if found == "" || expected == "" {
		return ""
	}
	return textMismatch.Fill(o.Language, values{"found": foreign.Quote(string(found), ""), "expected": foreign.Quote(string(expected), "")})
}

// lifetime says what a pasted text tells of the token's age.
func lifetime(l *diagnosis.Lifetime, o Options) string {
	if l == nil {
		return ""
	}
	v := values{"issued": o.when(l.IssuedAt), "validFrom": o.when(l.ValidFrom), "lifetime": wording.Duration(o.Language, l.Lasts)}
	switch {
	case !l.ValidFrom.IsZero():
		return textIssuedValidFrom.Fill(o.Language, v)
	case l.Lasts > 0 && l.Unused:
		return textUnused.Fill(o.Language, v)
	case l.Lasts > 0:
		return textIssuedFor.Fill(o.Language, v)
	default:
		return textIssued.Fill(o.Language, v)
	}
}
