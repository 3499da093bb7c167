package main

import (
	"fmt"
	"strings"

	"signin-diagnosis/handler/permission"
)

const pageHead = `# Permissions on Microsoft Graph

The function reads with a managed identity. These application permissions are all that it can use; none of them can change anything. ` + "`handler check`" + ` and
` + "`GET /api/diagnose/check`" + ` say which ones the identity holds.

This page, the roles in ` + "`infra/app/permissions.bicep`" + ` and those of the scripts in ` + "`infra/scripts`" + ` are made from ` + "`handler/permission`" + ` (` + "`go generate ./...`" + `).

| permission | id of the app role | granted | what it is for | without it |
| --- | --- | --- | --- | --- |
`

const pageFoot = `
## Less, or more

A smaller permission may take the place of a larger one where less is enough:

| instead of | grant | id of the app role | what is left |
| --- | --- | --- | --- |
%s
Choose with ` + "`GRAPH_PERMISSIONS`" + `, names with commas between them (see [operations.md](operations.md)), or with ` + "`infra/scripts/grant-graph.sh --permission NAME`" + ` once per name.
The template always adds what is required, and refuses a name that is not on this page.

Grant ` + "`Directory.Read.All`" + ` only when ` + "`check`" + ` says that the licence is missing in a tenant that has Entra ID P1 or P2: Graph gives some licensed tenants that
refusal, and the permission cures it. It reads far more than the function needs.

A token is cached, for up to 24 hours for a managed identity: a new role may show late, and a role that was taken away may live on as long.
`

// page returns the page of the docs.
func page() string {
	var rows, lesser strings.Builder
	for _, p := range permission.List() {
		fmt.Fprintf(&rows, "| `%s` | `%s` | %s | %s | %s |\n", p.Name, p.Role, granted(p), p.Purpose, p.Without)
		if p.Lesser.Name != "" {
			fmt.Fprintf(&lesser, "| `%s` | `%s` | `%s` | %s |\n", p.Name, p.Lesser.Name, p.Lesser.Role, p.Lesser.Part)
		}
	}
	return pageHead + rows.String() + fmt.Sprintf(pageFoot, lesser.String())
}

func granted(p permission.Permission) string {
	switch {
	case p.Required:
		return "always"
	case p.OnDemand:
		return "only when asked for"
	default:
		return "by default"
	}
}
