package diagnosis

import "signin-diagnosis/handler/foreign"

// clean makes a text from the log or the caller fit for a sentence.
func clean(text string) string { return foreign.Clean(text) }

// Quote is a foreign text in quotation marks, fit for a sentence. It is other
// when nothing is left.
func Quote(text, other string) string { return foreign.Quote(text, other) }
