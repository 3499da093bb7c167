package entra

import (
	"regexp"
	"slices"
)

// The app roles of Microsoft Graph that the program reads with.
const (
	auditLogRead  = "AuditLog.Read.All"
	userRead      = "User.Read.All"
	policyRead    = "Policy.Read.All"
	directoryRead = "Directory.Read.All"
)

// permission is one thing that an identity has to be allowed
// (https://learn.microsoft.com/graph/permissions-reference).
type permission struct {
	name    string
	role    string // id of the app role on Microsoft Graph's service principal
	purpose string
	without string   // what a diagnosis lacks when it is missing
	covers  []string // other permissions that allow as much
	lesser  string   // one that allows a part of it
	part    string   // which part
	// onDemand permissions are not looked for: they help few tenants only.
	onDemand bool
}

// permissions is the one list of them, the most needed first.
var permissions = []permission{
	{
		name: auditLogRead, role: "b0afded3-3588-46d8-8b3d-9842eff778da",
		purpose: "reads the sign-in log",
		without: "no question can be answered",
	},
	{
		name: userRead, role: "df021288-bdef-4463-88db-98f22de89214",
		purpose: "finds the account and sees whether it is enabled",
		without: "accounts are looked for in the log by name only, and disabled or unknown ones are not recognised",
		covers:  []string{directoryRead, "User.ReadWrite.All", "Directory.ReadWrite.All", "Directory.AccessAsUser.All"},
		lesser:  "User.ReadBasic.All",
		part:    "finds the account, but does not show whether it is enabled and when its password changed",
	},
	{
		name: policyRead, role: "246dd0d5-5bd0-4def-940b-0421030a5b68",
		purpose: "shows which Conditional Access policies acted, and their definitions",
		without: "answers cannot name the policy that blocks a sign-in",
		lesser:  "Policy.Read.ConditionalAccess",
		part:    "shows which policies acted, but not their definitions",
	},
	{
		name: directoryRead, role: "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
		purpose:  "cures a licence refusal that Graph gives some licensed tenants",
		without:  "nothing is lost in most tenants",
		onDemand: true,
	},
}

// codeNames are the refusals that name their permission in the code, in a
// form that is older than the names
// (https://learn.microsoft.com/graph/troubleshoot).
var codeNames = map[string]string{
	"Authentication_ApplicationHasNoDirectoryReadAccess":    directoryRead,
	"Authentication_ApplicationHasNoReadAuditLogDataAccess": auditLogRead,
}

var dotted = regexp.MustCompile(`[A-Za-z]+(?:\.[A-Za-z]+)+`)

// permissionIn finds the permission that a refusal is about: the one that it
// names, if it is a known one, else the one that the request needs.
func permissionIn(code, message, otherwise string) string {
	for _, word := range dotted.FindAllString(message, -1) {
		if slices.ContainsFunc(permissions, func(p permission) bool { return p.name == word || p.lesser == word }) {
			return word
		}
	}
	if name, known := codeNames[code]; known {
		return name
	}
	return otherwise
}
