package graph

import "strings"

// tokenKind is the kind of a word of a $filter.
type tokenKind int

const (
	tokenNone   tokenKind = iota
	tokenWord             // a path, an operator, a variable
	tokenText             // 'a text', its doubled quotes undone
	tokenNumber           // a number or a date, which stand without quotes
	tokenMark             // ( ) , :
)

type token struct {
	kind tokenKind
	text string
}

// lex cuts a $filter into tokens; ok is false where it holds something that
// belongs to no token.
func lex(source string) (tokens []token, ok bool) {
	for {
		source = strings.TrimLeft(source, " ")
		if source == "" {
			return tokens, true
		}
		next, size := lexOne(source)
		if size == 0 {
			return nil, false
		}
		tokens = append(tokens, next)
		source = source[size:]
	}
}

func lexOne(source string) (token, int) {
	first := source[0]
	switch {
	case strings.IndexByte("(),:", first) >= 0:
		return token{tokenMark, source[:1]}, 1
	case first == '\'':
		return lexText(source)
	case isLetter(first):
		size := spanOf(source, func(c byte) bool { return isLetter(c) || isDigit(c) || c == '/' })
		return token{tokenWord, source[:size]}, size
	case isDigit(first) || first == '-':
		size := spanOf(source, func(c byte) bool {
			return isLetter(c) || isDigit(c) || strings.IndexByte(":.+-", c) >= 0
		})
		return token{tokenNumber, source[:size]}, size
	}
	return token{}, 0
}

// lexText reads up to the quote that ends the text; two quotes are one inside.
func lexText(source string) (token, int) {
	var value strings.Builder
	for i := 1; i < len(source); i++ {
		if source[i] != '\'' {
			value.WriteByte(source[i])
			continue
		}
		if i+1 == len(source) || source[i+1] != '\'' {
			return token{tokenText, value.String()}, i + 1
		}
		value.WriteByte('\'')
		i++
	}
	return token{}, 0
}

func spanOf(source string, in func(byte) bool) int {
	size := 0
	for size < len(source) && in(source[size]) {
		size++
	}
	return size
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
