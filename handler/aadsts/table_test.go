package aadsts

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"
)

//go:embed README.md
var readme string

// categories is the contract's closed list.
var categories = strings.Fields(`token-expired token-revoked session-policy ca-block ca-grant-required
	mfa-pending mfa-failed mfa-registration credentials account-locked account-disabled account-missing
	password-expired risk consent app-config app-assignment federation device legacy-auth
	guest-cross-tenant service interrupt client-bug other`)

func TestTheTableHoldsEveryPublishedCodeOnceAndInOrder(t *testing.T) {
	codes := All()
	if len(codes) != 927 {
		t.Errorf("the table holds %d codes, want 927", len(codes))
	}
	ordered := slices.IsSortedFunc(codes, func(a, b Code) int { return a.Number - b.Number })
	if !ordered {
		t.Error("the codes are not in order")
	}
	for _, code := range codes {
		if got, known := Lookup(code.Number); !known || got != code {
			t.Errorf("Lookup(%d) = %+v, %v; All() says %+v", code.Number, got, known, code)
		}
	}
}

func TestEveryClassIsACategoryOfTheContract(t *testing.T) {
	for _, code := range All() {
		if !slices.Contains(categories, code.Class) {
			t.Errorf("code %d has class %q", code.Number, code.Class)
		}
	}
}

