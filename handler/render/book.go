package render

import (
	_ "embed" // for the catalogue
	"strconv"

	"signin-diagnosis/handler/wording"
)

//go:embed korean.txt
var korean string

// book holds the texts of the renderings themselves: headings, labels, words
// for verdicts and roles. The sentences of a Diagnosis arrive in the reader's
// language already.
var book = wording.NewBook(korean)

// values fill the braces of a text.
type values = wording.Values

// number is a phrase with a count {n} in it; one stands for the count 1.
type number struct{ one, many wording.Phrase }

func counted(one, many string) number { return number{book.Phrase(one), book.Phrase(many)} }

// fill writes the phrase for n; more are its other values.
func (c number) fill(l wording.Language, n int, more values) string {
	v := values{"n": strconv.Itoa(n)}
	for name, value := range more {
		v[name] = value
	}
	if n == 1 {
		return c.one.FillIn(l, v)
	}
	return c.many.FillIn(l, v)
}
