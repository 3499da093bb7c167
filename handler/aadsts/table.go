package aadsts

import (
	_ "embed"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Code is what is known of one AADSTS code.
type Code struct {
	Number    int    // as in AADSTS50076 and in status.errorCode
	Name      string // Microsoft's symbolic name; empty where none is published
	Class     string // a category of the answer's closed list, such as "ca-block"
	Pending   bool   // Microsoft's sign-in failure workbook counts it as a pending user action
	Interrupt bool   // a step within a sign-in, no failure by itself: a success may follow
	Decides   Decides
	Source    string // where the facts come from: keys of README.md, joined by "+"
	Meaning   string // one plain English sentence: what happened
}

// Decides says whether a code that somebody quotes names the trouble: a client
// that polls and a browser that is asked silently show codes that mean nothing.
type Decides string

// The values of the column. Alone is a wrapper's: it names the trouble only
// where no code stands beside it that names it better.
const (
	DecidesYes   Decides = "yes"
	DecidesNo    Decides = "no"
	DecidesAlone Decides = "alone"
)

//go:embed codes.tsv
var codesTSV string

const columns = "code\tname\tclass\tpending\tinterrupt\tdecides\tsource\tmeaning"

type codeTable struct {
	sorted   []Code
	byNumber map[int]Code
}

// table is parsed at the first question, because the host waits for the start
// of the process and a health ping needs no codes.
var table = sync.OnceValue(func() codeTable {
	parsed, err := parseTable(codesTSV)
	if err != nil {
		panic("the embedded table of codes: " + err.Error()) // a test reads the same table
	}
	return parsed
})

// Lookup finds a code of the sign-in log. It is false for a code that no
// public page names; Microsoft adds codes without notice.
func Lookup(number int) (Code, bool) {
	code, known := table().byNumber[number]
	return code, known
}

// All returns every known code, ordered by number.
func All() []Code { return slices.Clone(table().sorted) }

// IsInterrupt reports that the code is a step within a sign-in and no failure
// by itself: the user may still finish it.
func IsInterrupt(number int) bool { return table().byNumber[number].Interrupt }

func parseTable(text string) (codeTable, error) {
	next, stop := iter.Pull(strings.Lines(text))
	defer stop()
	if header, _ := next(); strings.TrimSpace(header) != columns {
		return codeTable{}, fmt.Errorf("line 1 must name the columns %q", columns)
	}
	t := codeTable{byNumber: map[int]Code{}}
	for line, ok := next(); ok; line, ok = next() {
		code, err := parseCode(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return codeTable{}, fmt.Errorf("line %d: %w", len(t.sorted)+2, err)
		}
		if n := len(t.sorted); n > 0 && t.sorted[n-1].Number >= code.Number {
			return codeTable{}, fmt.Errorf("line %d: code %d must stand above %d", n+2, code.Number, t.sorted[n-1].Number)
		}
		t.sorted = append(t.sorted, code)
		t.byNumber[code.Number] = code
	}
	return t, nil
}

func parseCode(line string) (Code, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != strings.Count(columns, "\t")+1 {
		return Code{}, fmt.Errorf("%d columns in %q", len(cells), line)
	}
	number, err := strconv.Atoi(cells[0])
	if err != nil || number < 0 {
		return Code{}, fmt.Errorf("the code %q is not a number", cells[0])
	}
	pending, okPending := yesOrNo[cells[3]]
	interrupt, okInterrupt := yesOrNo[cells[4]]
	if !okPending || !okInterrupt {
		return Code{}, fmt.Errorf("code %d: pending and interrupt must be yes or no", number)
	}
	decides := Decides(cells[5])
	switch decides {
	case DecidesYes, DecidesNo, DecidesAlone:
	default:
		return Code{}, fmt.Errorf("code %d: decides must be yes, no or alone", number)
	}
	return Code{number, cells[1], cells[2], pending, interrupt, decides, cells[6], cells[7]}, nil
}

var yesOrNo = map[string]bool{"yes": true, "no": false}
