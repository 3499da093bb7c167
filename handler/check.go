package main

import (
	"context"
	"slices"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/entra"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

// check reports on the command line whether the identity can do its work.
func check(ctx context.Context, args []string, c console) int {
	flags, fields := fieldFlags(contract.RouteCheck, "check [flags]")
	asJSON := flags.Bool("json", false, "print the contract's JSON")
	inPractice := flags.Bool("practice", false, "check the embedded practice tenant")
	words, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return exitOfFlags(c, flags, args, err)
	case len(words) > 0:
		return report(c, *asJSON, &api.InputError{Reason: "A check takes no words, only flags", NextStep: "Run the command with -h; it lists the flags."})
	}
	request, err := api.ParseCheck(fields, time.Now())
	if err != nil {
		return report(c, *asJSON, err)
	}
	s, err := commandSettings(*inPractice)
	if err != nil {
		return report(c, *asJSON, err)
	}
	p, err := build(s, nil)
	if err != nil {
		return report(c, *asJSON, err)
	}
	defer p.close()
	limited, cancel := context.WithTimeout(ctx, s.Timeout)
	defer cancel()
	language := wording.Match(request.Language)
	findings := checker{p.graph}.Check(limited, language)
	if err := ctx.Err(); err != nil {
		return report(c, *asJSON, err)
	}
	findings.Version = version.Running()
	if *asJSON {
		return max(printJSON(c, findings), exitOfCheck(findings))
	}
	return max(written(render.CheckText(c.out, &findings, render.TextOptions{Color: c.color, Language: language})), exitOfCheck(findings))
}

// checker puts what the Graph client found out into the caller's language.
type checker struct{ graph *entra.Client }

// Check returns the report of the check in the language l.
func (c checker) Check(ctx context.Context, l wording.Language) answer.CheckReport {
	return telling.Check(c.graph.Check(ctx), l)
}

// exitOfCheck returns the exit code of a report: what is missing counts as a
// refusal, and what is unknown may be known later.
func exitOfCheck(report answer.CheckReport) int {
	has := func(status signin.CheckStatus) bool {
		return slices.ContainsFunc(report.Checks, func(c answer.Check) bool { return c.Status == status })
	}
	switch {
	case has(signin.CheckMissing):
		return exitRefused
	case has(signin.CheckUnknown):
		return exitLater
	default:
		return exitOK
	}
}
