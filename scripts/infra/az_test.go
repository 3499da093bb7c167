package infra

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jmespath/go-jmespath"
)

// TestMain lets this binary be the Azure CLI: a script that finds it under the name az gets `az rest` as the
// real one has it, without signing in.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != "az" {
		os.Exit(m.Run())
	}
	if err := az(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ERROR:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func az(arguments []string) error {
	if len(arguments) == 0 || arguments[0] != "rest" {
		return fmt.Errorf("'%v' is misspelled or not recognized by the system", arguments)
	}
	headers, rest := takeHeaders(arguments[1:])
	flags := flag.NewFlagSet("az rest", flag.ContinueOnError)
	method, url := flags.String("method", "get", ""), flags.String("url", "", "")
	body, query, output := flags.String("body", "", ""), flags.String("query", "", ""), flags.String("output", "json", "")
	if err := flags.Parse(rest); err != nil || flags.NArg() > 0 {
		return fmt.Errorf("unrecognized arguments: %v", flags.Args())
	}
	request, err := http.NewRequest(strings.ToUpper(*method), *url, strings.NewReader(*body))
	if err != nil {
		return err
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, "=")
		request.Header.Set(name, value)
	}
	fmt.Fprintln(os.Stderr, "WARNING: the real one warns of this and that, also when all is well.")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s(%s)", http.StatusText(response.StatusCode), content)
	}
	return show(content, *query, *output)
}

// takeHeaders splits off the headers: --headers takes every word up to the next option.
func takeHeaders(arguments []string) (headers, rest []string) {
	taking := false
	for _, argument := range arguments {
		switch {
		case argument == "--headers":
			taking = true
		case taking && !strings.HasPrefix(argument, "--"):
			headers = append(headers, argument)
		default:
			taking = false
			rest = append(rest, argument)
		}
	}
	return headers, rest
}

// show prints what the query finds as the output tsv has it: a line for each value, none for null.
func show(content []byte, query, output string) error {
	if output == "none" || len(content) == 0 {
		return nil
	}
	var value any
	if err := json.Unmarshal(content, &value); err != nil {
		return err
	}
	found, err := jmespath.Search(query, value)
	if err != nil {
		return err
	}
	if output != "tsv" {
		return fmt.Errorf("this az knows the outputs none and tsv only, not %q", output)
	}
	list, isList := found.([]any)
	if !isList {
		list = []any{found}
	}
	for _, item := range list {
		if item != nil {
			fmt.Println(item)
		}
	}
	return nil
}
