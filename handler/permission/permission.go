// Package permission is the one list of what the program may be allowed on
// Microsoft Graph: the checks, the docs, the templates and the scripts for
// administrators are all made of it.
package permission

import "slices"

// The app roles of Microsoft Graph that the program reads with.
const (
	AuditLogRead  = "AuditLog.Read.All"
	UserRead      = "User.Read.All"
	PolicyRead    = "Policy.Read.All"
	PolicyReadCA  = "Policy.Read.ConditionalAccess"
	DirectoryRead = "Directory.Read.All"
)

// Permission is one permission of Microsoft Graph that an identity needs
// (https://learn.microsoft.com/graph/permissions-reference).
type Permission struct {
	Name    string
	Role    string // id of the app role on Microsoft Graph's service principal
	Purpose string
	Without string   // what a diagnosis lacks when it is missing
	Covers  []string // other permissions that allow as much
	Lesser  Lesser   // one that allows a part of it
	// Required permissions are those without which no question has an answer.
	Required bool
	// OnDemand permissions are neither granted nor looked for unless somebody
	// asks for them: they help few tenants only.
	OnDemand bool
}

// Lesser is a permission that can partly replace another one.
type Lesser struct {
	Name string
	Role string
	Part string // what it still allows
}

var list = []Permission{
	{
		Name: AuditLogRead, Role: "b0afded3-3588-46d8-8b3d-9842eff778da",
		Purpose:  "reads the sign-in log",
		Without:  "no question can be answered",
		Required: true,
	},
	{
		Name: UserRead, Role: "df021288-bdef-4463-88db-98f22de89214",
		Purpose: "finds the account and sees whether it is enabled",
		Without: "accounts are looked for in the log by name only, and disabled or unknown ones are not recognised",
		Covers:  []string{DirectoryRead, "User.ReadWrite.All", "Directory.ReadWrite.All", "Directory.AccessAsUser.All"},
		Lesser: Lesser{
			Name: "User.ReadBasic.All", Role: "97235f07-e226-4f63-ace3-39588e11d3a1",
			Part: "finds the account, but does not show whether it is enabled and when its password changed",
		},
	},
	{
		Name: PolicyRead, Role: "246dd0d5-5bd0-4def-940b-0421030a5b68",
		Purpose: "shows which Conditional Access policies acted, and their definitions",
		Without: "answers cannot name the policy that blocks a sign-in",
		Lesser: Lesser{
			Name: PolicyReadCA, Role: "37730810-e9ba-4e46-b07e-8ca78d182097",
			Part: "shows which policies acted, but not their definitions",
		},
	},
	{
		Name: DirectoryRead, Role: "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
		Purpose:  "cures a licence refusal that Graph gives some licensed tenants",
		Without:  "nothing is lost in most tenants",
		OnDemand: true,
	},
}

// List returns every permission, the most needed first.
func List() []Permission { return slices.Clone(list) }

// Named returns the permission of that name, or one that has the name alone.
func Named(name string) Permission {
	for _, p := range list {
		if p.Name == name {
			return p
		}
	}
	return Permission{Name: name}
}

// RoleOf returns the id of the app role of that name, also of a lesser one; empty
// for a name that is not on the list.
func RoleOf(name string) string {
	for _, p := range list {
		switch name {
		case p.Name:
			return p.Role
		case p.Lesser.Name:
			return p.Lesser.Role
		}
	}
	return ""
}
