package entra

import (
	"bytes"
	"strings"
)

// scanner finds where the values of a JSON text begin and end, and judges
// nothing else about it. Whatever it meets that it does not understand sets
// failed, and then it finds nothing more.
type scanner struct {
	text   []byte
	at     int
	failed bool
}

// each visits the elements of an array, or the members of an object.
func (s *scanner) each(open, end byte, visit func()) {
	s.expect(open)
	for first := true; !s.failed && !s.accept(end); first = false {
		if !first {
			s.expect(',')
		}
		visit()
	}
}

// members visits the members of an object, with their names in quotes.
func (s *scanner) members(visit func(name []byte)) {
	s.each('{', '}', func() {
		if name := s.name(); !s.failed {
			visit(name)
		}
	})
}

// name reads a member's name and the colon after it. A name with an escape
// would need unquoting before it could be compared: it fails.
func (s *scanner) name() []byte {
	s.failed = s.failed || s.peek() != '"'
	name := s.value()
	s.expect(':')
	s.failed = s.failed || bytes.IndexByte(name, '\\') >= 0
	return name
}

const delimiters = ",:[]{}\" \t\r\n"

// value returns the text of the next value.
func (s *scanner) value() []byte {
	c := s.peek()
	begin := s.at
	switch c {
	case '"':
		s.skipString()
	case '{', '[':
		s.skipNested()
	default:
		for s.at < len(s.text) && strings.IndexByte(delimiters, s.text[s.at]) < 0 {
			s.at++
		}
	}
	if s.at == begin {
		s.failed = true
	}
	if s.failed {
		return nil
	}
	return s.text[begin:s.at]
}

// skipString moves behind the string that begins here.
func (s *scanner) skipString() {
	s.at++
	for begin := s.at; ; {
		end := bytes.IndexByte(s.text[s.at:], '"')
		if end < 0 {
			s.at, s.failed = len(s.text), true
			return
		}
		s.at += end + 1
		if !escaped(s.text[begin : s.at-1]) {
			return
		}
	}
}

// escaped reports whether the text ends in a backslash that escapes what comes
// after it: an even number of backslashes escape each other.
func escaped(text []byte) bool {
	slashes := len(text)
	for slashes > 0 && text[slashes-1] == '\\' {
		slashes--
	}
	return (len(text)-slashes)%2 == 1
}

// skipNested moves behind the array or object that begins here.
func (s *scanner) skipNested() {
	for depth := 0; s.at < len(s.text); {
		switch s.text[s.at] {
		case '"':
			s.skipString()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if s.at++; depth == 0 {
			return
		}
	}
	s.failed = true
}

func (s *scanner) expect(c byte) {
	if !s.accept(c) {
		s.failed = true
	}
}

func (s *scanner) accept(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.at++
	return true
}

// peek returns the next byte that is no space, or 0 at the end.
func (s *scanner) peek() byte {
	for ; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}
