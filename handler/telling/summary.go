package telling

import (
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var (
	summaries = map[answer.Verdict]wording.Phrase{
		answer.VerdictFailing:         book.Phrase("{account} cannot sign in{toApp}: {headline}."),
		answer.VerdictWaitingOnUser:   book.Phrase("{account} has not finished signing in{toApp}: {headline}."),
		answer.VerdictRecovered:       book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. Since then it has worked again."),
		answer.VerdictHealthy:         book.Phrase("Nothing wrong was found for {account}: the sign-ins from {from} to {to} were looked at. The log may lag some minutes behind. If the user still sees an error, ask again with its text, its time and the app."),
		answer.VerdictNoSignIns:       book.Phrase("The sign-in log holds no sign-in of {account} from {from} to {to}. Rows arrive some minutes late; if the user has just tried, ask again in a quarter of an hour, with the text of the error."),
		answer.VerdictAccountNotFound: book.Phrase("The directory does not know {account}. Check the spelling and the organisation; only users' sign-ins are read."),
		answer.VerdictInconclusive:    book.Phrase("No failure of {account} that still stands was found, but a part of the log could not be seen where one may be; see what could not be seen below."),
	}
	summaryOfHealed   = book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. It has not happened again since.")
	summaryOfSettled  = book.Phrase("{account} could not sign in{toApp} on {time}; the reason then: {headline}. The directory says that this is over.")
	summaryOfWarning  = book.Phrase("Somebody has to act for {account}, who may sign in as ever: {headline}.")
	summaryOfAgent    = book.Phrase("The AI agent {app} cannot act for {account}: {headline}.")
	summaryOfEmptyLog = book.Phrase("The sign-in log holds no sign-in of {account} from {from} to {to}, so this rests on the message alone: {headline}. Rows arrive some minutes late; if the user has just tried, ask again in a quarter of an hour.")
	summaryOfUnread   = book.Phrase("The sign-ins of {account} show no failure that still stands, and the message that was given holds no code by which one could be found. See below what to ask for.")
	summaryOfMessage  = book.Phrase("The log does not show the failure of {account}; going by the message alone, {headline}.")
)

// summary writes the one sentence that a helpdesk can read out.
func (t *Teller) summary(j *diagnosis.Judgement, o Options) string {
	v := accountValues(j.Evidence, o)
	form := summaries[j.Verdict]
	if j.Verdict == answer.VerdictInconclusive && j.OnlyTextUnread() {
		form = summaryOfUnread
	}
	if j.Spoken >= 0 {
		c := &j.Causes[j.Spoken]
		v = causeValues(j, c, causePolicies(c.Policies, j.Evidence.Policies), o)
		v["headline"] = o.sayIn(t.book.Rule(c.Code).Words.Headline, v)
		v["toApp"] = toApp(c, o)
		form = summaryOf(j.Verdict, c)
	}
	v["from"], v["to"] = o.when(j.Evidence.Window.From), o.when(j.Evidence.Window.To)
	summary := form.Fill(o.Language, v)
	if j.Verdict == answer.VerdictHealthy {
		summary = sentences(healthy(j, v, o), t.besideHealthy(j, o), wouldBlock(j.ReportOnly, o))
	}
	if j.Verdict != answer.VerdictHealthy && j.AppWorks != nil {
		summary = sentences(works(j, o), summary)
	}
	return sentences(summary, t.beside(j, o))
}

var worksItself = book.Phrase("Entra ID let {account} in to {app}, last on {time}.")

// works is said first where what the caller speaks of got in, and something else stands.
func works(j *diagnosis.Judgement, o Options) string {
	v := accountValues(j.Evidence, o)
	v["app"], v["time"] = o.named(namedApp, appOf(j.AppWorks), theApp), o.when(j.AppWorks.CreatedAt)
	return worksItself.Fill(o.Language, v)
}

// summaryOf is the form for a summary that speaks of the cause.
func summaryOf(verdict answer.Verdict, c *diagnosis.Cause) wording.Phrase {
	switch pasted := c.Basis == diagnosis.FromText; {
	case verdict == answer.VerdictFailing && !c.Blocks:
		return summaryOfWarning
	case verdict == answer.VerdictFailing && actsFor(c.Row):
		return summaryOfAgent
	case verdict == answer.VerdictInconclusive && pasted:
		return summaryOfMessage
	case verdict == answer.VerdictNoSignIns && pasted:
		return summaryOfEmptyLog
	case verdict == answer.VerdictRecovered && c.End == diagnosis.Settled:
		return summaryOfSettled
	case verdict == answer.VerdictRecovered && c.End == diagnosis.Healed:
		return summaryOfHealed
	default:
		return summaries[verdict]
	}
}

// actsFor reports the row of an agent that acts for the account, and is not the account.
func actsFor(row *signin.SignIn) bool {
	return row.OfAgent() && !strings.EqualFold(row.Agent.Type, signin.AgentUser)
}

var toTheApp = book.Phrase(" to {appName}")

func toApp(c *diagnosis.Cause, o Options) string {
	name := foreign.Quote(appOf(c.Row), "")
	if name == "" {
		return ""
	}
	return toTheApp.FillIn(o.Language, values{"appName": name})
}

var healthyApp = book.Phrase("Entra ID let {account} in to {app} each time from {from} to {to}, last on {time}. What {app} shows after that comes from the app itself: its owner has to look, or the app has to answer a demand for a fresh sign-in.")

// healthy says what was looked at. Where the caller asks about one app that
// let the user in each time, the trouble is the app's own.
func healthy(j *diagnosis.Judgement, v values, o Options) string {
	if j.AppWorks == nil {
		return summaries[answer.VerdictHealthy].Fill(o.Language, v)
	}
	v["app"], v["time"] = o.named(namedApp, appOf(j.AppWorks), theApp), o.when(j.AppWorks.CreatedAt)
	return healthyApp.Fill(o.Language, v)
}

// besideHealthy is what the first cause that has such words says beside a healthy account.
func (t *Teller) besideHealthy(j *diagnosis.Judgement, o Options) string {
	for i := range j.Causes {
		c := &j.Causes[i]
		if words := t.book.Rule(c.Code).Words.BesideHealthy; words != "" {
			return o.say(words, causeValues(j, c, nil, o))
		}
	}
	return ""
}

// beside is what a cause says in a summary that speaks of something else.
func (t *Teller) beside(j *diagnosis.Judgement, o Options) string {
	for i := range j.Causes {
		if words := t.book.Rule(j.Causes[i].Code).Words.Beside; words != "" && i > 0 {
			return o.say(words, nil)
		}
	}
	return ""
}

var reportOnlyWould = book.Phrase("The report-only policy {policyName} would have stopped {number} of these sign-ins; it is not enforced.")

func wouldBlock(p *diagnosis.ReportOnly, o Options) string {
	if p == nil {
		return ""
	}
	return reportOnlyWould.Fill(o.Language, values{
		"policyName": foreign.Quote(string(p.Name), policyNameless.In(o.Language)), "number": strconv.Itoa(p.Stopped),
	})
}
