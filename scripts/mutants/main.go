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
	"strings"
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
	field, err := newField(root)
	if err != nil {
		return err
	}
	defer field.clear()
	survivors, ran := 0, 0
	for _, m := range mutants {
		if !strings.Contains(m.name+m.file, only) {
			continue
		}
		killed, err := field.try(m)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		ran++
		if !killed {
			survivors++
			fmt.Printf("SURVIVED  %s (%s)\n", m.name, m.file)
			continue
		}
		fmt.Printf("killed    %s\n", m.name)
	}
	fmt.Printf("%d mutants, %d survived\n", ran, survivors)
	if survivors > 0 || ran == 0 {
		return fmt.Errorf("%d of %d mutants survived", survivors, ran)
	}
	return nil
}
