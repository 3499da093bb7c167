package investigate

import (
	"context"
	"strings"
	"sync"
	"time"

	"signin-diagnosis/handler/signin"
)

// The definitions change rarely, and Graph allows one request a second for
// them to all the apps of a tenant together
// (https://learn.microsoft.com/graph/throttling-limits).
const (
	policiesKept = 10 * time.Minute
	refusalKept  = time.Minute
)

// policyBook holds the definitions of the tenant's policies for all questions.
type policyBook struct {
	directory Directory
	timeout   time.Duration
	now       func() time.Time
	reads     flights[struct{}, policyList]

	mu     sync.Mutex
	memory policyList
}

// policyList is the definitions, or why they could not be read.
type policyList struct {
	byID     map[string]signin.Policy // by id in lower case
	failure  *signin.Failure
	requests int // what the list cost
	kept     bool
	until    time.Time
}

// list is the definitions as of the last ten minutes, and the requests that
// were sent for this very call. ctx is how long this question can wait: the
// reading goes on for others.
func (b *policyBook) list(ctx context.Context) (list policyList, sent int) {
	list, joined, err := b.reads.join(ctx, struct{}{}, b.timeout, func(ctx context.Context) (policyList, error) {
		if list, ok := b.remembered(); ok {
			return list, nil
		}
		return b.read(ctx), nil
	})
	if err != nil {
		return policyList{failure: failureOf(err)}, 0
	}
	if !joined && !list.kept {
		sent = list.requests
	}
	return list, sent
}

func (b *policyBook) read(ctx context.Context) policyList {
	policies, requests, err := b.directory.Policies(ctx)
	list := policyList{failure: failureOf(err), requests: requests}
	switch {
	case list.failure == nil:
		list.byID = make(map[string]signin.Policy, len(policies))
		for _, policy := range policies {
			list.byID[strings.ToLower(policy.ID)] = policy
		}
		b.keep(list, policiesKept)
	case list.failure.Kind == signin.KindForbidden, list.failure.Kind == signin.KindUnlicensed:
		b.keep(list, refusalKept)
	}
	return list
}

func (b *policyBook) remembered() (policyList, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.memory, b.now().Before(b.memory.until)
}

func (b *policyBook) keep(list policyList, ttl time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	list.kept, list.until = true, b.now().Add(ttl)
	b.memory = list
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
