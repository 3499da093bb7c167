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
	b := newBench(directory, realClock)
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
	equal(t, "answer", answer.Diagnosis.Summary, "judging 2")
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
		{"another failure not at all", fails(signin.KindUnavailable), 0, 2},
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
			equal(t, "the answer is made again with the gap", answer.Diagnosis.Summary, "judging 2")
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
	failures := []signin.Kind{signin.KindThrottled, signin.KindUnavailable}
	b := needsPolicies(func(context.Context) ([]signin.Policy, error) {
		kind := failures[0]
		failures = failures[1:]
		return nil, &signin.Failure{Kind: kind}
	})
	b.signIns = func(context.Context, signin.LogQuery) (signin.Page, error) {
		return signin.Page{SignIns: []signin.SignIn{adaRow("one", 1), row("two", bobID, "", 1)}, Unreadable: 1, InteractiveOnly: true}, nil
	}
	b.mustAsk(t, dayOf(upn))
	first := b.last(t).Gaps
	b.mustAsk(t, dayOf(upn))
	second := b.last(t).Gaps
	equal(t, "last gaps", []signin.Gap{first[3], second[3]}, []signin.Gap{
		{Code: signin.GapPolicyDetailsNotReadable, Detail: "throttled"},
		{Code: signin.GapPolicyDetailsNotReadable, Detail: "unavailable"},
	})
}
