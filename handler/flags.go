package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"signin-diagnosis/handler/api"
)

// questionFields are the fields of a question that the command line takes, by
// their names in the API.
var questionFields = []struct{ name, usage string }{
	{"app", "the app: its `id`, or part of a client's or resource's name"},
	{"lookback", "how far back to look, such as 24h, 7d or P7D"},
	{"at", "when the user saw the error, such as 2026-11-23T08:00:00Z"},
	{"correlationId", "the correlation `id` on the error page"},
	{"requestId", "the request `id` on the error page"},
	{"error", "the `text` that the user saw"},
	{"detail", "summary or full; full lists the attempts (in json)"},
	{"lang", "en or ko"},
	{"format", "text, markdown, json, card or html"},
}

// questionFlags gives the flags of a question and the fields that they fill.
func questionFlags() (*flag.FlagSet, map[string]string) {
	flags := newFlags("diagnose [flags] UPN")
	fields := map[string]string{}
	for _, f := range questionFields {
		flags.Func(f.name, f.usage, func(value string) error {
			fields[f.name] = value
			return nil
		})
	}
	return flags, fields
}

// newFlags gives the flags of a command. They print nothing by themselves:
// exitOfFlags does, where the caller wants it.
func newFlags(line string) *flag.FlagSet {
	flags := flag.NewFlagSet("handler "+line, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	return flags
}

// parseFlags takes flags before and after the other words, as people type them.
func parseFlags(flags *flag.FlagSet, args []string) ([]string, error) {
	var words []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		if flags.NArg() == 0 {
			return words, nil
		}
		words = append(words, flags.Arg(0))
		args = flags.Args()[1:]
	}
}

// exitOfFlags shows the flags to who asked for them or got one wrong. A caller
// who wants JSON gets a problem document.
func exitOfFlags(c console, flags *flag.FlagSet, args []string, err error) int {
	switch {
	case errors.Is(err, flag.ErrHelp):
		listFlags(c.out, flags)
		return exitOK
	case slices.Contains(args, "--json") || slices.Contains(args, "-json"):
		return report(c, true, &api.InputError{
			Reason:   "A flag is not known, or its value is missing or wrong",
			NextStep: "Run the command with -h; it lists the flags.",
		})
	default:
		fmt.Fprintln(c.err, err)
		listFlags(c.err, flags)
		return exitInput
	}
}

func listFlags(w io.Writer, flags *flag.FlagSet) {
	fmt.Fprintln(w, flags.Name())
	flags.SetOutput(w)
	flags.PrintDefaults()
}

// asInput makes a wrong setting an error of the caller's, which it is on the
// command line.
func asInput(err error) error {
	var setting *settingError
	if errors.As(err, &setting) {
		return &api.InputError{Reason: "The setting " + setting.name + " " + setting.reason, NextStep: "Correct it and start again."}
	}
	return err
}
