package graph

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// The part of OData's $filter that Graph's documentation promises for
// sign-ins and users: eq, ge, le, startsWith, any, and, or, parentheses
// (https://learn.microsoft.com/graph/filter-query-parameter). Whatever else a
// query holds is refused, as the log refuses it.
//
//	or      = and { "or" and }
//	and     = term { "and" term }
//	term    = "(" or ")" | "startsWith(" path "," text ")" | path "/any(" var ":" members ")" | path op literal
//	members = var op text { "or" var op text }

// valueKind is the type of a filterable property.
type valueKind int

const (
	kindText valueKind = iota
	kindNumber
	kindInstant
	kindList
)

// property says how a property may be filtered.
type property struct {
	kind   valueKind
	prefix bool // startsWith is allowed
	fold   bool // texts are compared without case
	// allowed, when set, judges an instant: the log refuses those that are too old.
	allowed func(time.Time) bool
}

type schema map[string]property

// predicate says whether an object matches.
type predicate func(object) bool

// filter is a filter that was understood, and the properties that it names.
type filter struct {
	match predicate
	names map[string]bool
}

// filterError is why a filter was refused: the property at fault, if one was.
type filterError struct{ property string }

func (e *filterError) Error() string { return "invalid filter clause" }

// parseFilter reads a $filter. An empty one matches everything.
func parseFilter(source string, s schema) (filter, error) {
	f := filter{match: func(object) bool { return true }, names: map[string]bool{}}
	if source == "" {
		return f, nil
	}
	tokens, ok := lex(source)
	if !ok {
		return f, &filterError{}
	}
	p := parser{tokens: tokens, schema: s, names: f.names}
	match, err := p.or(0)
	if err == nil && len(p.tokens) > 0 {
		err = &filterError{}
	}
	f.match = match
	return f, err
}

type parser struct {
	tokens []token
	schema schema
	names  map[string]bool
}

// deepest is how many parentheses may be open at once.
const deepest = 50

func (p *parser) or(depth int) (predicate, error) {
	return p.chain("or", func() (predicate, error) { return p.and(depth) },
		func(a, b predicate) predicate { return func(o object) bool { return a(o) || b(o) } })
}

func (p *parser) and(depth int) (predicate, error) {
	return p.chain("and", func() (predicate, error) { return p.term(depth) },
		func(a, b predicate) predicate { return func(o object) bool { return a(o) && b(o) } })
}

func (p *parser) chain(word string, part func() (predicate, error), join func(a, b predicate) predicate) (predicate, error) {
	all, err := part()
	for err == nil && p.accept(tokenWord, word) {
		var next predicate
		if next, err = part(); err == nil {
			all = join(all, next)
		}
	}
	return all, err
}

func (p *parser) term(depth int) (predicate, error) {
	if p.accept(tokenMark, "(") {
		if depth == deepest {
			return nil, &filterError{}
		}
		inner, err := p.or(depth + 1)
		return p.closing(inner, err)
	}
	word := p.next()
	path, list := strings.CutSuffix(word.text, "/any")
	switch {
	case word.kind != tokenWord:
		return nil, &filterError{}
	case strings.EqualFold(word.text, "startsWith") && p.accept(tokenMark, "("):
		start, err := p.startsWith()
		return p.closing(start, err)
	case list && p.accept(tokenMark, "("):
		member, err := p.any(path)
		return p.closing(member, err)
	}
	return p.comparison(word.text)
}

func (p *parser) startsWith() (predicate, error) {
	path := p.next()
	prop, err := p.property(path.text)
	comma := p.accept(tokenMark, ",")
	prefix := p.next()
	if err != nil || path.kind != tokenWord || !comma || !prop.prefix || prefix.kind != tokenText {
		return nil, &filterError{path.text}
	}
	return func(o object) bool {
		held := plain.Text(plain.At(o, path.text))
		return len(held) >= len(prefix.text) && same(held[:len(prefix.text)], prefix.text, prop.fold)
	}, nil
}

func (p *parser) any(path string) (predicate, error) {
	prop, err := p.property(path)
	variable := p.next()
	colon := p.accept(tokenMark, ":")
	if err != nil || prop.kind != kindList || variable.kind != tokenWord || !colon {
		return nil, &filterError{path}
	}
	member, err := p.member(variable.text, prop)
	for err == nil && p.accept(tokenWord, "or") {
		var other func(string) bool
		first := member
		other, err = p.member(variable.text, prop)
		member = func(s string) bool { return first(s) || other(s) }
	}
	return func(o object) bool {
		list, _ := plain.At(o, path).([]any)
		return slices.ContainsFunc(list, func(item any) bool { return member(plain.Text(item)) })
	}, err
}

func (p *parser) member(variable string, prop property) (func(string) bool, error) {
	name, op, value := p.next(), p.next(), p.next()
	if name != (token{tokenWord, variable}) || value.kind != tokenText || op.kind != tokenWord {
		return nil, &filterError{}
	}
	switch op.text {
	case "eq":
		return func(s string) bool { return same(s, value.text, prop.fold) }, nil
	case "ne":
		return func(s string) bool { return !same(s, value.text, prop.fold) }, nil
	}
	return nil, &filterError{}
}

func (p *parser) comparison(path string) (predicate, error) {
	prop, err := p.property(path)
	op, value := p.next(), p.next()
	if err != nil || op.kind != tokenWord {
		return nil, &filterError{path}
	}
	switch {
	case prop.kind == kindText && op.text == "eq" && value.kind == tokenText:
		return func(o object) bool { return same(plain.Text(plain.At(o, path)), value.text, prop.fold) }, nil
	case prop.kind == kindNumber && op.text == "eq" && value.kind == tokenNumber:
		if number, err := strconv.ParseFloat(value.text, 64); err == nil {
			return func(o object) bool { held, ok := plain.At(o, path).(float64); return ok && held == number }, nil
		}
	case prop.kind == kindInstant && value.kind == tokenNumber:
		return instant(path, prop, op.text, value.text)
	}
	return nil, &filterError{path}
}

func instant(path string, prop property, op, value string) (predicate, error) {
	limit, err := time.Parse(time.RFC3339, value)
	if err != nil || (prop.allowed != nil && !prop.allowed(limit)) {
		return nil, &filterError{path}
	}
	holds, ok := map[string]func(order int) bool{
		"eq": func(order int) bool { return order == 0 },
		"ge": func(order int) bool { return order >= 0 },
		"le": func(order int) bool { return order <= 0 },
	}[op]
	if !ok {
		return nil, &filterError{path}
	}
	return func(o object) bool {
		held, err := time.Parse(time.RFC3339, plain.Text(plain.At(o, path)))
		return err == nil && holds(held.Compare(limit))
	}, nil
}

func (p *parser) property(path string) (property, error) {
	prop, ok := p.schema[path]
	if !ok {
		return prop, &filterError{path}
	}
	p.names[path] = true
	return prop, nil
}

func (p *parser) closing(inner predicate, err error) (predicate, error) {
	if err == nil && !p.accept(tokenMark, ")") {
		err = &filterError{}
	}
	return inner, err
}

func (p *parser) accept(kind tokenKind, text string) bool {
	if len(p.tokens) == 0 || p.tokens[0] != (token{kind, text}) {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

// next takes a token; after the last one it gives tokenNone.
func (p *parser) next() token {
	if len(p.tokens) == 0 {
		return token{}
	}
	first := p.tokens[0]
	p.tokens = p.tokens[1:]
	return first
}

func same(a, b string, fold bool) bool {
	return a == b || fold && strings.EqualFold(a, b)
}
