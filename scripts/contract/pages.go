package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// pages are the docs that people write and of which some blocks are made of the contract, by their path
// under the root and the block's name. A block stands between two comments; what is outside is left alone.
var pages = map[string]map[string]func() string{
	"docs/api.md":             {"routes": routeTable, "fields": fieldTable, "problems": problemTable, "exit codes": exitTable},
	"docs/troubleshooting.md": {"problems": problemSections},
}

// writePages makes the blocks of all pages anew.
func writePages(root string) error {
	for path, blocks := range pages {
		name := filepath.Join(root, filepath.FromSlash(path))
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		filled, err := fillBlocks(string(text), blocks)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := os.WriteFile(name, []byte(filled), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const blockEnd = "<!-- end of it -->\n"

// fillBlocks returns a page with its blocks as the contract says them.
func fillBlocks(page string, blocks map[string]func() string) (string, error) {
	for name, content := range blocks {
		begin := "<!-- " + name + ": made by go generate of handler/contract; do not edit -->\n"
		before, rest, begins := strings.Cut(page, begin)
		_, after, ends := strings.Cut(rest, blockEnd)
		if !begins || !ends {
			return "", fmt.Errorf("no block %q", name)
		}
		page = before + begin + "\n" + content() + "\n" + blockEnd + after
	}
	return page, nil
}

// table returns a table in Markdown.
func table(head []string, rows [][]string) string {
	var out strings.Builder
	line := func(cells []string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(head)
	rule := make([]string, len(head))
	for i := range rule {
		rule[i] = "---"
	}
	line(rule)
	for _, row := range rows {
		line(row)
	}
	return out.String()
}
