package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/contract"
)

// fieldFlags gives the flags of the command that asks as a route does, and the
// fields that they fill. What the command takes as words has no flag.
func fieldFlags(route contract.RouteName, line string) (*flag.FlagSet, map[string]string) {
	flags := newFlags(line)
	fields := map[string]string{}
	for _, f := range contract.FieldsOf(route) {
		if f.Usage == "" {
			continue
		}
		flags.Func(f.Name, f.Usage, func(value string) error {
			fields[f.Name] = value
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
