package investigate

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/flight"
	"signin-diagnosis/handler/signin"
)

// The definitions change rarely, and Graph allows one request a second for
// them to all the apps of a tenant together
// (https://learn.microsoft.com/graph/throttling-limits). A failure is kept as
// well, or every question would send the same request again.
const (
	policiesKept = 10 * time.Minute
	refusalKept  = time.Minute
	failureKept  = 30 * time.Second
)

// policyBook holds the definitions of the tenant's policies for all questions.
type policyBook struct {
	directory Directory
	timeout   time.Duration
	now       func() time.Time
	reads     flight.Group[struct{}, policyList]
	memory    flight.Remembered[policyList]
}

// policyList is the definitions, or why they could not be read.
type policyList struct {
	byID     map[string]signin.Policy // by id in lower case
	failure  *signin.Failure
	requests int  // what the list cost
	kept     bool // it comes from memory
}

// list is the definitions as of the last ten minutes, and the requests that
// were sent for this very call. ctx is how long this question can wait: the
// reading goes on for others.
func (b *policyBook) list(ctx context.Context) (list policyList, sent int) {
	list, joined, err := b.reads.Join(ctx, struct{}{}, b.timeout, func(ctx context.Context) (policyList, error) {
		if list, ok := b.memory.Get(b.now()); ok {
			list.kept = true
			return list, nil
		}
		return b.read(ctx), nil
	})
	if err != nil {
		list = policyList{failure: failureOf(err)}
		b.keepFailure(list)
		return list, 0
	}
	if !joined && !list.kept {
		sent = list.requests
	}
	return list, sent
}

func (b *policyBook) read(ctx context.Context) policyList {
	policies, requests, err := b.directory.Policies(ctx)
	list := policyList{failure: failureOf(err), requests: requests}
	if list.failure != nil {
		b.keepFailure(list)
		return list
	}
	list.byID = make(map[string]signin.Policy, len(policies))
	for _, policy := range policies {
		list.byID[strings.ToLower(policy.ID)] = policy
	}
	b.memory.Keep(list, b.now().Add(policiesKept))
	return list
}

// keepFailure keeps why the list could not be read. That nobody waited for it
// any more says nothing about Graph; that it did not come in a question's time
// does. A failure never takes the place of what still holds: one question may
// give up just when the definitions arrive for another.
func (b *policyBook) keepFailure(list policyList) {
	now := b.now()
	switch list.failure.Kind {
	case signin.KindCanceled:
	case signin.KindForbidden, signin.KindUnlicensed:
		b.memory.Offer(now, list, now.Add(refusalKept))
	default:
		b.memory.Offer(now, list, now.Add(failureKept))
	}
}

// addTo puts the definitions into the evidence, or the gap where they would be.
func (l policyList) addTo(evidence *signin.Evidence) {
	evidence.Sources.Policies = signin.Source{Status: signin.SourceOK, Requests: l.requests}
	if l.failure != nil {
		evidence.Sources.Policies.Status = l.failure.SourceStatus()
		evidence.Gaps = append(evidence.Gaps, signin.Gap{Code: signin.GapPolicyDetailsNotReadable, Detail: reason(l.failure)})
		return
	}
	evidence.Policies = l.byID
}
