package main

import (
	"slices"

	"signin-diagnosis/handler/contract"
)

// failure is one error status of an operation: all problems that share it.
type failure struct {
	status int
	text   string
	header contract.Header
}

func failuresOf(scopes ...contract.Scope) []failure {
	var out []failure
	for _, p := range contract.Problems() {
		text := string(p.Code) + ": " + p.When
		switch last := len(out) - 1; {
		case !slices.Contains(scopes, p.Scope):
		case last >= 0 && out[last].status == p.Status:
			out[last].text += " " + text
		default:
			out = append(out, failure{p.Status, text, p.Header})
		}
	}
	return out
}

// problemCodes returns the codes that there are today: an open list, so no schema refuses others.
func problemCodes() []contract.Code {
	var codes []contract.Code
	for _, p := range contract.Problems() {
		codes = append(codes, p.Code)
	}
	return codes
}
