package diagnosis

import (
	"fmt"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/signin"
)

// Explain says what a pasted error text or a code means, from the table and the
// rules alone. Nothing is looked up, so it knows no account, app or policy.
func Explain(text string) Explanation {
	read := aadsts.Parse(text)
	out := Explanation{
		SchemaVersion: SchemaVersion, Codes: []ExplainedCode{},
		CorrelationID: OrNull(read.CorrelationID), RequestID: OrNull(read.RequestID),
		Timestamp: Time{read.Timestamp}, IssuedAt: Time{read.IssuedAt},
		Lifetime: OrNull(isoDuration(read.Lifetime)), Gaps: []Gap{},
	}
	for _, number := range read.Codes {
		out.Codes = append(out.Codes, explainCode(number, read))
	}
	if r := wordedRule(read.Kind); r != nil && len(read.Codes) == 0 {
		out.Codes = append(out.Codes, explained(r, nil, aadsts.Code{}, read))
	}
	if len(out.Codes) == 0 {
		out.Gaps = writeGaps([]signin.Gap{{Code: signin.GapNoCodeFound}})
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

func explainCode(number int, read aadsts.ErrorText) ExplainedCode {
	code, _ := aadsts.Lookup(number)
	return explained(generalRule(number), &number, code, read)
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

func explained(r *rule, number *int, code aadsts.Code, read aadsts.ErrorText) ExplainedCode {
	v := generalValues(read)
	v["meaning"] = code.Meaning
	if number != nil {
		v["code"] = fmt.Sprint(*number)
	}
	meaning := code.Meaning
	if meaning == "" {
		meaning = fill(r.words.explanation, v)
	}
	return ExplainedCode{
		Code: number, Name: OrNull(code.Name), Category: r.category, Area: areas[r.category],
		Meaning: meaning + lifetimeSentence(number, read), Who: r.steps[0].who, RefreshHelps: r.refreshHelps,
		Remediation: remediation(r.steps, v), Docs: orEmpty(r.docs),
	}
}

// generalValues fill the texts where nothing is known of the sign-in.
func generalValues(read aadsts.ErrorText) values {
	v := values{
		"account": "the account", "app": "the app", "resource": "the resource", "device": "the device",
		"place": "the place of the sign-in", "client": "the client", "detail": "nothing more",
		"policy": "the Conditional Access policy", "demander": "a policy or a setting of the tenant",
		"period": "after a set time", "time": "an unknown time",
		"passwordChanged": "the time of the change", "validFrom": "the time of the change",
		"correlation": correlationPhrase(read.CorrelationID), "appId": guidOnly(read.AppID),
	}
	if !read.Timestamp.IsZero() {
		v["time"] = When(read.Timestamp)
	}
	return v
}

// lifetimeCodes carry dates in the text that the log does not have.
var lifetimeCodes = map[int]bool{70043: true, 70044: true, 700081: true, 700082: true, 700083: true, 700084: true, 50173: true}

func lifetimeSentence(number *int, read aadsts.ErrorText) string {
	if number == nil || !lifetimeCodes[*number] || read.IssuedAt.IsZero() {
		return ""
	}
	text := " The text says that it was issued on " + When(read.IssuedAt)
	if read.Lifetime > 0 {
		text += " and may stand for " + plainDuration(read.Lifetime)
	}
	if !read.TokensValidFrom.IsZero() {
		text += " and that only sign-ins from " + When(read.TokensValidFrom) + " on count"
	}
	return text + "."
}

// plainDuration writes a duration for people, in the largest unit that fits.
func plainDuration(d time.Duration) string {
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if d >= unit.length && d%unit.length == 0 {
			n := d / unit.length
			if n == 1 {
				return "1 " + unit.name
			}
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	return fmt.Sprintf("%d seconds", d/time.Second)
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
