package main

import (
	"context"
	"strings"
	"time"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/telling"
	"signin-diagnosis/handler/wording"
)

// explain says what an error text means. It asks nobody.
func explain(_ context.Context, args []string, c console) int {
	flags := newFlags("explain [flags] TEXT")
	asJSON := flags.Bool("json", false, "print the contract's JSON")
	language := flags.String("lang", "", "en or ko")
	words, err := parseFlags(flags, args)
	if err != nil {
		return exitOfFlags(c, flags, args, err)
	}
	fields := map[string]string{"error": strings.Join(words, " ")}
	if *language != "" {
		fields["lang"] = *language
	}
	request, err := api.ParseExplain(fields, time.Now())
	if err != nil {
		return report(c, *asJSON, err)
	}
	explanation := telling.New(rulebook()).Explain(request.Text, wording.Match(request.Language))
	if *asJSON {
		return printJSON(c, explanation)
	}
	return written(render.ExplanationText(c.out, &explanation, render.TextOptions{Color: c.color, Language: wording.Match(request.Language)}))
}
