// Package telling puts what was found out into words, in the reader's language.
// Others decide; their findings hold ids, codes, times and names, and no
// sentence, so that one finding is told to many readers, each in their own
// language.
package telling
