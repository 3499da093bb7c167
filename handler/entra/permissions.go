package entra

import (
	"regexp"
	"slices"

	"signin-diagnosis/handler/permission"
)

// permissions is the one list of permissions, as read by the checks.
var permissions = permission.List()

// codeNames are the refusals that name their permission in the code, in a
// form that is older than the names
// (https://learn.microsoft.com/graph/troubleshoot).
var codeNames = map[string]string{
	"Authentication_ApplicationHasNoDirectoryReadAccess":    permission.DirectoryRead,
	"Authentication_ApplicationHasNoReadAuditLogDataAccess": permission.AuditLogRead,
}

var dotted = regexp.MustCompile(`[A-Za-z]+(?:\.[A-Za-z]+)+`)

// permissionIn returns the permission that a refusal is about: the one that it
// names, if it is a known one, or else the one that the request needs.
func permissionIn(code, message, otherwise string) string {
	for _, word := range dotted.FindAllString(message, -1) {
		if slices.ContainsFunc(permissions, func(p permission.Permission) bool {
			return /*guard:known-roles-only true*/ p.Name == word || p.Lesser.Name == word
		}) {
			return word
		}
	}
	if name, known := codeNames[code]; known {
		return name
	}
	return otherwise
}
