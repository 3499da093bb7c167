package diagnosis_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/rules"
)

// everyRule are all rules of the program.
func everyRule() []*rule.Rule { return book.InOrder() }

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*\.[a-z][A-Za-z]*$`)

func TestEveryRuleHasACodeOfItsOwnUnderItsCategory(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range everyRule() {
		if !codeForm.MatchString(string(r.Code)) || !strings.HasPrefix(string(r.Code), string(r.Category)+".") {
			t.Errorf("the code %q is not of the form category.name", string(r.Code))
		}
		if seen[string(r.Code)] {
			t.Errorf("two rules have the code %s", string(r.Code))
		}
		seen[string(r.Code)] = true
	}
}

func TestEveryRuleSaysWhatHappenedWhoActsAndWhereItIsDocumented(t *testing.T) {
	for _, r := range everyRule() {
		if r.Words.Title == "" || r.Words.Headline == "" || r.Words.Explanation == "" {
			t.Errorf("%s lacks a title, a headline or an explanation", string(r.Code))
		}
		if strings.HasSuffix(r.Words.Headline, ".") || strings.HasSuffix(r.Words.Title, ".") {
			t.Errorf("%s: title and headline are no whole sentences and end without a full stop", string(r.Code))
		}
		if len(r.Steps) == 0 || len(r.Docs) == 0 {
			t.Errorf("%s has no steps or no docs", string(r.Code))
		}
		for _, s := range r.EveryStep() {
			if !slices.Contains(allRoles, string(s.Who)) || s.Text == "" {
				t.Errorf("%s: the step %q has no text or the unknown role %q", string(r.Code), s.Text, s.Who)
			}
		}
		for _, doc := range r.Docs {
			if !strings.HasPrefix(doc, "https://learn.microsoft.com/") {
				t.Errorf("%s: %s is no page of learn.microsoft.com", string(r.Code), doc)
			}
		}
	}
}

var (
	readingCommand = regexp.MustCompile(`^(Get-Mg\w+( |$)|dsregcmd /status$|az [a-z -]+ (show|list)( |$))`)
	// freeText are the names whose values come from the log, the directory or
	// the caller as they are.
	freeText  = regexp.MustCompile(`\{(account|app|resource|device|place|client|detail|policy|demander|period|meaning|time)\}`)
	weakening = regexp.MustCompile(`(?i)(switch|turn)\w* (it |them |the policy |\{policy\} )?off|disable (the|\{policy\}|a) ?polic|\bexclude|\bexempt|\bbypass|delete (the|\{policy\})`)
)

func TestCommandsOnlyReadAndLinksAndCommandsHoldIdsOnly(t *testing.T) {
	for _, r := range everyRule() {
		for _, s := range r.EveryStep() {
			if s.Command != "" && !readingCommand.MatchString(s.Command) {
				t.Errorf("%s: the command %q may do more than read", string(r.Code), s.Command)
			}
			if freeText.MatchString(s.Command) || freeText.MatchString(s.Link) {
				t.Errorf("%s: a link or command holds free text: %q %q", string(r.Code), s.Link, s.Command)
			}
			if strings.ContainsAny(s.Command, ";|&`$><\n") {
				t.Errorf("%s: the command %q holds a character of the shell's", string(r.Code), s.Command)
			}
			if s.Link != "" && !strings.HasPrefix(s.Link, "https://") {
				t.Errorf("%s: the link %q is not https", string(r.Code), s.Link)
			}
		}
	}
}

func TestNoStepAdvisesToWeakenAPolicy(t *testing.T) {
	vpn := regexp.MustCompile(`If a VPN or a proxy is on, switch it off`)
	for _, r := range everyRule() {
		for _, s := range r.EveryStep() {
			if weakening.MatchString(vpn.ReplaceAllString(s.Text, "")) {
				t.Errorf("%s advises to weaken a policy: %q", string(r.Code), s.Text)
			}
		}
	}
}

