package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"text/tabwriter"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/render"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// diagnose answers one question on the command line.
func diagnose(ctx context.Context, args []string, c console) int {
	flags, fields := fieldFlags(contract.RouteDiagnose, "diagnose [flags] UPN")
	asJSON := flags.Bool("json", false, "print the contract's JSON")
	inPractice := flags.Bool("practice", false, "ask the embedded practice tenant; without UPN: list its people")
	names, err := parseFlags(flags, args)
	if err != nil {
		return exitOfFlags(c, flags, args, err)
	}
	if err := chooseFormat(fields, *asJSON); err != nil {
		return report(c, *asJSON, err)
	}
	switch {
	case len(names) == 0 && *inPractice && fields["format"] != "json":
		return listStories(c)
	case len(names) > 1:
		return report(c, fields["format"] == "json", &api.InputError{Field: "upn", Reason: "is given more than once", NextStep: "Ask about one account at a time."})
	case len(names) == 1:
		fields["upn"] = names[0]
	}
	return ask(ctx, c, fields, *inPractice)
}

// chooseFormat puts the flag --json into the field format.
func chooseFormat(fields map[string]string, asJSON bool) error {
	format := fields["format"]
	switch {
	case asJSON && format != "" && format != "json":
		return &api.InputError{Field: "format", Reason: "names another format than --json", NextStep: "Give one of the two."}
	case asJSON:
		fields["format"] = "json"
	}
	return nil
}

// ask answers one question about an account.
func ask(ctx context.Context, c console, fields map[string]string, inPractice bool) int {
	asJSON := fields["format"] == "json"
	s, err := commandSettings(inPractice)
	if err != nil {
		return report(c, asJSON, err)
	}
	request, err := api.ParseQuestion(fields, time.Now(), api.Defaults{Lookback: s.Lookback, Redact: s.Redact})
	if err != nil {
		return report(c, asJSON, err)
	}
	renderer, rendered := renderers()[request.Format]
	request.Question.Options.Attempts = request.Question.Options.Attempts || renderer.Attempts
	p, err := build(s, nil)
	if err != nil {
		return report(c, asJSON, err)
	}
	defer p.close()
	found, err := p.asker.Ask(ctx, request.Question)
	if err != nil {
		return report(c, asJSON, err)
	}
	told := p.teller.Tell(&found.Judgement, request.Telling)
	switch {
	case asJSON:
		return printJSON(c, told)
	case rendered && request.Format != "text":
		return printRendered(c, renderer, told, request.Telling.Language)
	}
	return written(render.Text(c.out, &told, render.TextOptions{Color: c.color, Language: request.Telling.Language}))
}

// printRendered prints the bytes that the API would answer with.
func printRendered(c console, renderer api.Renderer, d answer.Diagnosis, l wording.Language) int {
	body, err := renderer.Render(d, l)
	if err == nil {
		_, err = c.out.Write(append(bytes.TrimRight(body, "\n"), '\n'))
	}
	return written(err)
}

// commandSettings reads the settings of the environment; --practice overrides
// the directory.
func commandSettings(inPractice bool) (settings, error) {
	s, err := readSettings()
	if inPractice {
		s.Directory = directoryPractice
	}
	return s, err
}

// storyColumn is wide enough for most names, so that the families line up.
const storyColumn = 40

func listStories(c console) int {
	table := tabwriter.NewWriter(c.out, storyColumn, 0, 2, ' ', 0)
	fmt.Fprintln(table, "People of the practice tenant; none of them exists:")
	for _, family := range practice.Families() {
		fmt.Fprintf(table, "\n%s\n", family.Name)
		for _, story := range family.Stories {
			fmt.Fprintf(table, "  %s\t%s\n", story.UPN, story.Title)
		}
	}
	return written(table.Flush())
}

func printJSON(c console, value any) int {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return written(encoder.Encode(value))
}

// written returns the exit code for the error of writing an answer.
func written(err error) int {
	if err != nil {
		return exitInternal
	}
	return exitOK
}

// report prints what went wrong and what to do, and returns the exit code.
func report(c console, asJSON bool, err error) int {
	p := api.ProblemOf(asInput(err))
	switch {
	case asJSON:
		printProblemJSON(c.out, &p)
	case interrupted(err):
		fmt.Fprintln(c.err, "Interrupted.")
	default:
		printProblem(c.err, &p)
	}
	return cmp.Or(contract.KindOf(p.Code).Exit, exitInternal)
}

// interrupted reports whether err comes from a Ctrl-C: nothing else cancels a
// command.
func interrupted(err error) bool {
	return errors.Is(err, context.Canceled) || signin.AsFailure(err).Kind == signin.KindCanceled
}

func printProblemJSON(w io.Writer, p *contract.Problem) {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(p) // the exit code is the problem's, written or not
}

func printProblem(w io.Writer, p *contract.Problem) {
	fmt.Fprintln(w, p.Detail)
	if p.RetryAfter > 0 {
		fmt.Fprintf(w, "Try again in %d s.\n", p.RetryAfter)
	}
	fmt.Fprintln(w, p.NextStep)
	for _, id := range p.Accounts {
		fmt.Fprintln(w, "  "+id)
	}
	if p.Status != http.StatusBadRequest { // for a wrong input, the two lines above say it all
		fmt.Fprintln(w, "More: docs/troubleshooting.md#"+p.Code.Anchor())
	}
}
