// Command mutants takes guards out, one at a time, in a copy of the project, and
// expects a test to fail each time: a guard that no test misses is not tested.
//
//	go run ./scripts/mutants              all of them
//	go run ./scripts/mutants -only text   those whose name or file holds the text
//
// The list is mutants.txt beside this file.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

//go:embed mutants.txt
var list string

func main() {
	root := flag.String("root", ".", "folder that holds go.mod")
	only := flag.String("only", "", "run the mutants whose name or file holds this text")
	flag.Parse()
	if err := run(*root, *only); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(root, only string) error {
	mutants, err := parse(list)
	if err != nil {
		return err
	}
	mutants = slices.DeleteFunc(mutants, func(m mutant) bool { return !strings.Contains(m.name+m.file, only) })
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
			fmt.Printf("SURVIVED  %s (%s)\n", m.name, m.file)
		}
	}
	return nil
}
