package aadsts

import "slices"

// steps are codes of a client that asks, waits or shows a page: an account to choose, a
// session to look for, a confirmation, a device code that is not entered yet. They stand
// in texts beside every trouble, and none of them tells why somebody was refused.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
var steps = []int{16000, 16001, 50058, 50059, 50140, 50199, 70016, 70019, 70020}

// Decides reports whether a code tells why somebody was refused, and is not a step of
// a sign-in that goes on.
func Decides(code int) bool { return !slices.Contains(steps, code) }
