package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis/rule"
)

const sourcesHead = `# Sources

Where each rule comes from: the public pages from which its cases are taken, the stories in which it must be found or must stay silent (` + "`handler/diagnosis/testdata/cases/`" + `). The pages that an
answer links to stand with the rule in [causes.md](causes.md). A date is the day on which somebody last read those; rules that were written before dates were kept have none.

This page is made from the cases (` + "`go generate ./...`" + `).

`

// sourcesPage lists the pages of each rule, in the order given. What belongs to a category as a whole stands
// before its rules, and what is about no cause at the end.
func sourcesPage(rules []*rule.Rule, cases []oneCase) string {
	pages := pagesByName(cases)
	var out strings.Builder
	out.WriteString(sourcesHead)
	category := answer.CategoryNone
	for _, r := range rules {
		if r.Category != category {
			category = r.Category
			fmt.Fprintf(&out, "## %s\n\n", category)
			if general := pages[string(category)]; len(general) > 0 {
				out.WriteString("Cases about the category as a whole:\n\n" + bullets(general) + "\n")
			}
		}
		fmt.Fprintf(&out, "### %s\n\n%s\n", r.Code, ruleSources(r, pages[string(r.Code)]))
	}
	out.WriteString("## No cause\n\nCases in which nothing is found, and which name no rule:\n\n" + bullets(pages[string(answer.CategoryNone)]))
	return out.String()
}

func ruleSources(r *rule.Rule, pages []string) string {
	text := bullets(pages)
	if len(pages) == 0 {
		text = "No case: every code of the category has a finer rule.\n"
	}
	if r.Verified != "" {
		text = "Its documentation was last read on " + r.Verified + ".\n\n" + text
	}
	return text
}

// pagesByName are the pages of each rule and category, each once.
func pagesByName(cases []oneCase) map[string][]string {
	sets := map[string]map[string]bool{}
	for _, c := range cases {
		for _, name := range c.about() {
			if sets[name] == nil {
				sets[name] = map[string]bool{}
			}
			sets[name][c.page] = true
		}
	}
	pages := map[string][]string{}
	for name, set := range sets {
		pages[name] = slices.Sorted(maps.Keys(set))
	}
	return pages
}

func bullets(pages []string) string {
	var out strings.Builder
	for _, page := range pages {
		fmt.Fprintf(&out, "- <%s>\n", page)
	}
	return out.String()
}
