// Command package finishes the deployment package of the function app: it stages the files that the
// Functions host reads beside a built binary, and writes them all into one zip.
//
//	go run ./scripts/package -root . -stage dist -zip signin-diagnosis.zip
//
// The staging folder must already hold bin/handler, built for Linux. The zip holds nothing but the
// package's files, so a stray file in the folder stops the program. It needs no zip program, and the
// same input gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	root := flag.String("root", ".", "folder that holds host.json and diagnose/")
	stage := flag.String("stage", "dist", "folder that holds the built bin/handler and receives the other files")
	out := flag.String("zip", "signin-diagnosis.zip", "zip file to write")
	flag.Parse()

	if err := run(*root, *stage, *out); err != nil {
		fmt.Fprintln(os.Stderr, "package:", err)
		os.Exit(1)
	}
}

// run stages, checks and zips. It writes no zip when the staging folder is not exactly the package.
func run(root, stage, out string) error {
	if err := stageFiles(root, stage); err != nil {
		return err
	}
	if err := checkStage(stage); err != nil {
		return err
	}
	return writeZip(stage, out)
}
