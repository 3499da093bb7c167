package investigate

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
)

// maxGatherings bounds how many different questions are read at once. At 5
// report requests in 10.5 seconds, 15 at most get a first page within the
// default time; any more would each cost the directory a lookup before it
// learns that the queue for the log is too long. The other slots are for questions
// that fail early, and for settings with a longer time.
const maxGatherings = 64

// busyRetry is when a question that found no free slot may ask again: the log
// takes five more requests after 10 seconds
// (https://learn.microsoft.com/graph/throttling-limits#identity-and-access-reports-service-limits).
const busyRetry = 10 * time.Second

// Ask answers one question. Missing data is a normal answer with gaps; an
// error means that there is none:
//   - *AmbiguousError: the name fits several accounts; no log was read.
//   - *signin.Failure: no page of the sign-in log could be read, too many
//     other questions are being read (Busy), or (Canceled, Timeout) ctx ended
//     first.
func (i *Investigator) Ask(ctx context.Context, question Question) (Answer, error) {
	start := time.Now()
	question.Account = strings.TrimSpace(question.Account)
	found, joined, err := i.evidenceFor(ctx, question)
	answer := Answer{AccountID: found.accountID, Shared: joined && !found.cached, Cached: found.cached}
	if !joined && !found.cached {
		answer.Requests = found.requests
	}
	if err != nil {
		return answer, err
	}
	result, needs := i.judge(copyFor(found.evidence, question.Account), question.Complaint, question.Options)
	if needs.Policies {
		var sent int
		result, sent = i.judgeWithPolicies(ctx, start.Add(i.timeout), found, question)
		answer.Requests += sent
	}
	answer.Judgement = result
	return answer, contextAsFailure(ctx.Err())
}

// evidenceFor takes the evidence from the cache, from an equal question's
// gathering, or from Graph. The cache is looked at inside the shared work, so
// that no question starts a gathering between the end of an equal one and the
// moment its evidence is in the cache.
func (i *Investigator) evidenceFor(ctx context.Context, question Question) (gathered, bool, error) {
	key := keyOf(question)
	found, joined, err := i.gatherings.Join(ctx, key, i.gatherTime(), func(ctx context.Context) (gathered, error) {
		if kept, ok := i.cache.get(key); ok {
			return kept, nil
		}
		//guard:places-in-quota
		if !i.slots.TryAcquire(1) {
			return gathered{}, &signin.Failure{Kind: signin.KindBusy, RetryAfter: busyRetry}
		}
		defer i.slots.Release(1)
		result, err := i.gather(ctx, question)
		if err == nil {
			i.cache.put(key, result)
		}
		return result, err
	})
	return found, joined, contextAsFailure(err)
}

// judgeWithPolicies judges a second and last time, with the definitions of the
// policies, or with the gap that they leave. It returns the requests that were
// sent for this question.
func (i *Investigator) judgeWithPolicies(ctx context.Context, deadline time.Time, found gathered, question Question) (diagnosis.Judgement, int) {
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	list, sent := i.policies.list(ctx)
	evidence := copyFor(found.evidence, question.Account)
	list.addTo(&evidence)
	result, _ := i.judge(evidence, question.Complaint, question.Options)
	return result, sent
}
