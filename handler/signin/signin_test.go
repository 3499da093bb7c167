package signin

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestTheLogsNamesOfAnAccount(t *testing.T) {
	for name, want := range map[string][]string{
		"Kim@Contoso.example":                               {"kim@contoso.example"},
		"Adele_Vance_fabrikam.example#EXT#@contoso.example": {"adele_vance_fabrikam.example#ext#@contoso.example", "adele_vance@fabrikam.example"},
		"a_fabrikam.example#ext#@contoso.example":           {"a_fabrikam.example#ext#@contoso.example", "a@fabrikam.example"},
		"_#EXT#@contoso.example":                            {"_#ext#@contoso.example"},
	} {
		if got := LogNames(name); !slices.Equal(got, want) {
			t.Errorf("%s is in the log as %q, want %q", name, got, want)
		}
	}
}

func TestAGuestIsKnownByItsTypeOrItsName(t *testing.T) {
	for _, account := range []Account{{UserType: "guest"}, {UserPrincipalName: "a_b.example#EXT#@c.example"}, {UserPrincipalName: "a_b.example#ext#@c.example"}} {
		if !account.Guest() {
			t.Errorf("%+v is not taken for a guest", account)
		}
	}
	if (&Account{UserType: "Member", UserPrincipalName: "a@b.example"}).Guest() {
		t.Error("a member is taken for a guest")
	}
}

func TestAnObjectIdIsAWholeGUID(t *testing.T) {
	for text, want := range map[string]bool{
		"9c1f0e5a-7d42-4b7e-9a55-0c0ffee00001": true, "9C1F0E5A-7D42-4B7E-9A55-0C0FFEE00001": true,
		"9c1f0e5a-7d42-4b7e-9a55-0c0ffee0000": false, "9c1f0e5a7d424b7e9a550c0ffee00001": false,
		"9c1f0e5a-7d42-4b7e-9a55-0c0ffee00001\n": false, "": false,
	} {
		if IsGUID(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestOnlyUsersRowsAreOfUsers(t *testing.T) {
	for want, rows := range map[bool][][]string{
		true:  {nil, {"interactiveUser"}, {"NonInteractiveUser"}, {"servicePrincipal", "nonInteractiveUser"}},
		false: {{"servicePrincipal"}, {"managedIdentity"}},
	} {
		for _, types := range rows {
			if (&SignIn{EventTypes: types}).OfUser() != want {
				t.Errorf("%q: %v", types, !want)
			}
		}
	}
}

func TestAFailureIsFoundInsideAnyError(t *testing.T) {
	throttled := &Failure{Kind: KindThrottled, RetryAfter: time.Second}
	if got := AsFailure(fmt.Errorf("reading: %w", throttled)); got != throttled {
		t.Errorf("got %v", got)
	}
	cause := errors.New("reset")
	if got := AsFailure(cause); got.Kind != KindUnavailable || !errors.Is(got, cause) {
		t.Errorf("an unknown error became %v", got)
	}
	if AsFailure(nil) != nil {
		t.Error("no error is a failure")
	}
}

func TestEveryKindOfFailureHasAStatus(t *testing.T) {
	for kind, want := range map[Kind]SourceStatus{
		KindForbidden: SourceForbidden, KindUnlicensed: SourceUnlicensed, KindThrottled: SourceThrottled, KindBusy: SourceThrottled,
		KindTimeout: SourceTimeout, KindCanceled: SourceTimeout, KindIdentity: SourceFailed, KindRefused: SourceFailed, KindUnavailable: SourceFailed,
	} {
		if got := (&Failure{Kind: kind}).SourceStatus(); got != want {
			t.Errorf("%s is %s, want %s", kind, got, want)
		}
	}
}
