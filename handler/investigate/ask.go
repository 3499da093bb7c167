package investigate

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/diagnosis"
)

// Ask answers one question. Missing data is a normal answer with gaps; an
// error means that there is none:
//   - *AmbiguousError: the name fits several accounts; no log was read.
//   - *signin.Failure: no page of the sign-in log could be read, or (Canceled,
//     Timeout) ctx ended first.
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
	result, needs := i.judge(handOut(found.evidence, question.Account), question.Complaint, question.Options)
	if needs.Policies {
		var sent int
		result, sent = i.judgeWithPolicies(ctx, start.Add(i.timeout), found, question)
		answer.Requests += sent
	}
	answer.Diagnosis = result
	return answer, failureOrNil(ctx)
}

// evidenceFor takes the evidence from the cache, from an equal question's
// gathering, or from Graph. The cache is looked at inside the shared work, so
// that nobody slips between a gathering's end and its place in the cache.
func (i *Investigator) evidenceFor(ctx context.Context, question Question) (gathered, bool, error) {
	key := keyOf(question)
	return i.gatherings.join(ctx, key, i.gatherTime(), func(ctx context.Context) (gathered, error) {
		if kept, ok := i.kept.get(key); ok {
			return kept, nil
		}
		result, err := i.gather(ctx, question)
		if err == nil {
			i.kept.put(key, result)
		}
		return result, err
	})
}

// judgeWithPolicies judges once more, with the definitions of the policies, or
// with the gap that they leave. There is no third judging.
func (i *Investigator) judgeWithPolicies(ctx context.Context, deadline time.Time, found gathered, question Question) (diagnosis.Diagnosis, int) {
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()
	list, sent := i.policies.list(ctx)
	evidence := handOut(found.evidence, question.Account)
	list.addTo(&evidence)
	result, _ := i.judge(evidence, question.Complaint, question.Options)
	return result, sent
}
