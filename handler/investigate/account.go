package investigate

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/signin"
)

// lookupResult is what the search for the account found.
type lookupResult struct {
	lookup   signin.Lookup
	account  *signin.Account
	requests int
	failure  *signin.Failure // why the directory could not be read
}

// lookUp searches for the account. It may use half of the time that is left:
// the log can be read by name as well, and a slow directory must not keep the
// question from it. It returns an error only when the question cannot go on:
// the name is ambiguous, or there is no token to ask anything with.
func lookUp(ctx context.Context, directory Directory, name string) (lookupResult, error) {
	if deadline, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		//guard:half-for-directory + deadline = deadline.Add(time.Until(deadline))
		ctx, cancel = context.WithTimeout(ctx, time.Until(deadline)/2)
		defer cancel()
	}
	accounts, requests, err := directory.Accounts(ctx, name)
	found := lookupResult{lookup: signin.LookupNotFound, requests: requests, failure: failureOf(err)}
	switch {
	case found.failure != nil:
		found.lookup = signin.LookupRefused
		//guard:refusing-directory true
		if found.failure.Kind == signin.KindIdentity {
			return found, found.failure
		}
	//guard:two-accounts
	case len(accounts) > 1:
		return found, ambiguous(accounts)
	case len(accounts) == 1:
		found.lookup, found.account = signin.LookupFound, &accounts[0]
	}
	return found, nil
}

// maxAmbiguous bounds the ids of an answer: a caller who cannot choose among
// twenty cannot choose among a hundred either.
const maxAmbiguous = 20

// ambiguous returns the error that lists the accounts.
func ambiguous(accounts []signin.Account) *AmbiguousError {
	accounts = accounts[:min(len(accounts), maxAmbiguous)]
	ids := make([]string, len(accounts))
	for i, account := range accounts {
		ids[i] = account.ID
	}
	return &AmbiguousError{IDs: ids}
}

// id returns the account's object id as far as it is known: the directory's, or
// the one asked for when the directory could not say whether it exists.
func (f lookupResult) id(asked string) string {
	switch {
	case f.account != nil:
		return f.account.ID
	case f.lookup != signin.LookupNotFound && signin.IsGUID(asked):
		return strings.ToLower(asked)
	default:
		return ""
	}
}

// source returns the result in the contract's terms.
func (f lookupResult) source() signin.Source {
	status := signin.SourceOK
	if f.failure != nil {
		status = f.failure.SourceStatus()
	}
	return signin.Source{Status: status, Requests: f.requests}
}
