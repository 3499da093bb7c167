package diagnosis

import (
	"slices"
	"sync"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
)

// rule says what one kind of row means, in data beside small functions. Its
// code is permanent: callers may store it.
type rule struct {
	code     string
	category answer.Category
	numbers  []int               // the AADSTS codes that it claims
	when     func(*subject) bool // a further condition; nil is none
	// sure is the fact that makes the confidence high: a policy result or an
	// account fact that agrees with the code. nil is never.
	sure func(*subject) bool
	// policies chooses the policies that the cause names; nil is none.
	policies func(*event) []signin.AppliedPolicy
	// quiet rules claim rows that belong to a healthy day; they become a cause
	// only when nothing else of the app succeeded or the caller asked for them.
	quiet bool
	// loop rules claim bursts: nobody answers the prompts of a loop.
	loop bool
	// pageless rules claim prompts that no page shows, so that none waits.
	pageless bool
	// warns: the user may well sign in, and somebody has to act all the same.
	warns bool
	// aside rules name what is worth knowing and stops nobody: informational.
	aside bool
	// cure is the rule's own, where its category's does not fit; nil is the category's.
	cure         *cure
	refreshHelps bool
	words        words
	steps        []advice
	docs         []string
}

// words are the texts of a rule. Text in braces is filled from the evidence
// (phrase.go). headline completes "… cannot sign in to …: ".
type words struct {
	title, headline, explanation, admin string
}

// advice is one step of the cure and who takes it. A link or command whose
// braces cannot be filled is left out.
type advice struct {
	who                 answer.Who
	text, link, command string
	policy              bool // it opens the policy that the cause names
	changes             bool // it changes the account, its password or its methods
}

// subject is one event in front of the rules, with the facts joined to it.
type subject struct {
	*event
	evidence   *signin.Evidence
	habits     *habits // of the whole window; nil where there is none
	complained bool    // the caller, or the user's flag, names this very attempt
}

// account is the directory's account, or an empty one.
func (s *subject) account() *signin.Account {
	if s.evidence.Account == nil {
		return &signin.Account{}
	}
	return s.evidence.Account
}

// rules are asked in order: the first that claims a row has it. Finer rules of
// a family stand before its general one.
var rules = sync.OnceValue(func() []rule {
	return slices.Concat(
		tokenRules, revocationRules, sessionRules,
		riskRules, unfamiliarRules, legacyRules, guestBlockRules, blockRules, guestRules, loopRules, grantRules,
		mfaFailedRules, mfaPendingRules, registrationRules,
		credentialRules, lockRules, accountRules, appRules, federationRules, deviceRules, clientRules, interruptRules,
	)
})

var rulesByNumber = sync.OnceValue(func() map[int][]*rule {
	index := map[int][]*rule{}
	all := rules()
	for i := range all {
		for _, number := range all[i].numbers {
			index[number] = append(index[number], &all[i])
		}
	}
	return index
})

// ruleFor finds the rule that claims the row: one that names its code, else the
// one of the code's class in the table, else the one for unknown codes.
func ruleFor(s *subject) *rule {
	if s.suspect && s.Succeeded() {
		return &successAfterGuesses
	}
	for _, r := range rulesByNumber()[s.Status.ErrorCode] {
		if r.when == nil || r.when(s) {
			return r
		}
	}
	return classRule(s.event)
}

// confidence of what the rule says about the row.
func (r *rule) confidence(s *subject) answer.Confidence {
	switch {
	case r.sure != nil && r.sure(s):
		return answer.ConfidenceHigh
	case len(r.numbers) > 0 || r == &successAfterGuesses:
		return answer.ConfidenceMedium
	default:
		return answer.ConfidenceLow
	}
}

var areas = map[answer.Category]answer.Area{
	answer.CategoryTokenExpired:     answer.AreaToken,
	answer.CategoryTokenRevoked:     answer.AreaToken,
	answer.CategorySessionPolicy:    answer.AreaConditionalAccess,
	answer.CategoryCABlock:          answer.AreaConditionalAccess,
	answer.CategoryCAGrant:          answer.AreaConditionalAccess,
	answer.CategoryMFAPending:       answer.AreaAuthentication,
	answer.CategoryMFAFailed:        answer.AreaAuthentication,
	answer.CategoryMFARegistration:  answer.AreaAuthentication,
	answer.CategoryCredentials:      answer.AreaAuthentication,
	answer.CategoryAccountLocked:    answer.AreaAccount,
	answer.CategoryAccountDisabled:  answer.AreaAccount,
	answer.CategoryAccountMissing:   answer.AreaAccount,
	answer.CategoryPasswordExpired:  answer.AreaAccount,
	answer.CategoryRisk:             answer.AreaRisk,
	answer.CategoryConsent:          answer.AreaApplication,
	answer.CategoryAppConfig:        answer.AreaApplication,
	answer.CategoryAppAssignment:    answer.AreaApplication,
	answer.CategoryFederation:       answer.AreaAuthentication,
	answer.CategoryDevice:           answer.AreaDevice,
	answer.CategoryLegacyAuth:       answer.AreaAuthentication,
	answer.CategoryGuestCrossTenant: answer.AreaAccount,
	answer.CategoryService:          answer.AreaService,
	answer.CategoryInterrupt:        answer.AreaAuthentication,
	answer.CategoryClientBug:        answer.AreaApplication,
	answer.CategoryOther:            answer.AreaService,
}