func TestEveryCategoryHasAnAreaAClassAndAPlaceInTheOrder(t *testing.T) {
	for _, name := range allCategories {
		category := answer.Category(name)
		if !slices.Contains(allAreas, string(category.Area())) {
			t.Errorf("%s has no area", category)
		}
		if !hasClass(category) {
			t.Errorf("%s has no class rule", category)
		}
		if rankOf(category) < 0 {
			t.Errorf("%s has no place in the order", category)
		}
	}
	for what, count := range map[string]int{"areas": len(answer.Categories()), "class rules": len(rules.Book().Classes)} {
		if count != len(allCategories) {
			t.Errorf("%d %s for %d categories", count, what, len(allCategories))
		}
	}
	listed := map[answer.Category]int{}
	for _, entry := range rules.Book().Precedence {
		for _, category := range entry.Categories {
			if listed[category]++; listed[category] > 1 || entry.Why == "" {
				t.Errorf("%s stands in the order twice or without a reason", category)
			}
		}
	}
}

func TestEveryResolutionSaysWhy(t *testing.T) {
	for category, c := range rules.Book().Resolutions {
		if c.Why == "" || c.Gate == 0 && c.Reach == nil && c.Heals <= 0 {
			t.Errorf("%s can never be resolved, or nobody says why", category)
		}
		if c.Heals%time.Hour != 0 {
			t.Errorf("%s heals after %v", category, c.Heals)
		}
	}
}

func TestEveryCodeOfTheTableGetsARuleOfAKnownCategory(t *testing.T) {
	claimed := map[int]bool{}
	for _, code := range aadsts.All() {
		r := book.General(code.Number, nil)
		if r == nil || r.Code == "other.unknownCode" || !slices.Contains(allCategories, string(r.Category)) {
			t.Errorf("code %d of class %s gets no rule", code.Number, code.Class)
		}
		claimed[code.Number] = true
	}
	for _, r := range everyRule() {
		for _, number := range r.Numbers {
			if !claimed[number] {
				t.Errorf("%s claims %d, which is not in the table", string(r.Code), number)
			}
		}
	}
}

// rankOf is the place of the category in the order, or -1.
func rankOf(category answer.Category) int {
	return slices.IndexFunc(rules.Book().Precedence, func(p rule.Precedence) bool { return slices.Contains(p.Categories, category) })
}

func hasClass(category answer.Category) bool {
	_, has := rules.Book().Classes[category]
	return has
}

// A rule that says another category than the table's class would be a
// contradiction between two sources; these are the ones that are meant.
var meantOtherwise = map[int]string{
	50097: "device proof is asked by a policy", 50129: "device proof is asked by a policy",
	50078: "a policy that acts at risk is about the risk", 70043: "a policy that acts at risk is about the risk", 70044: "a policy that acts at risk is about the risk",
	70046: "a policy that acts at risk is about the risk",
	50203: "the page is about setting up a method",
	50072: "an old client can never answer, and a strength is a grant control", 50074: "an old client can never answer, and a strength is a grant control",
	50076: "an old client can never answer, and a strength is a grant control", 50079: "an old client can never answer, and a strength is a grant control",
	500121: "without a method there is nothing to answer with", 50199: "the row says that the second factor of the same try was denied",
	16000: "a personal account that was never let in is a stranger", 50158: "terms of use and custom controls are grant controls", 65001: "a page that comes back again and again is a loop",
	53000: "a guest's device is not trusted here", 53001: "a guest's device is not trusted here", 530002: "a guest's device is not trusted here", 530003: "a guest's device is not trusted here",
	50053: "a stranger's guess is nobody's lock", 50034: "a stranger's guess is nobody's lock",
	51004: "the directory knows the account: the federation sends an identifier of nobody's",
	53003: "a block by risk, or of an old client, has another owner", 530031: "a block by risk, or of an old client, has another owner",
}

// meantOtherwiseOf are rules that are meant to be of another category than their codes.
var meantOtherwiseOf = map[rule.Code]string{
	"client-bug.deadToken":    "the client sends what it should have thrown away, whatever it died of",
	"client-bug.codeNotTaken": "what was not taken is no saved sign-in",
	"app-config.oneAppFails":  "a fault that meets one app alone is the app's",
}

func TestRulesAndTableAgreeOnTheCategory(t *testing.T) {
	for _, r := range rules.Book().Rules {
		for _, number := range r.Numbers {
			code, _ := aadsts.Lookup(number)
			if code.Class != string(r.Category) && meantOtherwise[number] == "" && meantOtherwiseOf[r.Code] == "" {
				t.Errorf("%s claims %d, whose class is %s", string(r.Code), number, code.Class)
			}
		}
	}
}
