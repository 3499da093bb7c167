// Command handler answers one question: why can this account not sign in, and
// who has to do what about it? Started by the Azure Functions host it serves
// HTTP; on the command line it answers one question and ends.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"signin-diagnosis/handler/contract"
)

// The exit codes of the command line.
const (
	exitOK       = contract.ExitOK       // answered, whatever the verdict
	exitInternal = contract.ExitInternal // our fault
	exitInput    = contract.ExitInput    // an input or a setting is wrong
	exitRefused  = contract.ExitRefused  // a permission or a licence is missing
	exitLater    = contract.ExitLater    // try again later
)

// console is where a command writes.
type console struct {
	out, err io.Writer
	color    bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := run(ctx, os.Args[1:], console{out: os.Stdout, err: os.Stderr, color: isTerminal(os.Stdout)})
	stop()
	os.Exit(code)
}

// commands are the words that may follow the program's name.
var commands = map[string]func(context.Context, []string, console) int{
	"diagnose": diagnose,
	"explain":  explain,
	"check":    check,
	"version":  showVersion,
	"help":     func(_ context.Context, _ []string, c console) int { return usage(c.out, exitOK) },
}

// run runs the command that args name; without one it serves, which is how the
// Functions host starts it.
func run(ctx context.Context, args []string, c console) int {
	if len(args) == 0 {
		return serve(ctx, c)
	}
	if command, known := commands[args[0]]; known {
		return command(ctx, args[1:], c)
	}
	if args[0] == "-h" || args[0] == "--help" {
		return usage(c.out, exitOK)
	}
	fmt.Fprintf(c.err, "There is no command %q.\n\n", args[0])
	return usage(c.err, exitInput)
}

// usage prints what the program can do, and returns code.
func usage(w io.Writer, code int) int {
	fmt.Fprint(w, `Why can this account not sign in, and who has to do what about it?

  handler                       serve HTTP; the Azure Functions host starts it so
  handler diagnose [flags] UPN  ask about an account
  handler explain TEXT          what an error text or a code means; asks nobody
  handler check [flags]         can the identity read what a diagnosis needs?
  handler version [flags]       which build of the program this is

With --practice the embedded practice tenant answers; "handler diagnose --practice"
lists its people. "handler diagnose -h" lists the flags.

Exit codes:
`)
	for _, exit := range contract.Exits() {
		fmt.Fprintf(w, "  %d  %s\n", exit.Code, exit.Meaning)
	}
	return code
}

// isTerminal reports whether the file is a terminal that shows colour; NO_COLOR
// switches colour off (https://no-color.org).
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("NO_COLOR") == ""
}
