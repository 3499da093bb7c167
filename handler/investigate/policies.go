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
	policiesTTL = 10 * time.Minute
	refusalTTL  = time.Minute
	failureTTL  = 30 * time.Second
)

// policyCache holds the definitions of the tenant's policies for all questions.
type policyCache struct {
	directory Directory
	timeout   time.Duration
	now       func() time.Time
	reads     flight.Group[struct{}, policyList]
	memory    flight.Remembered[policyList]
}

// policyList is the definitions, or why they could not be read.
type policyList struct {
	byID       map[string]signin.Policy // by id in lower case
	failure    *signin.Failure
	requests   int  // what the list cost
	remembered bool // it had been read for an earlier question
}

// list returns the definitions, no older than ten minutes, and the number of
// requests that were sent for this very call. ctx bounds how long this question
// waits; the reading goes on for others.
func (b *policyCache) list(ctx context.Context) (list policyList, sent int) {
	list, joined, err := b.reads.Join(ctx, struct{}{}, b.timeout, func(ctx context.Context) (policyList, error) {
		if list, ok := b.memory.Get(b.now()); ok {
			list.remembered = true
			return list, nil
		}
		return b.read(ctx), nil
	})
	if err != nil {
		list = policyList{failure: failureOf(err)}
		b.keepFailure(list)
		return list, 0
	}
	if !joined && !list.remembered {
		sent = list.requests
	}
	return list, sent
}

func (b *policyCache) read(ctx context.Context) policyList {
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
	b.memory.Keep(list, b.now().Add(policiesTTL))
	return list
}

// keepFailure remembers why the list could not be read. A cancelled reading says
// nothing about Graph and is not remembered; a reading that took longer than a
// question has is. A failure never replaces what still holds: one question may
// give up just when the definitions arrive for another.
func (b *policyCache) keepFailure(list policyList) {
	now := b.now()
	switch list.failure.Kind {
	case signin.KindCanceled:
	case signin.KindForbidden, signin.KindUnlicensed:
		b.memory.Offer(now, list, now.Add(refusalTTL))
	default:
		b.memory.Offer(now, list, now.Add(failureTTL))
	}
}

// addTo adds the definitions to the evidence, or the gap that they leave.
func (l policyList) addTo(evidence *signin.Evidence) {
	evidence.Sources.Policies = signin.Source{Status: signin.SourceOK, Requests: l.requests}
	if l.failure != nil {
		evidence.Sources.Policies.Status = l.failure.SourceStatus()
		evidence.Gaps = append(evidence.Gaps, signin.Gap{Code: signin.GapPolicyDetailsNotReadable, Detail: gapDetail(l.failure)})
		return
	}
	evidence.Policies = l.byID
}
