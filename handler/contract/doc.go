// Package contract holds what callers may say and what may go wrong, as data:
// the routes, the fields with their texts and limits, and the problems with
// their codes, texts and statuses. Whatever tells callers of
// them is read from here: the HTTP surface, the command line, the pages, the
// API's descriptions and the docs. English stands in the data, Korean in the
// catalogue next to it.
package contract
