// Package house holds the tests of the repository's own order: which folder may import which, how large
// a folder may become, and what no file may say. It has no other code.
package house
