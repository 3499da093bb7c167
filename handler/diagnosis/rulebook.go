package diagnosis

import (
	"slices"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Rulebook judges by the rules of a book. It never changes, and many may use it
// at once.
type Rulebook struct {
	book     rule.Book
	byNumber map[int][]*rule.Rule
	byDemand map[rule.Demand][]*rule.Rule
	byClass  map[answer.Category]*rule.Rule
	byCode   map[rule.Code]*rule.Rule
	byText   map[aadsts.Kind][]*rule.Rule
	ranks    map[answer.Category]int
}

// New indexes a book. The book is copied; its functions and texts are shared.
func New(book rule.Book) *Rulebook {
	b := &Rulebook{
		book: book, byNumber: map[int][]*rule.Rule{}, byDemand: map[rule.Demand][]*rule.Rule{}, byClass: map[answer.Category]*rule.Rule{}, byCode: map[rule.Code]*rule.Rule{}, byText: map[aadsts.Kind][]*rule.Rule{}, ranks: map[answer.Category]int{},
	}
	b.book.Rules, b.book.Elsewhere = slices.Clone(book.Rules), slices.Clone(book.Elsewhere)
	for i := range b.book.Rules {
		r := &b.book.Rules[i]
		b.index(r)
		for _, number := range r.Numbers {
			b.byNumber[number] = append(b.byNumber[number], r)
		}
		for _, demand := range r.Demands {
			b.byDemand[demand] = append(b.byDemand[demand], r)
		}
	}
	for category, r := range book.Classes {
		b.byClass[category] = &r
		b.index(&r)
	}
	for _, r := range b.book.Lone() {
		b.index(r)
	}
	for rank, entry := range slices.Backward(b.book.Precedence) {
		for _, category := range entry.Categories {
			b.ranks[category] = rank
		}
	}
	return b
}

// index gives the rule its resolution and makes it known by its code.
func (b *Rulebook) index(r *rule.Rule) {
	b.byCode[r.Code] = r
	for _, kind := range r.Says {
		b.byText[kind] = append(b.byText[kind], r)
	}
	if r.Ends != nil {
		return
	}
	ends, listed := b.book.Resolutions[r.Category]
	if !listed {
		ends = b.book.Otherwise
	}
	r.Ends = &ends
}

// ruleFor finds the rule that claims the row: one that names its code, or what was
// demanded where the code is a block's and no policy blocks; else the one of the
// code's class in the table, else the one for unknown codes.
func (b *Rulebook) ruleFor(s *rule.Subject) *rule.Rule {
	if s.Suspect && s.Succeeded() {
		return &b.book.AfterGuesses
	}
	r := b.ownRule(s)
	if there := b.elsewhere(s, r); there != nil {
		return there
	}
	return r
}

// ownRule is the rule for a row of our own resource.
func (b *Rulebook) ownRule(s *rule.Subject) *rule.Rule {
	claimants := b.byNumber[s.Status.ErrorCode]
	if demand := rule.Demanded(s); demand != "" {
		claimants = slices.Concat(b.byDemand[demand], claimants)
	}
	for _, r := range claimants {
		if r.Fits(s) {
			return r
		}
	}
	return b.classRule(s.Event)
}

// elsewhere is the rule that speaks in the place of r where another organisation decides,
// or nil. What warns of a stranger, or is only worth knowing, is about the account.
func (b *Rulebook) elsewhere(s *rule.Subject, r *rule.Rule) *rule.Rule {
	code := s.Status.ErrorCode
	if s.Whose() == rule.Ours || !r.Kind.Blocks() || slices.Contains(b.book.HomeCodes, code) {
		return nil
	}
	for i := range b.book.Elsewhere {
		if e := &b.book.Elsewhere[i]; e.Fits(code, r) {
			return &e.Rule
		}
	}
	return nil
}

// endsThere is what ends a trouble at another organisation's resource: what would end
// it at a resource of our own, but there. What our directory says has no part in it.
func (b *Rulebook) endsThere(s *rule.Subject) *rule.Resolution {
	here := altered(s, func(row *signin.SignIn) { row.ResourceTenantID, row.CrossTenantAccessType = row.HomeTenantID, "" })
	own := b.ownRule(&here).Ends
	return &rule.Resolution{Gate: own.Gate, Reach: timeline.InTenant(own.Reach), Heals: own.Heals}
}

func (b *Rulebook) classRule(e *timeline.Event) *rule.Rule {
	if r, ok := b.byClass[answer.Category(e.Code.Class)]; ok && e.Known {
		return r
	}
	return &b.book.Unknown
}

// General is the rule for a code of which nothing else is known than a text that may
// stand around it, or nil: the one of its family that asks for no further condition.
func (b *Rulebook) General(number int, text *aadsts.ErrorText) *rule.Rule {
	for _, r := range b.byNumber[number] {
		if r.When == nil && r.FitsText(text) {
			return r
		}
	}
	return b.classRule(timeline.NewEvent(&signin.SignIn{Status: signin.Status{ErrorCode: number}}))
}

// ForText is the rule for a text that is known without a code and of which nothing
// else is known, or nil.
func (b *Rulebook) ForText(kind aadsts.Kind) *rule.Rule {
	for _, r := range b.byText[kind] {
		if r.When == nil {
			return r
		}
	}
	return nil
}

// textRule is the rule for such a text of this account, or nil.
func (b *Rulebook) textRule(kind aadsts.Kind, s *rule.Subject) *rule.Rule {
	for _, r := range b.byText[kind] {
		if r.Fits(s) {
			return r
		}
	}
	return nil
}

// Rule is the rule of a code, or nil.
func (b *Rulebook) Rule(code rule.Code) *rule.Rule { return b.byCode[code] }

// InOrder lists every rule, in the order in which causes stand in an answer.
func (b *Rulebook) InOrder() []*rule.Rule {
	var all []*rule.Rule
	for i := range b.book.Rules {
		all = append(all, &b.book.Rules[i])
	}
	for _, entry := range b.book.Precedence {
		for _, category := range entry.Categories {
			if r, has := b.byClass[category]; has {
				all = append(all, r)
			}
		}
	}
	all = append(all, b.book.Lone()...)
	slices.SortStableFunc(all, func(x, y *rule.Rule) int { return b.rankOf(x.Category) - b.rankOf(y.Category) })
	return all
}

func (b *Rulebook) notInLog() *rule.Rule { return &b.book.NotInLog }
