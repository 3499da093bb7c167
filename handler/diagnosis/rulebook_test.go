package diagnosis

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// everyRule is the rulebook: the rules in order, the class rules, and those
// that stand alone.
func everyRule() []*rule {
	var all []*rule
	for i := range rules() {
		all = append(all, &rules()[i])
	}
	for _, category := range allCategories {
		if r, ok := classRules()[answer.Category(category)]; ok {
			all = append(all, r)
		}
	}
	return append(all, loneRules...)
}

// texts are all texts of a rule that people read.
func (r *rule) texts() []string {
	texts := []string{r.words.title, r.words.headline, r.words.explanation, r.words.admin}
	for _, s := range r.steps {
		texts = append(texts, s.text)
	}
	return texts
}

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z]+)*\.[a-z][A-Za-z]*$`)

func TestEveryRuleHasACodeOfItsOwnUnderItsCategory(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range everyRule() {
		if !codeForm.MatchString(r.code) || !strings.HasPrefix(r.code, string(r.category)+".") {
			t.Errorf("the code %q is not of the form category.name", r.code)
		}
		if seen[r.code] {
			t.Errorf("two rules have the code %s", r.code)
		}
		seen[r.code] = true
	}
}

func TestEveryRuleSaysWhatHappenedWhoActsAndWhereItIsDocumented(t *testing.T) {
	for _, r := range everyRule() {
		if r.words.title == "" || r.words.headline == "" || r.words.explanation == "" {
			t.Errorf("%s lacks a title, a headline or an explanation", r.code)
		}
		if strings.HasSuffix(r.words.headline, ".") || strings.HasSuffix(r.words.title, ".") {
			t.Errorf("%s: title and headline are no whole sentences and end without a full stop", r.code)
		}
		if len(r.steps) == 0 || len(r.docs) == 0 {
			t.Errorf("%s has no steps or no docs", r.code)
		}
		for _, s := range r.steps {
			if !slices.Contains(allRoles, string(s.who)) || s.text == "" {
				t.Errorf("%s: the step %q has no text or the unknown role %q", r.code, s.text, s.who)
			}
		}
		for _, doc := range r.docs {
			if !strings.HasPrefix(doc, "https://learn.microsoft.com/") {
				t.Errorf("%s: %s is no page of learn.microsoft.com", r.code, doc)
			}
		}
	}
}

// filled are the names that the engine fills in texts, links and commands.
func filled() values {
	row := signin.SignIn{ID: guidOf("row", "x"), CreatedAt: caseNow, CorrelationID: guidOf("correlation", "x"), AppID: guidOf("app", "x"), Device: signin.Device{ID: guidOf("device", "x")}}
	account := signin.Account{ID: guidOf("user", "x"), UserPrincipalName: "a@contoso.example", LastPasswordChange: caseNow, SessionsValidFrom: caseNow}
	s := subject{event: newEvent(&row), evidence: &signin.Evidence{Account: &account}}
	return s.values([]answer.CausePolicy{{ID: guidOf("policy", "x"), DisplayName: "x"}}, Options{})
}

func TestEveryBraceIsOneThatTheEngineFills(t *testing.T) {
	known := filled()
	known["meaning"] = "any"
	for _, r := range everyRule() {
		texts := r.texts()
		for _, s := range r.steps {
			texts = append(texts, s.link, s.command)
		}
		for _, text := range texts {
			for _, name := range wording.Names(text) {
				if known[name] == "" {
					t.Errorf("%s: nothing fills %s", r.code, name)
				}
			}
			if strings.ContainsAny(wording.FillIn(text, values{}), "{}") {
				t.Errorf("%s: a stray brace in %q", r.code, text)
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
		for _, s := range r.steps {
			if s.command != "" && !readingCommand.MatchString(s.command) {
				t.Errorf("%s: the command %q may do more than read", r.code, s.command)
			}
			if freeText.MatchString(s.command) || freeText.MatchString(s.link) {
				t.Errorf("%s: a link or command holds free text: %q %q", r.code, s.link, s.command)
			}
			if strings.ContainsAny(s.command, ";|&`$><\n") {
				t.Errorf("%s: the command %q holds a character of the shell's", r.code, s.command)
			}
			if s.link != "" && !strings.HasPrefix(s.link, "https://") {
				t.Errorf("%s: the link %q is not https", r.code, s.link)
			}
		}
	}
}

func TestNoStepAdvisesToWeakenAPolicy(t *testing.T) {
	vpn := regexp.MustCompile(`If a VPN or a proxy is on, switch it off`)
	for _, r := range everyRule() {
		for _, s := range r.steps {
			if weakening.MatchString(vpn.ReplaceAllString(s.text, "")) {
				t.Errorf("%s advises to weaken a policy: %q", r.code, s.text)
			}
		}
	}
}

