// Package render shows one Diagnosis in many ways: as text for a terminal, as
// Markdown for a ticket, as an Adaptive Card for Teams and as a page for a
// browser. A rendering adds nothing and judges nothing.
//
// Whatever comes from the log, the directory or the caller is data that
// somebody may have chosen to mislead. Every rendering drops the characters
// that nobody sees and escapes what its own notation would act on; a link is
// shown only where it leads to Microsoft.
package render
