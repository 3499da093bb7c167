// Command causes writes docs/causes.md, the page of all rules, from the rules
// themselves, docs/steps.md, what each step presumes, and docs/sources.md, where each
// rule comes from, from their cases:
//
//	go run ./scripts/causes
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rules"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/telling"
)

func main() {
	root := flag.String("root", ".", "folder that holds docs/")
	flag.Parse()
	if err := write(*root); err != nil {
		fmt.Fprintln(os.Stderr, "causes:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	cases, err := readCases(root)
	if err != nil {
		return err
	}
	book := diagnosis.New(rules.Book())
	for name, text := range map[string]string{"causes.md": page(), "sources.md": sourcesPage(book.InOrder(), cases), "steps.md": stepsPage(telling.New(book).Rules())} {
		if err := os.WriteFile(filepath.Join(root, "docs", name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

const head = `# Causes

Every cause that an answer may name: its permanent ` + "`code`" + `, what it means, who acts, and what shows that it is over. A category is closed and worth switching on; codes may be
added at any time. The order on this page is the order in which causes that stand are listed. In an answer the texts are filled with the evidence: the app, the policy, the place, the time.

This page is made from the rules (` + "`go generate ./...`" + `). How to add one: [extending.md](extending.md).

## What goes before what

A cause that stands goes before one that is over. What the caller names by an id or an error code goes before what still stands elsewhere, an app or a time decides among causes that stand,
and then this order, by what would still stop the user if everything below it were cured:

`

func page() string {
	var out strings.Builder
	book := rules.Book()
	out.WriteString(head)
	for i, step := range book.Precedence {
		fmt.Fprintf(&out, "%d. %s: %s\n", i+1, coded(step.Categories), step.Why)
	}
	out.WriteString("\nExceptions, in which a cause ranks with another category:\n\n| cause | when | ranks with | because |\n| --- | --- | --- | --- |\n")
	for _, e := range book.Exceptions {
		fmt.Fprintf(&out, "| %s | %s | `%s` | %s |\n", coded(e.Causes), e.Where, e.With, e.Why)
	}
	out.WriteString("\n")
	category := answer.CategoryNone
	for _, r := range telling.New(diagnosis.New(book)).Rules() {
		if r.Category != category {
			category = r.Category
			fmt.Fprintf(&out, "## %s\n\n", category)
		}
		writeRule(&out, &r)
	}
	return strings.TrimRight(out.String(), "\n") + "\n"
}

func writeRule(out *strings.Builder, r *telling.RuleDoc) {
	fmt.Fprintf(out, "### %s\n\n**%s.** %s\n\n", r.Code, r.Title, r.Meaning)
	if r.Admin != "" {
		fmt.Fprintf(out, "For the administrator: %s\n\n", r.Admin)
	}
	for _, s := range r.Steps {
		out.WriteString(stepLine(s))
	}
	fmt.Fprintf(out, "\n%s\n\n", facts(r))
	for _, doc := range r.Docs {
		fmt.Fprintf(out, "<%s>\n", doc)
	}
	out.WriteString("\n")
}

func facts(r *telling.RuleDoc) string {
	said := []string{"Claims: " + claims(r) + ".", "Refreshing the page helps: " + map[bool]string{true: "yes, usually", false: "no"}[r.RefreshHelps] + "."}
	if r.Aside {
		return strings.Join(append(said, "Never the reason why somebody cannot sign in."), " ")
	}
	said = append(said, "How it ends: "+r.Ends)
	if r.Sure {
		said = append(said, "Its confidence can be high.")
	}
	return strings.Join(said, " ")
}

func claims(r *telling.RuleDoc) string {
	var said []string
	if len(r.Numbers) > 0 {
		said = append(said, "AADSTS "+listed(r.Numbers))
	}
	if len(r.Demands) > 0 {
		said = append(said, "AADSTS "+listed(timeline.BlockCodes)+" where no policy blocks and one demands "+coded(r.Demands))
	}
	if len(said) == 0 {
		return "what no finer rule claims, or what the pasted text says"
	}
	return strings.Join(said, "; ")
}

func listed(numbers []int) string {
	texts := make([]string, 0, len(numbers))
	for _, n := range numbers {
		texts = append(texts, strconv.Itoa(n))
	}
	return strings.Join(texts, ", ")
}

func coded[T ~string](names []T) string {
	texts := make([]string, 0, len(names))
	for _, c := range names {
		texts = append(texts, "`"+string(c)+"`")
	}
	return strings.Join(texts, ", ")
}
