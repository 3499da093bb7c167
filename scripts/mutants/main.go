// Command mutants takes guards out, one at a time, in a copy of the project, and
// expects a test to fail each time: a guard that no test misses is not tested.
//
//	go run ./scripts/mutants              all of them
//	go run ./scripts/mutants -only text   those whose sentence, name or file holds the text
//
// A guard has a name, which a comment right before it says: //guard:name on a
// line of its own before a statement, a case or a declaration, /*guard:name*/
// before a part of a line. It moves along with its guard: no file and no line is
// named anywhere else. What is taken out follows from the syntax there:
//
//	//guard:name            an if or a case is never taken, an operand of && or ||
//	                        decides nothing, a call or an assignment is not made,
//	                        an element of a list is missing
//	//guard:name true       a condition always holds
//	//guard:name false      a condition never holds
//	//guard:name unwrap     a call becomes its first argument
//	//guard:name = value    another value is assigned, returned or passed; _ in it
//	                        is the old one
//	//guard:name + a()      a() comes before the statement: what the code must not do
//
// Before an operand of && or || the mark means that operand, before a statement
// the condition or the value in it.
//
// The list mutants.txt beside this file says of each guard what is lost without
// it, and which test must fail. The test is one of the guard's own package, unless
// its folder stands before it.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

//go:embed mutants.txt
var list string

func main() {
	root := flag.String("root", ".", "folder that holds go.mod")
	only := flag.String("only", "", "run the mutants whose sentence, name or file holds this text")
	flag.Parse()
	if err := run(*root, *only); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(root, only string) error {
	mutants, err := plan(list, root)
	if err != nil {
		return err
	}
	mutants = slices.DeleteFunc(mutants, func(m mutant) bool { return !m.matches(only) })
	survivors, err := tryAll(root, mutants)
	if err != nil {
		return err
	}
	fmt.Printf("%d mutants, %d survived\n", len(mutants), survivors)
	if survivors > 0 || len(mutants) == 0 {
		return fmt.Errorf("%d of %d mutants survived", survivors, len(mutants))
	}
	return nil
}

// tryAll tries each mutant once, as many at a time as there are processors, each
// on a field of its own.
func tryAll(root string, mutants []mutant) (survivors int, err error) {
	next := make(chan mutant, len(mutants))
	for _, m := range mutants {
		next <- m
	}
	close(next)
	var survived atomic.Int64
	var workers errgroup.Group
	for range min(runtime.GOMAXPROCS(0), len(mutants)) {
		workers.Go(func() error { return tryEach(root, next, &survived) })
	}
	err = workers.Wait()
	return int(survived.Load()), err
}

func tryEach(root string, mutants <-chan mutant, survived *atomic.Int64) error {
	field, err := newField(root)
	if err != nil {
		return err
	}
	defer field.clear()
	for m := range mutants {
		killed, err := field.try(m)
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", m.name, err)
		case killed:
			fmt.Printf("killed    %s\n", m.name)
		default:
			survived.Add(1)
			fmt.Printf("SURVIVED  %s (%s)\n", m.name, m.mark.file)
		}
	}
	return nil
}
