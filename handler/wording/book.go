package wording

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Book holds the texts of one package in all languages. The English text is its
// own key: whoever changes it has to change its translations, because Faults lists
// every text without one.
//
// A catalogue is a plain text. Each entry is the English text on a line after
// "= " and the translation on the line below; lines that begin with # are
// remarks, empty lines are for the eye:
//
//	= Refresh the page of {app}.
//	{app}의 페이지를 새로 고치세요.
type Book struct {
	phrases []string
	korean  func() map[string]string
	errors  func() []string
}

// NewBook returns a book with the Korean catalogue. The catalogue is read when the
// first Korean text is asked for, so that it does not slow down the start.
func NewBook(korean string) *Book {
	read := sync.OnceValues(func() (map[string]string, []string) { return readCatalogue(korean) })
	return &Book{
		korean: func() map[string]string { texts, _ := read(); return texts },
		errors: func() []string { _, faults := read(); return faults },
	}
}

// Phrase is a text that a book declares, so that Faults knows it.
type Phrase struct {
	book    *Book
	english string
}

// Phrase declares an English text. It is for package variables.
func (b *Book) Phrase(english string) Phrase {
	b.phrases = append(b.phrases, english)
	return Phrase{book: b, english: english}
}

// In returns the phrase in the language, its braces still open.
func (p Phrase) In(l Language) string { return p.book.In(l, p.english) }

// Fill returns the phrase in the language, as whole sentences, filled.
func (p Phrase) Fill(l Language, v Values) string { return Fill(p.In(l), v) }

// FillIn returns the phrase in the language, filled, for use inside a sentence.
func (p Phrase) FillIn(l Language, v Values) string { return FillIn(p.In(l), v) }

// In returns an English text in the language, or the text itself where no
// translation exists.
func (b *Book) In(l Language, english string) string {
	if l != Korean {
		return english
	}
	if text, ok := b.korean()[english]; ok {
		return text
	}
	return english
}

// Faults lists what is wrong with the catalogue, for a test: texts without a
// translation, translations without a text or with other braces than it, and
// entries that cannot be read. The texts are those that the package keeps
// elsewhere than in phrases.
func (b *Book) Faults(texts []string) []string {
	faults := slices.Clone(b.errors())
	wanted := map[string]bool{}
	for _, english := range slices.Concat(b.phrases, texts) {
		wanted[english] = english != ""
	}
	delete(wanted, "")
	korean := b.korean()
	for _, english := range slices.Sorted(maps.Keys(wanted)) {
		translated, ok := korean[english]
		switch {
		//guard:missing-translation
		case !ok:
			faults = append(faults, fmt.Sprintf("no translation of %q", english))
		case !sameNames(english, translated):
			faults = append(faults, fmt.Sprintf("other braces than in %q: %q", english, translated))
		}
	}
	for _, english := range slices.Sorted(maps.Keys(korean)) {
		if !wanted[english] {
			faults = append(faults, fmt.Sprintf("a translation of a text that is nowhere: %q", english))
		}
	}
	return faults
}

// sameNames reports whether two texts have the same values to fill in. A language
// may need a value twice, or in another order, but must neither lose one nor ask
// for one that is not there.
func sameNames(a, b string) bool {
	set := func(text string) []string {
		names := Names(text)
		slices.Sort(names)
		return slices.Compact(names)
	}
	return slices.Equal(set(a), set(b))
}

// readCatalogue reads a catalogue and says which of its lines it cannot read.
func readCatalogue(text string) (texts map[string]string, faults []string) {
	texts = map[string]string{}
	english, open := "", false
	for number, line := range strings.Split(text, "\n") {
		fault := func(what string) { faults = append(faults, fmt.Sprintf("line %d: %s", number+1, what)) }
		next, begins := strings.CutPrefix(line, "= ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case begins && open:
			fault("the entry before has no translation")
			english = next
		case begins:
			english, open = next, true
		case !open:
			fault("a translation without its text")
		default:
			if _, twice := texts[english]; twice {
				fault("the text is translated twice")
			}
			texts[english], open = line, false
		}
	}
	if open {
		faults = append(faults, "the last entry has no translation")
	}
	return texts, faults
}
