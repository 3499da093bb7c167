// Package rules holds the rules by which the program judges, one file a category: a
// rule ca-block.location stands in ca_block.go. order.go says what goes before what and
// what belongs together, resolutions.go what ends what, steps.go what several rules advise.
package rules

import (
	"slices"

	"signin-diagnosis/handler/diagnosis/rule"
)

// Book is what the program judges by.
func Book() rule.Book {
	return rule.Book{
		Rules: inOrder(slices.Concat(
			tokenExpired, tokenRevoked, sessionPolicy, risk, legacyAuth, guestCrossTenant,
			caBlock, mfaFailed, interrupt, caGrantRequired, credentials, passwordExpired,
			accountLocked, accountDisabled, accountMissing, appAssignment, consent, appConfig,
			federation, device, clientBug, service, mfaPending, mfaRegistration,
		)),
		Classes: classRules(), Unknown: unknownCode, AfterGuesses: successAfterGuesses,
		NotInLog: notInLog, ClaimsChallenge: claimsChallenge, Retired: retiredService,
		Elsewhere: theirs, HomeCodes: []int{53011},
		Resolutions: resolutions, Otherwise: otherwise, Precedence: order, Exceptions: exceptions, Stories: stories,
		FindPolicy: adviceShowPolicies, KeepHands: adviceEmergency, NothingHere: adviceNothingHere,
	}
}
