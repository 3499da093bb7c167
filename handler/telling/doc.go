// Package telling puts judgements into words: it fills the texts of the rules from
// the facts, joins sentences, and writes them in the reader's language. It decides
// nothing; handler/diagnosis has decided, and knows no words.
package telling
