package main

import (
	"fmt"
	"net/http"
	"strings"

	"signin-diagnosis/handler/contract"
)

func routeTable() string {
	var rows [][]string
	for _, r := range contract.Routes() {
		rows = append(rows, []string{"`" + strings.Join(askedBy(r), "` or `") + " " + r.Path + "`", r.Gives})
	}
	return table([]string{"request", "answer"}, rows)
}

// askedBy returns the methods of a route that are worth a reader's time: HEAD is GET without its body.
func askedBy(r contract.Route) []string {
	var methods []string
	for _, m := range r.Methods {
		if m != http.MethodHead {
			methods = append(methods, m)
		}
	}
	return methods
}

func fieldTable() string {
	var rows [][]string
	for _, f := range contract.Fields() {
		rows = append(rows, []string{"`" + f.Name + "`", takenBy(f), valueOf(f), f.Text})
	}
	return table([]string{"field", "taken by", "value", "meaning"}, rows)
}

func takenBy(f contract.Field) string {
	var names []string
	for _, route := range f.Routes {
		names = append(names, string(route))
	}
	taken := strings.Join(names, ", ")
	if f.Required {
		return taken + ", required"
	}
	return taken
}

// valueOf says what a value looks like: those that there are, or an example.
func valueOf(f contract.Field) string {
	switch {
	case len(f.Values) > 0:
		return "`" + strings.Join(f.Values, "`, `") + "`"
	case f.MaxLength > 0:
		return fmt.Sprintf("at most %d characters, such as `%s`", f.MaxLength, f.Example)
	default:
		return "such as `" + f.Example + "`"
	}
}
