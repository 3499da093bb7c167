package investigate

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"signin-diagnosis/handler/signin"
)

func needsPolicies(policies func(context.Context) ([]signin.Policy, error)) bench {
	directory := pages{total: 1}.directory()
	directory.policies = policies
	b := newBench(directory, runningClock)
	b.needs.Policies = true
	return b
}

func lists(policies ...signin.Policy) func(context.Context) ([]signin.Policy, error) {
	return func(context.Context) ([]signin.Policy, error) { return policies, nil }
}

func TestPoliciesAreNotAskedForUnlessTheJudgingNeedsThem(t *testing.T) {
	b := newBench(pages{total: 1}.directory())
	b.mustAsk(t, dayOf(upn))
	equal(t, "requests", b.count("policies"), 0)
	equal(t, "judgings", len(b.seen), 1)
}

func TestTheSecondJudgingHasThePolicies(t *testing.T) {
	block := signin.Policy{ID: "p", DisplayName: "Block"}
	b := needsPolicies(lists(block))
	answer := b.mustAsk(t, dayOf(upn))
	equal(t, "the judging that counts", answer.Judgement.Rows, 2)
	equal(t, "requests", answer.Requests, 3)
	equal(t, "the first judging had none", b.seen[0].Policies == nil, true)
	equal(t, "policies", b.last(t).Policies, map[string]signin.Policy{"p": block})
	equal(t, "source", b.last(t).Sources.Policies, signin.Source{Status: signin.SourceOK, Requests: 1})
	equal(t, "gaps", len(b.last(t).Gaps), 0)
}

func TestATenantWithoutPoliciesIsNotATenantThatHidesThem(t *testing.T) {
	b := needsPolicies(lists())
	b.mustAsk(t, dayOf(upn))
	equal(t, "read and empty", b.last(t).Policies, map[string]signin.Policy{})
}

func TestHowLongPoliciesAreKept(t *testing.T) {
	fails := func(kind signin.Kind) func(context.Context) ([]signin.Policy, error) {
		return func(context.Context) ([]signin.Policy, error) {
			return nil, &signin.Failure{Kind: kind, Permission: "Policy.Read.All"}
		}
	}
	cases := []struct {
		name     string
		policies func(context.Context) ([]signin.Policy, error)
		after    time.Duration
		asked    int
	}{
		{"the list for ten minutes", lists(signin.Policy{ID: "p"}), 10*time.Minute - time.Nanosecond, 1},
		{"and no longer", lists(signin.Policy{ID: "p"}), 10 * time.Minute, 2},
		{"a refusal for a minute", fails(signin.KindForbidden), time.Minute - time.Nanosecond, 1},
		{"and no longer than that", fails(signin.KindForbidden), time.Minute, 2},
		{"a missing licence is a refusal", fails(signin.KindUnlicensed), time.Second, 1},
		{"another failure for half a minute", fails(signin.KindUnavailable), 30*time.Second - time.Nanosecond, 1},
		{"no failure for longer", fails(signin.KindUnavailable), 30 * time.Second, 2},
		{"a throttled request is not sent again at once", fails(signin.KindThrottled), time.Second, 1},
		{"that a reading was given up is no failure", fails(signin.KindCanceled), 0, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := needsPolicies(c.policies)
				b.mustAsk(t, dayOf(upn))
				first := b.last(t)
				time.Sleep(c.after)
				b.mustAsk(t, dayOf(upn))
				equal(t, "requests", b.count("policies"), c.asked)
				equal(t, "what it cost stays the same", b.last(t).Sources.Policies, first.Sources.Policies)
				equal(t, "gaps", b.last(t).Gaps, first.Gaps)
			})
		})
	}
}

func TestPoliciesThatCannotBeReadAreAGap(t *testing.T) {
	cases := []struct {
		name    string
		failure signin.Failure
		detail  string
		status  signin.SourceStatus
	}{
		{"a missing permission is named", signin.Failure{Kind: signin.KindForbidden, Permission: "Policy.Read.All"}, "Policy.Read.All", signin.SourceForbidden},
		{"another failure is told by its kind", signin.Failure{Kind: signin.KindThrottled}, "throttled", signin.SourceThrottled},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := needsPolicies(func(context.Context) ([]signin.Policy, error) { return nil, &c.failure })
			answer := b.mustAsk(t, dayOf(upn))
			equal(t, "it is judged again with the gap", answer.Judgement.Rows, 2)
			equal(t, "gaps", b.last(t).Gaps, []signin.Gap{{Code: signin.GapPolicyDetailsNotReadable, Detail: c.detail}})
			equal(t, "source", b.last(t).Sources.Policies, signin.Source{Status: c.status, Requests: 1})
		})
	}
}