func TestEveryCategoryHasAnAreaAClassAndAPlaceInTheOrder(t *testing.T) {
	for _, name := range allCategories {
		category := answer.Category(name)
		if !slices.Contains(allAreas, string(areas[category])) {
			t.Errorf("%s has no area", category)
		}
		if classRules()[category] == nil {
			t.Errorf("%s has no class rule", category)
		}
		if rankOf(category) == len(precedence) {
			t.Errorf("%s has no place in the order", category)
		}
	}
	for what, count := range map[string]int{"areas": len(areas), "class rules": len(classRules())} {
		if count != len(allCategories) {
			t.Errorf("%d %s for %d categories", count, what, len(allCategories))
		}
	}
	listed := map[answer.Category]int{}
	for _, entry := range precedence {
		for _, category := range entry.categories {
			if listed[category]++; listed[category] > 1 || entry.why == "" {
				t.Errorf("%s stands in the order twice or without a reason", category)
			}
		}
	}
}

func TestEveryCureSaysWhy(t *testing.T) {
	for category, c := range cures {
		if c.why == "" || c.gate == noGate && c.reach == nil && c.heals <= 0 {
			t.Errorf("%s can never be cured, or nobody says why", category)
		}
		if c.heals%time.Hour != 0 {
			t.Errorf("%s heals after %v", category, c.heals)
		}
	}
}

func TestEveryGapHasWords(t *testing.T) {
	for _, code := range []signin.GapCode{
		signin.GapWindowNotCovered, signin.GapNonInteractiveNotVisible, signin.GapAccountNotReadable, signin.GapPoliciesNotVisible,
		signin.GapPolicyDetailsNotReadable, signin.GapRowsNotReadable, signin.GapRowsOfOthers, signin.GapAppNotSeen,
		signin.GapComplaintNotInLog, signin.GapNoCodeFound,
	} {
		if gapWords[code].message == "" {
			t.Errorf("the gap %s has no words", code)
		}
	}
	if got := writeGaps([]signin.Gap{{Code: "tomorrowsGap", Detail: "this"}}, Options{})[0].Message; got != "Something could not be seen: this." {
		t.Errorf("a gap that is not known here says %q", got)
	}
}

func TestEveryCodeOfTheTableGetsARuleOfAKnownCategory(t *testing.T) {
	claimed := map[int]bool{}
	for _, code := range aadsts.All() {
		row := signin.SignIn{ID: "x", Interactive: true, Status: signin.Status{ErrorCode: code.Number}}
		r := ruleFor(&subject{event: newEvent(&row), evidence: &signin.Evidence{}})
		if r == nil || r == &unknownCode || !slices.Contains(allCategories, string(r.category)) {
			t.Errorf("code %d of class %s gets no rule", code.Number, code.Class)
		}
		claimed[code.Number] = true
	}
	for _, r := range everyRule() {
		for _, number := range r.numbers {
			if !claimed[number] {
				t.Errorf("%s claims %d, which is not in the table", r.code, number)
			}
		}
	}
}

// A rule that says another category than the table's class would be a
// contradiction between two sources; these are the ones that are meant.
var meantOtherwise = map[int]string{
	50097: "device proof is asked by a policy", 50129: "device proof is asked by a policy",
	50203: "the page is about setting up a method",
	50072: "an old client can never answer, and a strength is a grant control", 50074: "an old client can never answer, and a strength is a grant control",
	50076: "an old client can never answer, and a strength is a grant control", 50079: "an old client can never answer, and a strength is a grant control",
	16000: "a personal account that was never let in is a stranger", 50158: "terms of use and custom controls are grant controls", 65001: "a page that comes back again and again is a loop",
	53000: "a guest's device is not trusted here", 53001: "a guest's device is not trusted here", 530002: "a guest's device is not trusted here", 530003: "a guest's device is not trusted here",
	50053: "a stranger's guess is nobody's lock", 50034: "a stranger's guess is nobody's lock",
	53003: "a block by risk, or of an old client, has another owner", 530031: "a block by risk, or of an old client, has another owner",
}

func TestRulesAndTableAgreeOnTheCategory(t *testing.T) {
	for _, r := range rules() {
		for _, number := range r.numbers {
			code, _ := aadsts.Lookup(number)
			if code.Class != string(r.category) && meantOtherwise[number] == "" {
				t.Errorf("%s claims %d, whose class is %s", r.code, number, code.Class)
			}
		}
	}
}
