package main

import (
	"fmt"
	"strconv"
	"strings"

	"signin-diagnosis/handler/contract"
)

func problemTable() string {
	var rows [][]string
	for _, p := range contract.Problems() {
		rows = append(rows, []string{strconv.Itoa(p.Status), "`" + string(p.Code) + "`", p.When})
	}
	return table([]string{"status", "code", "when"}, rows)
}

func exitTable() string {
	var rows [][]string
	for _, e := range contract.Exits() {
		rows = append(rows, []string{strconv.Itoa(e.Code), e.Meaning})
	}
	return table([]string{"exit code", "meaning"}, rows)
}

// problemSections returns the page of troubles: who is in trouble looks at the same place in each section.
func problemSections() string {
	var sections []string
	for _, p := range contract.Problems() {
		sections = append(sections, fmt.Sprintf("### %s\n\nStatus %d.\n\n**Means:** %s\n\n**Check first:** %s\n\n**Fix:**\n\n- %s\n\n**Example:** %s\n",
			p.Code, p.Status, p.Help.Means, p.Help.CheckFirst, strings.Join(p.Help.Fix, "\n- "), p.Help.Example))
	}
	return strings.Join(sections, "\n")
}
