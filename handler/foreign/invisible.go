package foreign

import "unicode"

// Invisible reports whether a character shows as nothing, or as nothing of its own:
// control, format, unassigned and private ones, separators of lines, and those
// that Unicode counts as letters or marks all the same. Among these is the
// character that stands for a byte which is no UTF-8.
func Invisible(r rune) bool {
	if r < unicode.MaxASCII {
		return r < ' '
	}
	return r == unicode.ReplacementChar || /*guard:hidden-text = unicode.IsControl(r)*/ unicode.In(r, invisible...)
}

// RefusedInName reports whether no name in a question may hold the character:
// pasted names often carry such ones, and no directory knows them. They are fewer
// than the invisible ones on purpose. An app's real name may hold a variation
// selector, as many emoji do, a private character or one that is newer than the
// tables here, and callers must be able to ask for it.
func RefusedInName(r rune) bool {
	return unicode.In(r, refusedInName...)
}

// The tables are Unicode's own: Other_Default_Ignorable_Code_Point holds the
// fillers, the grapheme joiner and what may become one. C holds Cc, Cf, what is
// private and what is not assigned.
var (
	refusedInName = []*unicode.RangeTable{unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point}
	invisible     = []*unicode.RangeTable{unicode.C, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector}
)
