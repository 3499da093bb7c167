package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"signin-diagnosis/handler/wording"
)

const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	cyan   = "\x1b[36m"
	reset  = "\x1b[0m"
)

const usualWidth = 88

// textWriter writes lines of text for a terminal.
type textWriter struct {
	strings.Builder
	color    bool
	width    int
	language wording.Language
}

func newTextWriter(options TextOptions) *textWriter {
	p := &textWriter{color: options.Color, width: options.Width, language: options.Language}
	if p.width <= 0 {
		p.width = usualWidth
	}
	return p
}

// paint colours a text of ours if colour is wanted.
func (p *textWriter) paint(color, text string) string {
	if !p.color {
		return text
	}
	return color + text + reset
}

func (p *textWriter) blank()           { p.WriteByte('\n') }
func (p *textWriter) line(text string) { p.WriteString(text + "\n") }

func (p *textWriter) paragraph(indent, text string) { p.wrap(indent, indent, text) }

// bullet writes a list entry; its further lines are indented to its first word.
func (p *textWriter) bullet(mark, text string) {
	p.wrap(mark, strings.Repeat(" ", utf8.RuneCountInString(mark)), text)
}

func (p *textWriter) wrap(first, rest, text string) {
	line, indent, empty := first, rest, true
	for word := range strings.FieldsSeq(text) {
		if !empty && visible(line)+1+visible(word) > p.width {
			p.line(line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	p.line(line)
}

// visible returns the width of a text without its colours.
func visible(text string) int {
	width, escape := 0, false
	for _, r := range text {
		switch {
		case r == '\x1b':
			escape = true
		case escape:
			escape = r != 'm'
		case unicode.In(r, wide...):
			width += 2
		default:
			width++
		}
	}
	return width
}

// wide are the scripts whose characters take two columns of a terminal.
var wide = []*unicode.RangeTable{unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana}
