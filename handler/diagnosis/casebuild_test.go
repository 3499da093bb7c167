package diagnosis_test

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// caseNow is the moment of reading in every case; -2h is two hours before it.
var caseNow = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

const caseWindow = 7 * 24 * time.Hour

// build turns a story into the arguments of Judge.
func (s story) build() (signin.Evidence, diagnosis.Complaint, options, error) {
	b := builder{evidence: signin.Evidence{
		Tenant: guidOf("tenant", "contoso"),
		Asked:  "anna.berg@contoso.example", Lookup: signin.LookupFound,
		Window: signin.Window{From: caseNow.Add(-caseWindow), To: caseNow, ReadFrom: caseNow.Add(-caseWindow)},
		Sources: signin.Sources{
			SignIns: signin.Source{Status: signin.SourceOK, Requests: 1},
			Account: signin.Source{Status: signin.SourceOK, Requests: 1},
		},
	}}
	b.account(s.line("account"))
	for _, l := range s.lines {
		switch l.key {
		case "log":
			b.log(l)
		case "event":
			b.event(l)
		case "definition":
			b.definition(l)
		}
	}
	complaint := b.ask(s.line("ask"))
	options := options{Attempts: true, Language: wording.English, Redact: s.line("ask").has("redact")}
	if b.err != nil {
		return b.evidence, complaint, options, fmt.Errorf("%s: %s: %w", s.file, s.name, b.err)
	}
	return b.evidence, complaint, options, nil
}

type builder struct {
	evidence signin.Evidence
	err      error
}

