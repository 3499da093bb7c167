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

// fieldFlags returns the flags of the command that has the fields of a route,
// and the map that they fill. A field that the command takes as a plain argument
// has no flag.
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

// newFlags returns an empty flag set for a command. It prints nothing by itself;
// exitOfFlags prints in its place.
func newFlags(line string) *flag.FlagSet {
	flags := flag.NewFlagSet("handler "+line, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	return flags
}

// parseFlags parses flags before and after the plain arguments, as people type
// them, and returns the arguments.
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

// exitOfFlags lists the flags when -h asked for them or one was wrong, and
// returns the exit code. A caller who wants JSON gets a problem document.
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

// asInput turns a wrong setting into an input error: on the command line the
// caller chose the settings.
func asInput(err error) error {
	var setting *settingError
	if errors.As(err, &setting) {
		return &api.InputError{Reason: "The setting " + setting.name + " " + setting.reason, NextStep: "Correct it and start again."}
	}
	return err
}
