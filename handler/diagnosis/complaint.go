package diagnosis

import (
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/wording"
)

// Complaint is what the caller knows of the trouble. It decides which attempt
// leads and never hides rows. Its zero value complains of nothing.
type Complaint struct {
	App           string           // an id, or part of a client's or resource's name, without case
	At            time.Time        // when the user saw the error
	CorrelationID string           // from the error page
	RequestID     string           // from the error page; equals the row's id
	Error         aadsts.ErrorText // the text that the user saw, read
	HasError      bool             // a text was pasted, even if nothing in it was known
}

// Options say how an answer is written.
type Options struct {
	Attempts bool // detail=full: the answer lists the attempts
	Redact   bool // IP addresses and device names are masked
	Language wording.Language
}

// Needs are the facts that the rules still lack, for a second judging.
type Needs struct {
	Policies bool // the definitions of the Conditional Access policies
}
