package functionhost

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// template is a route template of ASP.NET Core, which function.json uses: literals, {name},
// {name?} and, at the end, {*rest}.
type template []segment

type segment struct {
	kind    segmentKind
	literal string // lower case; routes ignore case
}

// segmentKind is ordered as the host prefers routes: the more exact, the earlier.
type segmentKind int

const (
	literalSegment segmentKind = iota
	parameterSegment
	optionalSegment
	restSegment
)

func parseTemplate(text string) (template, error) {
	var t template
	for _, part := range pathSegments(text) {
		if len(t) > 0 && t[len(t)-1].kind >= optionalSegment {
			return nil, fmt.Errorf("route %q: nothing may follow an optional or a catch-all segment", text)
		}
		s, err := parseSegment(part)
		if err != nil {
			return nil, fmt.Errorf("route %q: %w", text, err)
		}
		t = append(t, s)
	}
	return t, nil
}

func parseSegment(part string) (segment, error) {
	inner, isParameter := strings.CutPrefix(part, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	switch {
	case !isParameter && !closed && !strings.ContainsAny(part, "{}"):
		return segment{kind: literalSegment, literal: strings.ToLower(part)}, nil
	case !isParameter || !closed || strings.ContainsAny(inner, "{}:="):
		return segment{}, fmt.Errorf("segment %q is not imitated; use a word, {name}, {name?} or {*rest}", part)
	case strings.HasPrefix(inner, "*"):
		return segment{kind: restSegment}, nil
	case strings.HasSuffix(inner, "?"):
		return segment{kind: optionalSegment}, nil
	default:
		return segment{kind: parameterSegment}, nil
	}
}

// matches says whether the decoded path fits. A slash at either end makes no difference.
func (t template) matches(path string) bool {
	rest := pathSegments(path)
	for _, s := range t {
		switch {
		case s.kind == restSegment:
			return true
		case s.kind == optionalSegment && len(rest) == 0:
			return true
		case len(rest) == 0:
			return false
		case s.kind == literalSegment && s.literal != strings.ToLower(rest[0]):
			return false
		}
		rest = rest[1:]
	}
	return len(rest) == 0
}

func (t template) compare(other template) int {
	return slices.CompareFunc(t, other, func(a, b segment) int { return cmp.Compare(a.kind, b.kind) })
}

// match finds the function that serves the call. A wrong method is no match, so that the caller gets
// the same 404 as for an unknown path, and the handler hears of neither.
func match(functions []function, method, path string) (function, bool) {
	var fitting []function
	for _, fn := range functions {
		if (len(fn.methods) == 0 || slices.Contains(fn.methods, method)) && fn.route.matches(path) {
			fitting = append(fitting, fn)
		}
	}
	if len(fitting) == 0 {
		return function{}, false
	}
	return slices.MinFunc(fitting, func(a, b function) int { return a.route.compare(b.route) }), true
}

func pathSegments(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}
