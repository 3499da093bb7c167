// Package signinlog writes rows of the sign-in log: an event goes in, and the
// row comes out that Entra ID would write of it, with the texts of its error
// code, its authentication steps, and every policy as the event met it.
package signinlog

import "signin-diagnosis/handler/practice/plain"

type object = plain.Object