func TestEveryMeaningIsOneSentenceOfItsOwn(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z][ -~]{15,130}[^. ]\.$`)
	seen := map[string]int{}
	for _, code := range All() {
		if !sentence.MatchString(code.Meaning) || strings.Contains(code.Meaning, ". ") {
			t.Errorf("code %d: %q is not one plain sentence", code.Number, code.Meaning)
		}
		if words := len(strings.Fields(code.Meaning)); words < 4 || words > 20 {
			t.Errorf("code %d: %q has %d words", code.Number, code.Meaning, words)
		}
		if strings.Contains(code.Meaning, "AADSTS") || strings.ContainsAny(code.Meaning, "{}") {
			t.Errorf("code %d: %q repeats the code or holds a template", code.Number, code.Meaning)
		}
		if other, twice := seen[code.Meaning]; twice {
			t.Errorf("codes %d and %d have the same meaning", other, code.Number)
		}
		seen[code.Meaning] = code.Number
	}
}

func TestEverySourceKeyIsExplainedAndUsed(t *testing.T) {
	used := map[string]bool{}
	for _, code := range All() {
		for key := range strings.SplitSeq(code.Source, "+") {
			used[key] = true
		}
	}
	_, provenance, _ := strings.Cut(readme, "## Provenance")
	explained := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\|").FindAllStringSubmatch(provenance, -1) {
		explained[row[1]] = true
	}
	for key := range used {
		if !explained[key] {
			t.Errorf("README.md does not explain the source %q", key)
		}
	}
	for key := range explained {
		if !used[key] {
			t.Errorf("README.md explains the source %q, which no code has", key)
		}
	}
}

func TestClassesOfWellKnownCodes(t *testing.T) {
	for number, class := range map[int]string{
		0: "other", 16000: "interrupt", 50020: "guest-cross-tenant", 50034: "account-missing", 50053: "account-locked",
		50055: "password-expired", 50057: "account-disabled", 50072: "mfa-registration", 50074: "mfa-pending",
		50076: "mfa-pending", 50078: "session-policy", 50097: "device", 50105: "app-assignment",
		50126: "credentials", 50140: "interrupt", 50173: "token-revoked", 500121: "mfa-failed", 500133: "token-expired",
		53000: "ca-grant-required", 53003: "ca-block", 530003: "ca-grant-required", 530032: "risk",
		530035: "legacy-auth", 65001: "consent", 70043: "session-policy", 700016: "app-config", 700082: "token-expired",
		700084: "token-expired", 80001: "federation", 90025: "service", 90033: "service", 9002313: "client-bug",
	} {
		if code, _ := Lookup(number); code.Class != class {
			t.Errorf("code %d has class %q, want %q", number, code.Class, class)
		}
	}
}

func TestAnInterruptIsAStepThatTheUserMayStillFinish(t *testing.T) {
	steps := []int{
		50058, 50140, 51006, 50059, 65001, 52004, 50055, 50144, 50072, 50074, 16000, 16001, 16003, 50127, 50125, 50129,
		50143, 81010, 81014, 81012, 29200, 50019, 50076, 50097, 50158, 165100, // Microsoft's list
		50199, 50201, 50203, 50168, 70016, 50079, 50089, 90025, // alike, but not on it
	}
	failures := []int{0, 50053, 50057, 50105, 50126, 50173, 500121, 53000, 53003, 530032, 70043, 700016, 700082, 12345}
	for _, number := range steps {
		if !IsInterrupt(number) {
			t.Errorf("%d should be an interrupt", number)
		}
	}
	for _, number := range failures {
		if IsInterrupt(number) {
			t.Errorf("%d should be no interrupt", number)
		}
	}
}

func TestEveryPendingCodeAndEveryCodeOfClassInterruptIsAnInterrupt(t *testing.T) {
	pending := 0
	for _, code := range All() {
		if code.Pending {
			pending++
		}
		if (code.Pending || code.Class == "interrupt") && !code.Interrupt {
			t.Errorf("code %d is not marked as an interrupt", code.Number)
		}
	}
	if pending != 26 {
		t.Errorf("%d codes are pending, Microsoft's list has 26", pending)
	}
}

func TestPollingSilentProbesAndPickersDecideNothing(t *testing.T) {
	want := map[int]Decides{
		16000: DecidesNo, 16001: DecidesNo, 50058: DecidesNo, 50059: DecidesNo, 50140: DecidesNo, 50199: DecidesNo,
		70016: DecidesNo, 70019: DecidesNo, 70020: DecidesNo,
		50000: DecidesAlone, 70002: DecidesAlone,
	}
	for _, code := range All() {
		decides := want[code.Number]
		if decides == "" {
			decides = DecidesYes // a prompt too: it says what the user has yet to do
		}
		if code.Decides != decides {
			t.Errorf("code %d decides %q, want %q", code.Number, code.Decides, decides)
		}
	}
}

func TestACodeThatNobodyPublishesIsUnknown(t *testing.T) {
	for _, number := range []int{-1, 1, 12345, 9999999} {
		if code, known := Lookup(number); known {
			t.Errorf("Lookup(%d) = %+v", number, code)
		}
	}
}

func TestAllHandsOutACopy(t *testing.T) {
	All()[0].Meaning = "scribbled over"
	if All()[0].Meaning == "scribbled over" {
		t.Error("a caller changed the table")
	}
}

func TestAMalformedTableIsRefusedWithItsLine(t *testing.T) {
	const good = "50076\tName\tmfa-pending\tyes\tyes\tyes\treference\tIt happened.\n"
	for name, c := range map[string]struct{ text, want string }{
		"no header":           {good, "line 1 must name the columns"},
		"empty":               {"", "line 1 must name the columns"},
		"a missing column":    {columns + "\n50076\tName\n", "line 2: 2 columns"},
		"a code of letters":   {columns + "\n" + strings.Replace(good, "50076", "x", 1), "line 2: the code \"x\""},
		"a mark like maybe":   {columns + "\n" + strings.Replace(good, "yes", "maybe", 1), "code 50076: pending"},
		"decides like maybe":  {columns + "\n" + strings.Replace(good, "yes\treference", "maybe\treference", 1), "code 50076: decides"},
		"a code twice":        {columns + "\n" + good + good, "line 3: code 50076 must stand above 50076"},
		"an empty line":       {columns + "\n" + good + "\n", "line 3: 1 columns"},
		"a code out of order": {columns + "\n" + good + strings.Replace(good, "50076", "50075", 1), "line 3: code 50075"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parseTable(c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}
