package functionhost

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// function is one function of the app, as its function.json declares it.
type function struct {
	name      string
	route     template
	methods   []string // upper case; empty means every method
	authLevel string   // lower case
	httpOnly  bool     // one HTTP trigger in, one HTTP output, nothing else
}

// functionJSON is the part of function.json that the host acts on.
type functionJSON struct {
	Bindings []struct {
		Type      string   `json:"type"`
		Direction string   `json:"direction"`
		AuthLevel string   `json:"authLevel"`
		Methods   []string `json:"methods"`
		Route     string   `json:"route"`
	} `json:"bindings"`
}

// functionName is the host's rule for the name of a function, which is the name of its folder.
var functionName = regexp.MustCompile(`(?i)^[a-z][a-z0-9_-]{0,127}$`)

// discover reads <folder>/function.json one level below root and nowhere else: a function.json in
// root itself is not looked at. A function that is declared wrongly is left out and reported in
// faults, and the others work on, as in the host.
func discover(root, prefix string) (functions []function, faults []error, err error) {
	folders, err := os.ReadDir(root)
	if err != nil {
		return nil, nil, err
	}
	for _, folder := range folders {
		fn, err := readFunction(root, folder.Name(), prefix)
		switch {
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFolder):
			continue
		case err != nil:
			faults = append(faults, fmt.Errorf("function %s: %w", folder.Name(), err))
		default:
			functions = append(functions, fn)
		}
	}
	return functions, faults, nil
}

var errNoFolder = errors.New("not a folder")

func readFunction(root, name, prefix string) (function, error) {
	// Stat, not the entry's own type: the host follows links to folders.
	if info, err := os.Stat(filepath.Join(root, name)); err != nil || !info.IsDir() {
		return function{}, errNoFolder
	}
	var file functionJSON
	if err := readJSON(filepath.Join(root, name, "function.json"), &file); err != nil {
		return function{}, err
	}
	if !functionName.MatchString(name) || strings.EqualFold(name, "host") {
		return function{}, errors.New("not a function name: a letter, then letters, digits, _ or -, at most 128, and not \"host\"")
	}
	return file.function(name, prefix)
}

func (f functionJSON) function(name, prefix string) (function, error) {
	if len(f.Bindings) == 0 {
		return function{}, errors.New("at least one binding must be declared")
	}
	fn := function{name: name, authLevel: "function"}
	var triggers, outputs int
	for _, b := range f.Bindings {
		switch {
		case strings.EqualFold(b.Type, "httpTrigger"):
			triggers++
			if err := fn.readTrigger(b.AuthLevel, b.Methods, prefix, b.Route); err != nil {
				return function{}, err
			}
		case strings.EqualFold(b.Type, "http") && strings.EqualFold(b.Direction, "out"):
			outputs++
		}
	}
	if triggers == 0 {
		return function{}, errors.New("no httpTrigger; other triggers are not imitated")
	}
	fn.httpOnly = triggers == 1 && outputs == 1 && len(f.Bindings) == 2
	return fn, nil
}

func (fn *function) readTrigger(authLevel string, methods []string, prefix, route string) error {
	if authLevel != "" {
		fn.authLevel = strings.ToLower(authLevel)
	}
	for _, method := range methods {
		fn.methods = append(fn.methods, strings.ToUpper(method))
	}
	if route == "" {
		route = fn.name
	}
	var err error
	fn.route, err = parseTemplate(prefix + "/" + route)
	return err
}
