package timeline

import "strings"

// containsFold reports that the text holds the word, in whatever case. The word is in
// small letters and begins with one. It is asked of every step of every row, so it makes
// no copy of the text.
func containsFold(text, word string) bool {
	for i := range len(text) - len(word) + 1 {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
