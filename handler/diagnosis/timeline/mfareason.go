package timeline

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// “MFA denied” in the log means that the second factor was not given. It does not
// mean that somebody pressed Deny: the words after it say what happened.

// Reason is why a second factor was not given.
type Reason int

// The reasons. NotDenied is for rows that say nothing of the kind.
const (
	NotDenied       Reason = iota
	NotSaid                // it was not given, and why is not said in words that are known
	NotCompleted           // it was not given; the log names several reasons and chooses none
	Reported               // the user reported the request
	Refused                // Deny was pressed, or the call was answered with no
	Unanswered             // nobody answered in time
	InProgress             // an earlier request still waits
	Duplicate              // a second request came while the first one waited
	NotEntered             // the page that asks for the code was left
	WrongCode              // a wrong or too old code, one that was used already, or a wrong number
	TooManyCodes           // so many wrong codes that no more are taken for a while
	WrongPIN               // of a hardware token, or of a call
	HungUp                 // the call was taken, and not confirmed
	Unreached              // the call did not get to the user
	InvalidNumber          // the registered number cannot be called
	NotSent                // the notification did not leave
	NoMethods              // nothing is registered to answer with
	Blocked                // the account is blocked from MFA
	Misconfigured          // the tenant's set-up
	ServiceFault           // Microsoft's
	InvalidResponse        // it was not valid, and what was wrong with it is not said
)

// ReasonEntry says how the log words a reason, and what it means.
type ReasonEntry struct {
	Reason Reason
	Turn   answer.Who // who acts
	// Stranger: the text itself speaks of somebody else than the user. Place, burst
	// and history may do so whatever the text.
	Stranger bool
	// Idle: nobody did anything, so the phone of a traveller may lie elsewhere, or be off.
	Idle bool
	// Says are Microsoft's texts, in the long spelling (“did not”), without the prefix.
	Says []string
	// Words are met in texts that are not published. Only a row that surely is a
	// denial is read by them.
	Words []string
}

// Reasons is the table, finer entries first. Microsoft publishes most texts
// (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting).
// Others stand in the reference of Graph's authenticationDetail, in Microsoft's
// detection rules (Phone App Reported Fraud), and in a report of Azure-Sentinel,
// issue 10230 (the number).
var Reasons = []ReasonEntry{
	{Reason: Reported, Turn: answer.WhoSecurityOperator, Stranger: true,
		Says:  []string{"phone app reported fraud", "fraud code entered", "user reported fraud"},
		Words: []string{"fraud", "suspicious"}},
	{Reason: Refused, Turn: answer.WhoUser, Stranger: true,
		Says: []string{"user declined the authentication"}, Words: []string{"user declined", "user denied", "user rejected"}},
	{Reason: TooManyCodes, Turn: answer.WhoUser, Stranger: true, Says: []string{"entered incorrect code too many times"}},
	{Reason: WrongCode, Turn: answer.WhoUser, Says: []string{
		"user entered incorrect code", "invalid mobile app verification code", "verification code already used once", "user did not select the correct number",
	}},
	{Reason: WrongPIN, Turn: answer.WhoUser, Says: []string{"user entered incorrect pin"}},
	{Reason: NotEntered, Turn: answer.WhoUser, Idle: true, Says: []string{"user never entered the verification code"}},
	{Reason: InProgress, Turn: answer.WhoUser, Idle: true, Says: []string{"authentication in progress"}},
	{Reason: Duplicate, Turn: answer.WhoUser, Idle: true, Says: []string{"duplicate authentication attempt"}},
	{Reason: HungUp, Turn: answer.WhoUser, Says: []string{"user hung up the phone call without succeeding the authentication", "no phone input"}, Words: []string{"user hung up"}},
	{Reason: Unreached, Turn: answer.WhoUser, Idle: true, Says: []string{"phone call went to voicemail", "unable to reach the user's phone", "phone unreachable"}},
	{Reason: InvalidNumber, Turn: answer.WhoAuthenticationAdmin, Idle: true, Says: []string{"phone number has an invalid format"}},
	{Reason: NotSent, Turn: answer.WhoUser, Idle: true, Says: []string{"unable to send the mobile app notification"}},
	{Reason: NoMethods, Turn: answer.WhoUser, Says: []string{"user does not have any verification methods registered", "user not found"}},
	{Reason: Blocked, Turn: answer.WhoAuthenticationAdmin, Idle: true, Says: []string{"user is blocked"}},
	{Reason: Misconfigured, Turn: answer.WhoAuthenticationAdmin, Idle: true, Says: []string{"misconfiguration"}},
	{Reason: ServiceFault, Turn: answer.WhoUser, Idle: true, Says: []string{"service error"}},
	{Reason: InvalidResponse, Turn: answer.WhoUser, Says: []string{"invalid authentication"}},
	// The text of AADSTS500121 itself speaks of a time that may be up, too.
	{Reason: NotCompleted, Turn: answer.WhoUser, Idle: true, Says: []string{"user did not complete the mfa prompt"}, Words: []string{"did not complete"}},
	{Reason: Unanswered, Turn: answer.WhoUser, Idle: true,
		Says: []string{"user did not respond to mobile app notification"}, Words: []string{"did not respond", "no response", "no answer", "not answered", "timed out", "timeout"}},
}

