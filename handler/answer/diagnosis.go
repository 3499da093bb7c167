package answer

import (
	"signin-diagnosis/handler/signin"
)

// Diagnosis is the answer to one question. Every key is always present:
// unknown values are null, unknown lists empty, and closed-list fields never
// null, because Logic Apps' Parse JSON and Switch depend on it.
type Diagnosis struct {
	SchemaVersion     string            `json:"schemaVersion"`
	GeneratedAt       Time              `json:"generatedAt"`
	Practice          bool              `json:"practice"`
	Account           Account           `json:"account"`
	Window            Window            `json:"window"`
	Verdict           Verdict           `json:"verdict"`
	Summary           string            `json:"summary"`
	PrimaryCause      Category          `json:"primaryCause"`
	Causes            []Cause           `json:"causes"`
	Harmless          []Harmless        `json:"harmless"`
	ConditionalAccess ConditionalAccess `json:"conditionalAccess"`
	Counts            Counts            `json:"counts"`
	Gaps              []Gap             `json:"gaps"`
	Sources           Sources           `json:"sources"`
	Attempts          []Attempt         `json:"attempts"`
	AttemptsOmitted   int               `json:"attemptsOmitted"`
}

// Account is the account that the answer is about. Found is null when
// the lookup was refused.
type Account struct {
	UserPrincipalName string `json:"userPrincipalName"`
	Found             *bool  `json:"found"`
	ID                OrNull `json:"id"`
	DisplayName       OrNull `json:"displayName"`
	UserType          OrNull `json:"userType"`
	Enabled           *bool  `json:"enabled"`
}

// Window is the span that was asked for and the part of it that was read.
type Window struct {
	From         Time `json:"from"`
	To           Time `json:"to"`
	ReadFrom     Time `json:"readFrom"`
	SignInsRead  int  `json:"signInsRead"`
	RowsDropped  int  `json:"rowsDropped"`
	NewestSignIn Time `json:"newestSignIn"`
}

// Cause is one reason why the account cannot, or could not, sign in. Blocks is false
// where the account signs in all the same: the cause only warns, or it is over. Owner
// is who has to act first, and nobody where nothing is to do.
type Cause struct {
	Category         Category        `json:"category"`
	Area             Area            `json:"area"`
	Code             string          `json:"code"`
	State            State           `json:"state"`
	Confidence       Confidence      `json:"confidence"`
	Title            string          `json:"title"`
	Explanation      string          `json:"explanation"`
	AdminExplanation OrNull          `json:"adminExplanation"`
	RefreshHelps     bool            `json:"refreshHelps"`
	Blocks           bool            `json:"blocks"`
	Owner            Who             `json:"owner"`
	Policies         []CausePolicy   `json:"policies"`
	Remediation      []Step          `json:"remediation"`
	Evidence         []EvidenceEntry `json:"evidence"`
	Occurrences      int             `json:"occurrences"`
	FirstSeen        Time            `json:"firstSeen"`
	LastSeen         Time            `json:"lastSeen"`
	Docs             []string        `json:"docs"`
}

// CausePolicy is a policy that a cause names, under the name that it had in
// the log; CurrentName is set when it has another one now.
type CausePolicy struct {
	ID              string   `json:"id"`
	DisplayName     string   `json:"displayName"`
	CurrentName     OrNull   `json:"currentName"`
	Result          string   `json:"result"`
	GrantControls   []string `json:"grantControls"`
	SessionControls []string `json:"sessionControls"`
}

// Step is one thing to do, and who does it. Command only ever reads.
type Step struct {
	Who     Who    `json:"who"`
	Step    string `json:"step"`
	Link    OrNull `json:"link"`
	Command OrNull `json:"command"`
}

