// Command permissions writes what says which Graph permissions the identity
// gets and why, all from the one list in handler/permission: the page of the
// docs, the roles of the template and the roles of the scripts.
//
//	go run ./scripts/permissions -root .
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// files are what is written, by their paths from the top.
var files = map[string]func() string{
	"docs/permissions.md":             page,
	"infra/app/permissions.bicep":     template,
	"infra/scripts/graph-permissions": table,
}

func main() {
	root := flag.String("root", ".", "folder that holds docs/ and infra/")
	flag.Parse()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(*root, filepath.FromSlash(name)), []byte(content()), 0o600); err != nil {
			fmt.Fprintln(os.Stderr, "permissions:", err)
			os.Exit(1)
		}
	}
}
