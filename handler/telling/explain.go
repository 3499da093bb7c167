package telling

import (
	"fmt"
	"strconv"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// Explain says what a pasted error text or a code means, from the table and the
// rules alone. Nothing is looked up, so it knows no account, app or policy.
func (t *Teller) Explain(text string, l wording.Language) answer.Explanation {
	read, o := aadsts.Parse(text), Options{Language: l}
	out := answer.Explanation{
		SchemaVersion: answer.SchemaVersion, Codes: []answer.ExplainedCode{},
		CorrelationID: answer.OrNull(read.CorrelationID), RequestID: answer.OrNull(read.RequestID),
		Timestamp: answer.At(read.Timestamp), IssuedAt: answer.At(read.IssuedAt),
		Lifetime: answer.OrNull(isoDuration(read.Lifetime)), Gaps: []answer.Gap{},
	}
	for _, number := range read.Telling() {
		code, _ := aadsts.Lookup(number)
		out.Codes = append(out.Codes, t.explained(t.book.General(number, &read), &number, code, read, o))
	}
	if r := t.book.ForText(read.Kind); r != nil && len(read.Codes) == 0 {
		out.Codes = append(out.Codes, t.explained(r, nil, aadsts.Code{}, read, o))
	}
	if len(out.Codes) == 0 {
		out.Gaps = gapsInWords([]signin.Gap{{Code: signin.GapNoCodeFound}}, o)
	}
	return out
}

func (t *Teller) explained(r *rule.Rule, number *int, code aadsts.Code, read aadsts.ErrorText, o Options) answer.ExplainedCode {
	v := generalValues(read, o)
	v["meaning"] = code.Meaning
	var said *diagnosis.Lifetime
	if number != nil {
		v["code"] = strconv.Itoa(*number)
		said = diagnosis.LifetimeOf(*number, read)
	}
	steps := t.book.StepsFor(r, rule.Situation{}, false, false) // no row and no policy is known here
	return answer.ExplainedCode{
		Code: number, Name: answer.OrNull(code.Name), Category: r.Category, Area: r.Category.Area(),
		Meaning: sentences(meaningOf(r, code, v, o), lifetime(said, o), mismatch(foreign.Text(read.Found), foreign.Text(read.Expected), o)), Who: t.book.Step(r, steps[0]).Who, RefreshHelps: r.RefreshHelps,
		Remediation: t.steps(r, steps, v, o), Docs: orEmpty(r.Docs),
	}
}

// meaningOf is the table's meaning. The table is in English; for other readers the
// title of a finer rule says it in their language, and for all where the text itself
// says more than its code.
func meaningOf(r *rule.Rule, code aadsts.Code, v values, o Options) string {
	switch {
	case code.Meaning == "":
		return o.say(r.Words.Explanation, v)
	case r.Reads != nil, o.Language != wording.English && r.Claim == rule.ByCode:
		return o.say(r.Words.Title, v) + "."
	default:
		return code.Meaning
	}
}

// general are the phrases that fill the texts where nothing is known of the sign-in.
var general = map[string]wording.Phrase{
	"account": theAccount, "app": theApp, "resource": theResource, "device": theDevice,
	"sender":          theApp,
	"place":           book.Phrase("the place of the sign-in"),
	"senderPlace":     book.Phrase("the place of the sign-in"),
	"client":          book.Phrase("the client"),
	"detail":          book.Phrase("nothing more"),
	"policy":          book.Phrase("the Conditional Access policy"),
	"organisation":    otherOrganisation,
	"demander":        book.Phrase("a policy or a setting of the tenant"),
	"period":          afterSetTime,
	"passwordChanged": timeOfChange, "validFrom": timeOfChange,
}

var timeOfChange = book.Phrase("the time of the change")

// generalValues fill the texts from what the pasted text itself says.
func generalValues(read aadsts.ErrorText, o Options) values {
	v := values{}
	for name, phrase := range general {
		v[name] = phrase.In(o.Language)
	}
	v["time"] = o.when(read.Timestamp)
	v["last"] = v["time"]
	v["passwordStore"] = passwordStore("", o)
	v["correlation"] = correlationPhrase(read.CorrelationID, o)
	v["context"] = context(foreign.Text(read.Context), o)
	v["realm"] = realm(foreign.Text(read.Found), o)
	v["appId"] = guidOnly(read.AppID)
	v["resourceId"] = guidOnly(read.ResourceID)
	return v
}

// isoDuration writes a duration as the contract's lookback is written: P90D, PT12H.
func isoDuration(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d <= 0:
		return ""
	case d%day == 0:
		return fmt.Sprintf("P%dD", d/day)
	case d%time.Hour == 0:
		return fmt.Sprintf("PT%dH", d/time.Hour)
	case d%time.Minute == 0:
		return fmt.Sprintf("PT%dM", d/time.Minute)
	default:
		return fmt.Sprintf("PT%dS", d/time.Second)
	}
}