// noDenials are the published texts of second factors that were given, skipped or
// only asked for. Those of notGiven show nothing of the user.
var (
	noDenials = append([]string{"mfa completed", "completed in the cloud", "successfully completed", "satisfied by"}, notGiven...)
	notGiven  = []string{"skipped due to", "skipped as flow", "has expired due to the policies configured on tenant", "registration prompted", "redirected to external provider"}
)

// prefixes are what stands before the reason.
var prefixes = []string{"mfa denied", "multi-factor authentication denied", "multifactor authentication denied"}

// Denial is what a row says of a second factor that was not given.
type Denial struct {
	Reason Reason
	Text   string // of the log, as it stands there
}

// codesOfDenial are the codes whose rows may say it. AADSTS500121 always means it;
// the others are prompts of the same try.
var codesOfDenial = []int{codeSecondFactorRefused, 50074, 50076, 50199}

// codeSecondFactorRefused: AADSTS500121, authentication failed during the request
// for strong authentication.
const codeSecondFactorRefused = 500121

// readDenial reads the steps that failed and the row's details; some rows have the
// reason in one of them only. Who was reported or refused is told before what
// else the same row says; else the newest step has the word.
func readDenial(row *signin.SignIn) Denial {
	if row.Succeeded() || !slices.Contains(codesOfDenial, row.Status.ErrorCode) {
		return Denial{}
	}
	surely := row.Status.ErrorCode == codeSecondFactorRefused
	found := Denial{}
	if surely {
		found.Reason = NotSaid
	}
	for _, text := range denialTexts(row) {
		reason := reasonOf(text, surely)
		if reason == InProgress && !surely {
			continue // a prompt that waits
		}
		if weightOf(reason) > weightOf(found.Reason) || reason != NotDenied && found.Text == "" {
			found = Denial{Reason: reason, Text: text}
		}
	}
	return found
}

// denialTexts are what may hold the reason, the newest step first.
func denialTexts(row *signin.SignIn) []string {
	var texts []string
	for _, step := range slices.Backward(row.AuthenticationSteps) {
		if !step.Succeeded && step.ResultDetail != "" {
			texts = append(texts, step.ResultDetail)
		}
	}
	if row.Status.AdditionalDetails != "" {
		texts = append(texts, row.Status.AdditionalDetails)
	}
	return texts
}

// weightOf says which of a row's texts is told.
func weightOf(r Reason) int {
	switch r {
	case Reported:
		return 4
	case Refused:
		return 3
	case NotDenied:
		return 0
	case NotSaid, NotCompleted:
		return 1
	default:
		return 2
	}
}

// reasonOf reads one text. surely: the row is a denial whatever the text.
func reasonOf(text string, surely bool) Reason {
	said := plainly(text)
	denied := containsAny(said, prefixes)
	if !denied && containsAny(said, noDenials) {
		return NotDenied
	}
	for i := range Reasons {
		if containsAny(said, Reasons[i].Says) || (surely || denied) && containsAny(said, Reasons[i].Words) {
			return Reasons[i].Reason
		}
	}
	if surely || denied {
		return NotSaid
	}
	return NotDenied
}

// spelling brings both spellings of Microsoft's pages to one.
var spelling = strings.NewReplacer("’", "'", "didn't", "did not", "didn’t", "did not", "doesn't", "does not", "doesn’t", "does not", "in-progress", "in progress")

func plainly(text string) string { return spelling.Replace(strings.ToLower(text)) }

func containsAny(text string, parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

// Denied reports that the row says that a second factor was not given.
func (e *Event) Denied() bool { return e.Denial.Reason != NotDenied }

// DeniedBy reports that the row gives one of the reasons.
func (e *Event) DeniedBy(reasons ...Reason) bool { return slices.Contains(reasons, e.Denial.Reason) }

// Unanswered reports a request that nobody answered, or that pushed another aside.
func (e *Event) Unanswered() bool { return e.DeniedBy(Unanswered, InProgress, Duplicate) }

// StepDetail is what the log says of the second factor that was not given.
func (e *Event) StepDetail() string { return e.Denial.Text }

// Idle reports that nobody did anything about the request, as far as the row says.
func (d Denial) Idle() bool {
	return slices.ContainsFunc(Reasons, func(r ReasonEntry) bool { return r.Reason == d.Reason && r.Idle })
}

// speaksOfStranger reports that the row's own words do.
func (d Denial) speaksOfStranger() bool {
	return slices.ContainsFunc(Reasons, func(r ReasonEntry) bool { return r.Reason == d.Reason && r.Stranger })
}
