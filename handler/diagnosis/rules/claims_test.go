package rules_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
)

// update writes the golden list again: go test ./handler/diagnosis/rules -update.
var update = flag.Bool("update", false, "write the golden list again")

const golden = "testdata/claims.golden"

// TestWhoClaimsWhichCode holds the order among the rules that claim one code: who
// moves a rule sees here what that changes. The first that fits has the row.
func TestWhoClaimsWhichCode(t *testing.T) {
	got := claims()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("other rules claim other codes than %s says; if that is meant, run with -update and read the change:\n%s", golden, got)
	}
}

// claims is a line for each demand that a block's code may stand for and for each code,
// with the rules in the order in which they are asked.
func claims() string {
	claimants := map[int][]string{}
	for _, r := range rules.Book().Rules {
		for _, number := range r.Numbers {
			claimants[number] = append(claimants[number], string(r.Code))
		}
	}
	demanded := map[rule.Demand][]string{}
	for _, r := range rules.Book().Rules {
		for _, demand := range r.Demands {
			demanded[demand] = append(demanded[demand], string(r.Code))
		}
	}
	var out strings.Builder
	for _, demand := range rule.Demands {
		fmt.Fprintf(&out, "a block's code for %s: %s\n", demand, strings.Join(demanded[demand], ", "))
	}
	for _, number := range slices.Sorted(maps.Keys(claimants)) {
		fmt.Fprintf(&out, "%d: %s\n", number, strings.Join(claimants[number], ", "))
	}
	return out.String()
}
