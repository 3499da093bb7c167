// Package api is the HTTP surface of the program: its routes, the check of
// what callers send, the right to ask, and the problem documents. It judges
// nothing and knows no Graph: it passes a checked question on and writes what
// comes back.
//
// Every request takes the same steps: route, guard, fields, question, reply, log
// line. A reply is complete before its first byte is written, so that whatever
// goes wrong on the way can still become a problem document.
package api
