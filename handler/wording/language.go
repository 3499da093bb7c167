// Package wording holds what the texts for people need: the languages that they
// exist in, the catalogues that translate the English text in the code, and the filling in of facts. It knows nothing of what the texts say.
package wording

import (
	"slices"

	"golang.org/x/text/language"
)

// Language is a language that texts exist in, as its BCP 47 tag.
type Language string

// The languages. English is the language of the code, and of every text that a
// catalogue lacks.
const (
	English Language = "en"
	Korean  Language = "ko"
)

// Languages lists them; the first is the default.
func Languages() []Language { return []Language{English, Korean} }

var matcher = language.NewMatcher([]language.Tag{language.English, language.Korean})

// Match returns the language of the first wish that can be met. A wish is
// a tag or the value of an Accept-Language header (RFC 9110, 12.5.4).
func Match(wishes ...string) Language {
	_, best := language.MatchStrings(matcher, wishes...)
	return Languages()[best]
}

// Known reports whether texts exist in the language.
func Known(name string) bool { return slices.Contains(Languages(), Language(name)) }
