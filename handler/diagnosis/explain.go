package diagnosis

import (
	"fmt"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// Explain says what a pasted error text or a code means, from the table and the
// rules alone. Nothing is looked up, so it knows no account, app or policy.
func Explain(text string, l wording.Language) answer.Explanation {
	read, o := aadsts.Parse(text), Options{Language: l}
	out := answer.Explanation{
		SchemaVersion: answer.SchemaVersion, Codes: []answer.ExplainedCode{},
		CorrelationID: answer.OrNull(read.CorrelationID), RequestID: answer.OrNull(read.RequestID),
		Timestamp: answer.At(read.Timestamp), IssuedAt: answer.At(read.IssuedAt),
		Lifetime: answer.OrNull(isoDuration(read.Lifetime)), Gaps: []answer.Gap{},
	}
	for _, number := range read.Codes {
		out.Codes = append(out.Codes, explainCode(number, read, o))
	}
	if r := wordedRule(read.Kind); r != nil && len(read.Codes) == 0 {
		out.Codes = append(out.Codes, explained(r, nil, aadsts.Code{}, read, o))
	}
	if len(out.Codes) == 0 {
		out.Gaps = writeGaps([]signin.Gap{{Code: signin.GapNoCodeFound}}, o)
	}
	return out
}

// wordedRule is the rule for a text that is known without a code.
func wordedRule(kind aadsts.Kind) *rule {
	switch kind {
	case aadsts.KindTokenExpired:
		return &notInLog
	case aadsts.KindClaimsChallenge:
		return &claimsChallenge
	}
	return nil
}

func explainCode(number int, read aadsts.ErrorText, o Options) answer.ExplainedCode {
	code, _ := aadsts.Lookup(number)
	return explained(generalRule(number), &number, code, read, o)
}

// generalRule is the rule for a code of which nothing else is known: the one
// of its family that asks for no further condition.
func generalRule(number int) *rule {
	for _, r := range rulesByNumber()[number] {
		if r.when == nil {
			return r
		}
	}
	return classRule(newEvent(&signin.SignIn{Status: signin.Status{ErrorCode: number}}))
}

func explained(r *rule, number *int, code aadsts.Code, read aadsts.ErrorText, o Options) answer.ExplainedCode {
	v := generalValues(read, o)
	v["meaning"] = code.Meaning
	if number != nil {
		v["code"] = fmt.Sprint(*number)
	}
	meaning := code.Meaning
	switch {
	case meaning == "":
		meaning = o.say(r.words.explanation, v)
	case o.Language != wording.English && len(r.numbers) > 0:
		// the table is in English; the title of a finer rule says it in the reader's language
		meaning = o.say(r.words.title, v) + "."
	}
	steps := stepsFor(r, &signin.Evidence{}, false) // no policy is named here
	return answer.ExplainedCode{
		Code: number, Name: answer.OrNull(code.Name), Category: r.category, Area: areas[r.category],
		Meaning: sentences(meaning, lifetimeSentence(number, read, o)), Who: steps[0].who, RefreshHelps: r.refreshHelps,
		Remediation: remediation(steps, v, o), Docs: orEmpty(r.docs),
	}
}

// general are the phrases that fill the texts where nothing is known of the sign-in.
var general = map[string]wording.Phrase{
	"account": theAccount, "app": theApp, "resource": theResource, "device": theDevice,
	"place":           book.Phrase("the place of the sign-in"),
	"client":          book.Phrase("the client"),
	"detail":          book.Phrase("nothing more"),
	"policy":          book.Phrase("the Conditional Access policy"),
	"demander":        book.Phrase("a policy or a setting of the tenant"),
	"period":          afterSetTime,
	"passwordChanged": timeOfChange, "validFrom": timeOfChange,
}

var timeOfChange = book.Phrase("the time of the change")

func generalValues(read aadsts.ErrorText, o Options) values {
	v := values{}
	for name, phrase := range general {
		v[name] = phrase.In(o.Language)
	}
	v["time"] = o.when(read.Timestamp)
	v["correlation"] = correlationPhrase(read.CorrelationID, o)
	v["appId"] = guidOnly(read.AppID)
	return v
}

// lifetimeCodes carry dates in the text that the log does not have.
var lifetimeCodes = map[int]bool{70043: true, 70044: true, 700081: true, 700082: true, 700083: true, 700084: true, 50173: true}

var (
	textIssued          = book.Phrase("The text says that it was issued on {issued}.")
	textIssuedFor       = book.Phrase("The text says that it was issued on {issued} and may stand for {lifetime}.")
	textIssuedValidFrom = book.Phrase("The text says that it was issued on {issued} and that only sign-ins from {validFrom} on count.")
)

func lifetimeSentence(number *int, read aadsts.ErrorText, o Options) string {
	if number == nil || !lifetimeCodes[*number] || read.IssuedAt.IsZero() {
		return ""
	}
	v := values{
		"issued": o.when(read.IssuedAt), "validFrom": o.when(read.TokensValidFrom),
		"lifetime": wording.Duration(o.Language, read.Lifetime),
	}
	switch {
	case !read.TokensValidFrom.IsZero():
		return textIssuedValidFrom.Fill(o.Language, v)
	case read.Lifetime > 0:
		return textIssuedFor.Fill(o.Language, v)
	default:
		return textIssued.Fill(o.Language, v)
	}
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
