// Package foreign cleans text that others chose, so that it can be shown: names of apps,
// devices, policies and people, reasons from the log, pasted error texts. Such
// text is data. Somebody may have chosen it to mislead whoever reads it, a
// person at a terminal, a page, a ticket, or a language model.
//
// What the functions return is
//
//   - valid UTF-8: bytes that are none are gone, unpaired surrogates among them;
//   - visible: without control and format characters (zero-width,
//     bidirectional, tags), fillers, variation selectors, characters of private
//     use and those that are not assigned, so that nothing is hidden in it
//     and nothing reverses the direction of the text around it;
//   - from OneLine, Clean and Quote, on one line, without a space at its ends or two
//     in a row, so that no notation finds a line's beginning or an indent in it;
//   - from Clean and Quote, at most Longest characters long;
//   - from Quote, between the marks “ and ”, which stand nowhere inside, so that
//     a reader sees where it begins and ends.
//
// It need not be true, and does harm if somebody obeys it: the words stay as they
// were chosen, and so do letters that look like others. Code that passes it on must
// say that it is a quotation. The special characters of Markdown, HTML and shells
// stay too; each notation escapes its own.
package foreign
