package investigate

import (
	"context"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// Directory is what an investigation asks of Microsoft Graph. Every method
// keeps to the context's deadline, waits until Graph's quota permits the
// request, and returns a *signin.Failure. The int is the number of requests that were sent.
type Directory interface {
	// Accounts finds the users that a name fits: by object id, or by UPN, or
	// by mail address. A match by UPN wins over one by mail; several matches
	// of one kind are all returned, none is an empty slice without error.
	Accounts(ctx context.Context, name string) ([]signin.Account, int, error)
	// SignIns reads the first page of a log query, newest first.
	SignIns(ctx context.Context, query signin.LogQuery) (signin.Page, int, error)
	// NextSignIns reads the page that an earlier page's Next names.
	NextSignIns(ctx context.Context, next string) (signin.Page, int, error)
	// Tenant is the id of the tenant that is asked, as far as the token tells;
	// empty where it does not. It sends nothing to Graph.
	Tenant(ctx context.Context) string
	// Policies lists all Conditional Access policies.
	Policies(ctx context.Context) ([]signin.Policy, int, error)
}

// Judge decides about evidence, and says which facts it still lacks.
// It must treat the evidence as read-only: rows are shared between questions.
type Judge func(signin.Evidence, diagnosis.Complaint, diagnosis.Options) (diagnosis.Judgement, diagnosis.Needs)

// Question is one caller's question, already checked.
type Question struct {
	Account   string        // a UPN, a mail address or an object id
	Lookback  time.Duration // how far back to look, at most 30 days
	At        time.Time     // moves the window's start to At − Lookback; zero for now
	Complaint diagnosis.Complaint
	Options   diagnosis.Options
}

// Answer is the result of a question, and what it cost. Together with an error,
// all fields but Judgement are filled as far as they are known, for the audit
// trail.
type Answer struct {
	Judgement diagnosis.Judgement
	// Requests counts the Graph requests that were sent on behalf of this very
	// question: 0 when the evidence came from the cache or from another
	// question's gathering. The evidence's Sources tell what the evidence cost,
	// whoever paid for it.
	Requests int
	// AccountID is the account's object id, empty when no account was found.
	AccountID string
	Shared    bool // the evidence came of an equal question's gathering
	Cached    bool // the evidence had been gathered before
}

// AmbiguousError says that a name fits several accounts. IDs are the object ids
// of twenty of them at most.
type AmbiguousError struct{ IDs []string }

// Error says what to do; the ids are left to the caller, who may know them.
func (e *AmbiguousError) Error() string {
	return "the name fits more than one account: ask again with one of their object ids"
}
