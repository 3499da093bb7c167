package main

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// explain prints what an error text means. It asks neither Graph nor anybody else.
func explain(_ context.Context, args []string, c console) int {
	flags, fields := fieldFlags(contract.RouteExplain, "explain [flags] TEXT")
	asJSON := flags.Bool("json", false, "print the contract's JSON")
	words, err := parseFlags(flags, args)
	if err != nil {
		return exitOfFlags(c, flags, args, err)
	}
	fields["error"] = strings.Join(words, " ")
	request, err := api.ParseExplain(fields, time.Now())
	if err != nil {
		return report(c, *asJSON, err)
	}
	language := wording.Match(request.Language)
	explanation := telling.New(rulebook()).Explain(request.Text, language)
	if *asJSON {
		return printJSON(c, explanation)
	}
	return written(render.ExplanationText(c.out, &explanation, render.TextOptions{Color: c.color, Language: language}))
}
