package main

import (
	"fmt"
	"strings"

	"signin-diagnosis/handler/permission"
)

// role is one app role that can be granted.
type role struct{ name, id, why, kind string }

// roles returns all of them, each lesser one behind the one that it can replace.
func roles() (all []role) {
	for _, p := range permission.List() {
		all = append(all, role{p.Name, p.Role, p.Purpose + "; without it " + p.Without, kind(p)})
		if p.Lesser.Name != "" {
			all = append(all, role{p.Lesser.Name, p.Lesser.Role, "instead of " + p.Name + ": " + p.Lesser.Part, "offered"})
		}
	}
	return all
}

func kind(p permission.Permission) string {
	switch {
	case p.Required:
		return "required"
	case p.OnDemand:
		return "offered"
	default:
		return "default"
	}
}

// template returns the Bicep file that the grants of the template read.
func template() string {
	var out strings.Builder
	out.WriteString("// Made from handler/permission by go generate; a change here would be lost.\n\n" +
		"@export()\n@description('The app roles of Microsoft Graph that can be granted, by name.')\nvar graphRoles = {\n")
	for _, r := range roles() {
		fmt.Fprintf(&out, "  // %s\n  '%s': '%s'\n", r.why, r.name, r.id)
	}
	out.WriteString("}\n")
	list(&out, "requiredPermissions", "Granted always: without it no question can be answered.", "required")
	list(&out, "defaultPermissions", "Granted where nobody chose.", "required", "default")
	return out.String()
}

func list(out *strings.Builder, name, text string, kinds ...string) {
	fmt.Fprintf(out, "\n@export()\n@description('%s')\nvar %s = [\n", text, name)
	for _, r := range roles() {
		for _, kind := range kinds {
			if r.kind == kind {
				fmt.Fprintf(out, "  '%s'\n", r.name)
			}
		}
	}
	out.WriteString("]\n")
}

// table returns the list that the scripts read, one role a line.
func table() string {
	var out strings.Builder
	out.WriteString("# Made from handler/permission by go generate: name, id of the app role, whether it is granted unasked.\n")
	for _, r := range roles() {
		fmt.Fprintf(&out, "%s %s %s\n", r.name, r.id, r.kind)
	}
	return out.String()
}
