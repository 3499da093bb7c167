// Command emptyserver answers every request with 200 and does nothing else: what the start of the
// handler and its memory are measured against.
package main

import (
	"net/http"
	"os"
)

func main() {
	handler := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	if err := http.ListenAndServe("127.0.0.1:"+os.Getenv("FUNCTIONS_CUSTOMHANDLER_PORT"), handler); err != nil {
		os.Exit(1)
	}
}