func (b *builder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

// allow refuses words that mean nothing, so that a typing error is no silent pass.
func (b *builder) allow(l storyLine, names string) {
	for _, w := range l.words {
		if !strings.Contains(" "+names+" ", " "+w.name+" ") {
			b.fail("line %d: unknown word %q", l.number, w.name)
		}
	}
}

// when reads -2h, -30m, -3d or a sum of them (-1d2h), before caseNow.
func (b *builder) when(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	return caseNow.Add(b.duration(text))
}

func (b *builder) duration(text string) time.Duration {
	sign, rest := time.Duration(1), text
	if strings.HasPrefix(rest, "-") {
		sign, rest = -1, rest[1:]
	}
	days, hours, hasDays := strings.Cut(rest, "d")
	total := time.Duration(0)
	if hasDays {
		n, err := strconv.Atoi(days)
		if err != nil {
			b.fail("bad time %q", text)
		}
		total, rest = time.Duration(n)*24*time.Hour, hours
	}
	if rest != "" {
		d, err := time.ParseDuration(rest)
		if err != nil {
			b.fail("bad time %q", text)
		}
		total += d
	}
	return sign * total
}

func (b *builder) account(l storyLine) {
	b.allow(l, "unknown refused enabled name guest external synced passwordChanged validFrom asked")
	b.evidence.Asked = l.value("asked", b.evidence.Asked)
	switch {
	case l.has("unknown"):
		b.evidence.Lookup = signin.LookupNotFound
		return
	case l.has("refused"):
		b.evidence.Lookup = signin.LookupRefused
		b.evidence.Sources.Account.Status = signin.SourceForbidden
		return
	}
	account := &signin.Account{
		ID: guidOf("user", b.evidence.Asked), UserPrincipalName: b.evidence.Asked,
		DisplayName: l.value("name", "Anna Berg"), UserType: "Member", OnPremisesSynced: l.has("synced"),
		LastPasswordChange: b.when(l.value("passwordChanged", "")), SessionsValidFrom: b.when(l.value("validFrom", "")),
	}
	account.ExternalUserState = l.value("external", "")
	if l.has("guest") {
		account.UserType = "Guest"
	}
	if enabled := l.value("enabled", "yes"); enabled != "hidden" {
		yes := enabled == "yes"
		account.Enabled = &yes
	}
	b.evidence.Account = account
}

func (b *builder) log(l storyLine) {
	b.allow(l, "from readFrom source policies gap tenant")
	if l.value("tenant", "") == "unknown" {
		b.evidence.Tenant = ""
	}
	if from, ok := l.get("from"); ok {
		b.evidence.Window.From = b.when(from)
		b.evidence.Window.ReadFrom = b.when(from)
	}
	if from, ok := l.get("readFrom"); ok {
		b.evidence.Window.ReadFrom = b.when(from)
	}
	b.evidence.Sources.Policies.Status = signin.SourceStatus(l.value("policies", string(b.evidence.Sources.Policies.Status)))
	b.evidence.Sources.SignIns.Status = signin.SourceStatus(l.value("source", string(b.evidence.Sources.SignIns.Status)))
	for _, w := range l.words {
		if w.name == "gap" {
			code, detail, _ := strings.Cut(w.value, ":")
			b.evidence.Gaps = append(b.evidence.Gaps, signin.Gap{Code: signin.GapCode(code), Detail: detail})
		}
	}
}

func (b *builder) definition(l storyLine) {
	b.allow(l, l.words[0].name+" now frequency state grant operator excludes leaves-out terms custom strength compliant-network security-info everywhere modified filter token-protection users groups resources without platforms clients user-risk sign-in-risk all-apps apps leaves-out-apps")
	name := l.words[0].name
	p := signin.Policy{ID: guidOf("policy", name), DisplayName: l.value("now", name), State: l.value("state", "enabled"), ModifiedAt: b.when(l.value("modified", ""))}
	b.demands(l, &p)
	if l.has("excludes") && b.evidence.Account != nil {
		p.Conditions.Users.Exclude = []string{b.evidence.Account.ID}
	}
	if platforms, ok := l.get("leaves-out"); ok {
		p.Conditions.Platforms.Exclude = strings.Split(platforms, "+")
	}
	if l.has("compliant-network") {
		p.Conditions.Locations = signin.PolicyLocations{Include: []string{"All"}, Exclude: []string{signin.CompliantNetwork}}
	}
	for _, name := range strings.FieldsFunc(l.value("apps", ""), func(r rune) bool { return r == '+' }) {
		p.Conditions.Applications.Include = append(p.Conditions.Applications.Include, resourceNamed(name))
	}
	if l.has("all-apps") {
		p.Conditions.Applications.Include = []string{"All"}
	}
	for _, name := range strings.FieldsFunc(l.value("leaves-out-apps", ""), func(r rune) bool { return r == '+' }) {
		p.Conditions.Applications.Exclude = append(p.Conditions.Applications.Exclude, resourceNamed(name))
	}
	if l.has("everywhere") {
		p.Conditions.Locations.Include = []string{"All"}
	}
	b.scope(l, &p)
	if l.has("security-info") {
		p.Conditions.Applications.UserActions = []string{"urn:user:registersecurityinfo"}
	}
	if frequency, ok := l.get("frequency"); ok {
		number, unit, _ := strings.Cut(frequency, ":")
		value, _ := strconv.Atoi(number)
		p.SessionControls.SignInFrequency = signin.Frequency{Enabled: true, Value: value, Type: unit, Interval: "timeBased"}
		if number == "everyTime" {
			p.SessionControls.SignInFrequency = signin.Frequency{Enabled: true, Interval: "everyTime"}
		}
	}
	if b.evidence.Policies == nil {
		b.evidence.Policies = map[string]signin.Policy{}
	}
	b.evidence.Policies[p.ID] = p
	b.evidence.Sources.Policies = signin.Source{Status: signin.SourceOK, Requests: 1}
}

// scope reads whom and what a definition speaks of.
func (b *builder) scope(l storyLine, p *signin.Policy) {
	list := func(name string, idOf func(string) string) (ids []string) {
		text, ok := l.get(name)
		for entry := range strings.SplitSeq(text, "+") {
			if ok {
				ids = append(ids, idOf(entry))
			}
		}
		return ids
	}
	word := func(entry string) string { return entry }
	resource := func(entry string) string {
		if entry == "All" || entry == "Office365" || entry == "MicrosoftAdminPortals" {
			return entry
		}
		return guidOf("app", entry)
	}
	c := &p.Conditions
	if mode, rule, ok := strings.Cut(l.value("filter", ""), ":"); ok {
		c.Devices.Filter = signin.DeviceFilter{Mode: mode, Rule: rule}
	}
	p.SessionControls.TokenProtection.Enabled = l.has("token-protection")
	c.Users.Include = list("users", func(entry string) string {
		if entry == "All" || entry == "GuestsOrExternalUsers" {
			return entry
		}
		return guidOf("user", entry)
	})
	c.Users.IncludeGroups = list("groups", word)
	c.Applications.Include = append(c.Applications.Include, list("resources", resource)...)
	c.Applications.Exclude = append(c.Applications.Exclude, list("without", resource)...)
	c.Platforms.Include, c.ClientAppTypes = list("platforms", word), list("clients", word)
	c.UserRiskLevels, c.SignInRiskLevels = list("user-risk", word), list("sign-in-risk", word)
}

// demands reads what a definition asks for before it lets somebody in.
func (b *builder) demands(l storyLine, p *signin.Policy) {
	p.GrantControls.Operator = l.value("operator", "OR")
	if controls, ok := l.get("grant"); ok {
		p.GrantControls.BuiltInControls = strings.Split(controls, "+")
	}
	if l.has("terms") {
		p.GrantControls.TermsOfUse = []string{guidOf("terms", "x")}
	}
	if l.has("custom") {
		p.GrantControls.CustomControls = []string{"Other provider"}
	}
	p.GrantControls.AuthenticationStrength.DisplayName = l.value("strength", "")
}

func (b *builder) ask(l storyLine) diagnosis.Complaint {
	b.allow(l, "app at correlation request error redact")
	c := diagnosis.Complaint{App: l.value("app", ""), At: b.when(l.value("at", ""))}
	c.CorrelationID = guidOf("correlation", l.value("correlation", ""))
	c.RequestID = guidOf("row", l.value("request", ""))
	if text, ok := l.get("error"); ok {
		c.Error, c.HasError = aadsts.Parse(text), true
		c.CorrelationID = cmp.Or(c.CorrelationID, c.Error.CorrelationID)
		c.RequestID = cmp.Or(c.RequestID, c.Error.RequestID)
	}
	return c
}
