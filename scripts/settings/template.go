package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// origin is where the template sets one app setting.
type origin struct {
	file      string // below infra/
	value     string // the expression, as it stands there
	parameter string // the parameter of main.bicep that decides; empty for none
	fallback  string // the parameter's default
	variable  string // the environment variable that fills the parameter
}

var (
	pair     = regexp.MustCompile(`(?m)(?:^|\{)\s*([A-Za-z]\w*): ('[^'\n]*'|[^{}\n]+?)\s*(?:\}|$)`)
	declared = regexp.MustCompile(`(?m)^param (\w+) \w+(?: = (.*))?$`)
	constant = regexp.MustCompile(`(?m)^var (\w+) = ('[^'$]*')$`)
	filled   = regexp.MustCompile(`(?m)^param (\w+) = .*readEnvironmentVariable\('(\w+)'`)
)

// places are the parts of the template that set app settings.
var places = []struct{ file, from, to string }{
	{"main.bicep", "    settings: union(", "    subnetId:"},
	{"app/function.bicep", "var platformSettings = {", "\n}\n"},
}

// origins reads every app setting out of the template in folder, by its name.
func origins(folder string) (map[string]origin, error) {
	parameters, err := matches(filepath.Join(folder, "main.bicep"), declared)
	if err != nil {
		return nil, err
	}
	constants, err := matches(filepath.Join(folder, "main.bicep"), constant)
	if err != nil {
		return nil, err
	}
	variables, err := matches(filepath.Join(folder, "main.bicepparam"), filled)
	if err != nil {
		return nil, err
	}
	found := map[string]origin{}
	for _, place := range places {
		part, err := between(filepath.Join(folder, filepath.FromSlash(place.file)), place.from, place.to)
		if err != nil {
			return nil, err
		}
		for _, match := range pair.FindAllStringSubmatch(part, -1) {
			o := origin{file: place.file, value: cmp.Or(constants[match[2]], match[2])}
			name, _, _ := strings.Cut(match[2], " ")
			if fallback, isParameter := parameters[name]; isParameter && place.file == "main.bicep" {
				o.parameter, o.fallback, o.variable = name, strings.Trim(fallback, "'"), variables[name]
			}
			found[match[1]] = o
		}
	}
	return found, nil
}

func matches(file string, pattern *regexp.Regexp) (map[string]string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, match := range pattern.FindAllStringSubmatch(string(content), -1) {
		found[match[1]] = match[2]
	}
	return found, nil
}

func between(file, from, to string) (string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	_, rest, begins := strings.Cut(string(content), from)
	part, _, ends := strings.Cut(rest, to)
	if !begins || !ends {
		return "", fmt.Errorf("%s has no part from %q to %q", file, from, to)
	}
	return part, nil
}

// where says to a reader of the page what sets the app setting of that name.
func (o origin) where(name string) string {
	switch {
	case o.file == "" && strings.HasPrefix(name, "OTEL_"):
		return "parameter `traceSettings` (`TRACES_SETTINGS`) of `infra/main.bicep`"
	case o.file == "":
		return "not by the template"
	case o.parameter != "":
		return fmt.Sprintf("parameter `%s` (`%s`) of `infra/%s`", o.parameter, o.variable, o.file)
	case strings.HasPrefix(o.value, "'"):
		return fmt.Sprintf("always `%s`, in `infra/%s`", strings.Trim(o.value, "'"), o.file)
	default:
		return fmt.Sprintf("`%s`, in `infra/%s`", o.value, o.file)
	}
}

// said returns the parameter's default as the page writes defaults.
func (o origin) said() string {
	if o.fallback == "" {
		return "not set"
	}
	return "`" + o.fallback + "`"
}
