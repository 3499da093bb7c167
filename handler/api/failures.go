package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
)

// codeOf maps the kind of a failed reading to its problem.
var codeOf = map[signin.Kind]contract.Code{
	signin.KindForbidden:   contract.CodeGraphPermissionMissing,
	signin.KindUnlicensed:  contract.CodeEntraLicenceMissing,
	signin.KindThrottled:   contract.CodeGraphThrottled,
	signin.KindBusy:        contract.CodeBusy,
	signin.KindTimeout:     contract.CodeGraphTimeout,
	signin.KindIdentity:    contract.CodeIdentityUnavailable,
	signin.KindRefused:     contract.CodeGraphUnavailable,
	signin.KindUnavailable: contract.CodeGraphUnavailable,
	signin.KindCanceled:    contract.CodeBusy, // the caller still waits: it was us who stopped
}

// problemOf returns what the caller may see of an error. An error of unknown type
// is our own fault, and only the log tells about it.
func problemOf(err error) *contract.Problem {
	var (
		known     *contract.Problem
		input     *InputError
		ambiguous *investigate.AmbiguousError
		failure   *signin.Failure
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &input):
		return &contract.Problem{Code: cmp.Or(input.code, contract.CodeInvalidRequest), Detail: input.detail(), NextStep: input.NextStep}
	case errors.As(err, &ambiguous):
		return &contract.Problem{
			Code:     contract.CodeAccountAmbiguous,
			Detail:   fmt.Sprintf("The name fits %d accounts.", len(ambiguous.IDs)),
			Accounts: validIDs(ambiguous.IDs),
		}
	case errors.As(err, &failure):
		return problemOfFailure(failure)
	case errors.Is(err, context.DeadlineExceeded):
		return &contract.Problem{Code: contract.CodeGraphTimeout}
	case errors.Is(err, context.Canceled):
		return problemOfFailure(&signin.Failure{Kind: signin.KindCanceled})
	default:
		return &contract.Problem{Code: contract.CodeInternal}
	}
}

func problemOfFailure(failure *signin.Failure) *contract.Problem {
	p := &contract.Problem{Code: cmp.Or(codeOf[failure.Kind], contract.CodeInternal), RetryAfter: wholeSeconds(failure.RetryAfter)}
	switch failure.Kind {
	case signin.KindCanceled:
		p.Detail = "The question was interrupted before it had an answer."
		p.RetryAfter = 1 // another process takes over at once
	case signin.KindForbidden:
		permission := cmp.Or( /*guard:role-in-problem = ""*/ failure.Permission, "AuditLog.Read.All")
		p.Detail = "Microsoft Graph refuses the sign-in log: the identity lacks the application permission " + permission + "."
		p.NextStep = "Let a Privileged Role Administrator grant " + permission + " on Microsoft Graph to the managed identity. " +
			"Tokens are cached, so it can take up to 24 hours until it counts."
	}
	return p
}

// maxAccounts bounds the list of a problem; nobody can choose from more.
const maxAccounts = 20

// validIDs returns the ids that a problem may name. A text that is no GUID is not
// the directory's key of an account, and is left out.
func validIDs(ids []string) []string {
	guids := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !signin.IsGUID(id) })
	return guids[:min(len(guids), maxAccounts)]
}
