package diagnosis_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/answer"
)

// confusion counts the cases by the primary cause that they expect and the one
// that the engine gave.
type confusion map[answer.Category]map[answer.Category]int

func (c confusion) add(expected, got answer.Category) {
	if c[expected] == nil {
		c[expected] = map[answer.Category]int{}
	}
	c[expected][got]++
}

// confused lists the cells off the diagonal.
func (c confusion) confused() []string {
	var cells []string
	for _, expected := range slices.Sorted(maps.Keys(c)) {
		for _, got := range slices.Sorted(maps.Keys(c[expected])) {
			if n := c[expected][got]; expected != got {
				cells = append(cells, fmt.Sprintf("%d of %s are judged %s", n, expected, got))
			}
		}
	}
	return cells
}

// String is the table, a row for what was expected and a column for what came;
// a dot is none.
func (c confusion) String() string {
	names := c.names()
	var out strings.Builder
	fmt.Fprintf(&out, "%-22s", "expected \\ got")
	for i := range names {
		fmt.Fprintf(&out, "%4s", number(i))
	}
	for i, expected := range names {
		fmt.Fprintf(&out, "\n%-22s", number(i)+" "+string(expected))
		for _, got := range names {
			fmt.Fprintf(&out, "%4s", cell(c[expected][got]))
		}
	}
	return out.String()
}

// names are the categories that occur, in the order of precedence.
func (c confusion) names() []answer.Category {
	met := map[answer.Category]bool{}
	for expected, row := range c {
		met[expected] = true
		for got := range row {
			met[got] = true
		}
	}
	return slices.SortedFunc(maps.Keys(met), func(a, b answer.Category) int {
		if d := rankOf(a) - rankOf(b); d != 0 {
			return d
		}
		return strings.Compare(string(a), string(b))
	})
}

func number(i int) string { return fmt.Sprint(i + 1) }

func cell(n int) string {
	if n == 0 {
		return "."
	}
	return fmt.Sprint(n)
}

func TestConfusionByCategory(t *testing.T) {
	table := confusion{}
	for _, s := range readStories(t) {
		result := s.judged(t)
		table.add(answer.Category(s.line("expect").value("primary", "")), result.PrimaryCause)
	}
	t.Logf("primary causes of all cases:\n%s", table)
	for _, fault := range table.confused() {
		t.Error(fault)
	}
}

func TestEveryCategoryLeadsThreeCases(t *testing.T) {
	const fewest = 3
	led := map[answer.Category]int{}
	for _, s := range readStories(t) {
		led[s.judged(t).PrimaryCause]++
	}
	for _, category := range answer.Categories() {
		if led[category] < fewest {
			t.Errorf("%s leads %d cases, want %d", category, led[category], fewest)
		}
	}
}

func TestEveryCodeMapsToACategoryWithAMeaning(t *testing.T) {
	for _, code := range aadsts.All() {
		if code.Number == 0 {
			continue // success
		}
		if answer.Category(code.Class).Area() == "" {
			t.Errorf("AADSTS%d is of the class %q, which is no category", code.Number, code.Class)
		}
		if strings.TrimSpace(code.Meaning) == "" {
			t.Errorf("AADSTS%d has no meaning", code.Number)
		}
	}
}

// judged is the engine's answer to the case.
func (s story) judged(t *testing.T) answer.Diagnosis {
	t.Helper()
	evidence, complaint, o, err := s.build()
	if err != nil {
		t.Fatal(err)
	}
	result, _ := judge(evidence, complaint, o)
	return result
}
