// Package graph imitates the answers of Microsoft Graph: which properties can
// be filtered and selected, how pages follow each other, who may see what, and
// with which words Graph refuses. It is given what the tenant holds, and knows
// neither tokens nor connections.
package graph

import "signin-diagnosis/handler/practice/plain"

type object = plain.Object
