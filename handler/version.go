package main

import (
	"context"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/version"
	"signin-diagnosis/handler/wording"
)

// showVersion prints which build of the program this is. It reads no setting.
func showVersion(_ context.Context, args []string, c console) int {
	flags := newFlags("version [flags]")
	asJSON := flags.Bool("json", false, "print JSON")
	language := flags.String("lang", "", "en or ko")
	words, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return exitOfFlags(c, flags, args, err)
	case len(words) > 0:
		return report(c, *asJSON, &api.InputError{Reason: "The version takes no words, only flags", NextStep: "Run the command with -h; it lists the flags."})
	}
	build := version.Running()
	if *asJSON {
		return printJSON(c, build)
	}
	return written(render.VersionText(c.out, build, render.TextOptions{Color: c.color, Language: wording.Match(*language)}))
}
