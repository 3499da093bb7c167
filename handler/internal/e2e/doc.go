// Package e2e holds the tests that start the compiled program, as a command, as a server and behind an
// imitation of the Functions host, and look at what comes out. It has no other code.
package e2e