// EvidenceEntry is one row of the log that a cause rests on.
type EvidenceEntry struct {
	SignInID                string `json:"signInId"`
	CorrelationID           OrNull `json:"correlationId"`
	Time                    Time   `json:"time"`
	ErrorCode               int    `json:"errorCode"`
	FailureReason           OrNull `json:"failureReason"`
	AppID                   OrNull `json:"appId"`
	App                     OrNull `json:"app"`
	ResourceID              OrNull `json:"resourceId"`
	Resource                OrNull `json:"resource"`
	Interactive             bool   `json:"interactive"`
	ClientApp               OrNull `json:"clientApp"`
	IPAddress               OrNull `json:"ipAddress"`
	City                    OrNull `json:"city"`
	Country                 OrNull `json:"country"`
	DeviceID                OrNull `json:"deviceId"`
	Device                  OrNull `json:"device"`
	ConditionalAccessStatus OrNull `json:"conditionalAccessStatus"`
}

// ConditionalAccess is every policy that the account met in the window.
// Readable is false when the rows came without their policies.
type ConditionalAccess struct {
	Readable bool        `json:"readable"`
	Policies []MetPolicy `json:"policies"`
}

// MetPolicy is one policy over the whole window. Results counts rows by
// Graph's own words.
type MetPolicy struct {
	ID               string         `json:"id"`
	DisplayName      string         `json:"displayName"`
	CurrentName      OrNull         `json:"currentName"`
	State            OrNull         `json:"state"`
	Results          map[string]int `json:"results"`
	ReportOnlyImpact OrNull         `json:"reportOnlyImpact"`
	Apps             []PolicyApp    `json:"apps"`
}

// PolicyApp is the worst result that a policy had for one app.
type PolicyApp struct {
	App   string `json:"app"`
	Worst string `json:"worst"`
}

// Harmless is what the rows of one code and one app's name are that look like errors and
// are none. Every row with a code is told once: by a cause, or in one of these lines.
type Harmless struct {
	ErrorCode int    `json:"errorCode"`
	Rows      int    `json:"rows"`
	App       OrNull `json:"app"`
	Text      string `json:"text"`
}

// Counts sums the attempts up by outcome, and the rows by what is told of them:
// FailedRows is CauseRows and HarmlessRows together.
type Counts struct {
	Attempts    int `json:"attempts"`
	Succeeded   int `json:"succeeded"`
	Failed      int `json:"failed"`
	Interrupted int `json:"interrupted"`

	SignIns      int `json:"signIns"`
	FailedRows   int `json:"failedRows"`
	CauseRows    int `json:"causeRows"`
	HarmlessRows int `json:"harmlessRows"`
}

// Gap is something that the answer could not see, and how to make it visible.
type Gap struct {
	Code    signin.GapCode `json:"code"`
	Message string         `json:"message"`
	Fix     OrNull         `json:"fix"`
}

// Sources says of each source how well it was read.
type Sources struct {
	SignIns  Source `json:"signIns"`
	Account  Source `json:"account"`
	Policies Source `json:"policies"`
}

// Source is one source's status and what it cost.
type Source struct {
	Status   signin.SourceStatus `json:"status"`
	Requests int                 `json:"requests"`
}

// Attempt is one try of the account to sign in: one or more rows.
type Attempt struct {
	StartedAt            Time           `json:"startedAt"`
	EndedAt              Time           `json:"endedAt"`
	Outcome              Outcome        `json:"outcome"`
	CauseCode            OrNull         `json:"causeCode"`
	AppID                OrNull         `json:"appId"`
	App                  OrNull         `json:"app"`
	ResourceID           OrNull         `json:"resourceId"`
	Resource             OrNull         `json:"resource"`
	Interactive          bool           `json:"interactive"`
	CorrelationID        OrNull         `json:"correlationId"`
	Rows                 int            `json:"rows"`
	ClientApp            OrNull         `json:"clientApp"`
	IPAddress            OrNull         `json:"ipAddress"`
	City                 OrNull         `json:"city"`
	Country              OrNull         `json:"country"`
	DeviceID             OrNull         `json:"deviceId"`
	Device               OrNull         `json:"device"`
	AuthenticationMethod OrNull         `json:"authenticationMethod"`
	Events               []AttemptEvent `json:"events"`
}

// AttemptEvent is one row of an attempt.
type AttemptEvent struct {
	SignInID  string `json:"signInId"`
	Time      Time   `json:"time"`
	ErrorCode int    `json:"errorCode"`
	Interrupt bool   `json:"interrupt"`
}