func TestConcurrentQuestionsShareOnePolicyRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := needsPolicies(func(context.Context) ([]signin.Policy, error) {
			time.Sleep(time.Second)
			return []signin.Policy{{ID: "p"}}, nil
		})
		accounts := []string{upn, "bob@contoso.com", adaID}
		answers := make([]Answer, len(accounts))
		var all sync.WaitGroup
		for i, account := range accounts {
			all.Go(func() { answers[i] = b.mustAsk(t, dayOf(account)) })
		}
		all.Wait()
		requests := 0
		for _, answer := range answers {
			requests += answer.Requests
		}
		equal(t, "policy requests", b.count("policies"), 1)
		equal(t, "two of each account, one of policies", requests, 7)
	})
}

func TestThePoliciesOfOneQuestionDoNotStayInTheKeptEvidence(t *testing.T) {
	b := needsPolicies(lists(signin.Policy{ID: "p"}))
	b.mustAsk(t, dayOf(upn))
	b.needs.Policies = false
	b.mustAsk(t, dayOf(upn))
	equal(t, "policies", b.last(t).Policies == nil, true)
	equal(t, "source", b.last(t).Sources.Policies.Status, signin.SourceNotAsked)
}

func TestOneQuestionsGapsAreNotAnothers(t *testing.T) {
	shared := signin.Evidence{Gaps: make([]signin.Gap, 1, 2)} // with room that both would write to
	first, second := copyFor(shared, upn), copyFor(shared, upn)
	policyList{failure: &signin.Failure{Kind: signin.KindThrottled}}.addTo(&first)
	policyList{failure: &signin.Failure{Kind: signin.KindUnavailable}}.addTo(&second)
	equal(t, "last gaps", []signin.Gap{first.Gaps[1], second.Gaps[1]}, []signin.Gap{
		{Code: signin.GapPolicyDetailsNotReadable, Detail: "throttled"},
		{Code: signin.GapPolicyDetailsNotReadable, Detail: "unavailable"},
	})
}

func TestPoliciesThatDoNotComeInTimeAreNotAskedForByEveryQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := needsPolicies(func(ctx context.Context) ([]signin.Policy, error) { return nil, hang(ctx) })
		b.accounts = func(context.Context, string) ([]signin.Account, error) {
			time.Sleep(3 * time.Second) // so that the question's time is over before the reading's
			return []signin.Account{ada}, nil
		}
		for range 3 {
			b.mustAsk(t, dayOf(upn))
			equal(t, "gaps", b.last(t).Gaps, []signin.Gap{{Code: signin.GapPolicyDetailsNotReadable, Detail: "timeout"}})
		}
		equal(t, "requests", b.count("policies"), 1)
	})
}

func TestACallerThatLeavesDoesNotKeepThePoliciesFromOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := needsPolicies(func(ctx context.Context) ([]signin.Policy, error) {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Second):
				return []signin.Policy{{ID: "p"}}, nil
			}
		})
		ctx, leave := context.WithCancel(t.Context())
		time.AfterFunc(time.Second/2, leave)
		_, err := b.Ask(ctx, dayOf(upn))
		equal(t, "kind", failureKind(t, err), signin.KindCanceled)
		b.mustAsk(t, dayOf(upn))
		equal(t, "policies", len(b.last(t).Policies), 1)
	})
}

func TestAFailureDoesNotTakeThePlaceOfPoliciesThatStillHold(t *testing.T) {
	now := noon
	book := &policyCache{now: func() time.Time { return now }}
	book.memory.Keep(policyList{requests: 1}, now.Add(policiesTTL))
	timeout := policyList{failure: &signin.Failure{Kind: signin.KindTimeout}}
	book.keepFailure(timeout)
	list, _ := book.memory.Get(now)
	equal(t, "the definitions stay", list.failure == nil, true)
	now = now.Add(policiesTTL)
	book.keepFailure(timeout)
	list, ok := book.memory.Get(now)
	equal(t, "until they are old", ok && list.failure != nil, true)
	book.memory.Keep(policyList{}, now.Add(policiesTTL))
	list, _ = book.memory.Get(now)
	equal(t, "and replace the failure when they come", list.failure == nil, true)
}
