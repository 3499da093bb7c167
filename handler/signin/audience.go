package signin

import (
	"encoding/json"
	"slices"
	"strings"
)

// Directory is the id of Windows Azure Active Directory, the directory as a
// resource, which is the same in every tenant. A client that asks for nothing
// but baseline scopes is judged by it
// (https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions).
const Directory = "00000002-0000-0000-c000-000000000000"

// Audience is the id of an application that Conditional Access judged a row by.
// Graph sends it as a text; older rows hold an object around it.
type Audience string

// UnmarshalJSON reads both forms. Anything else is no audience, and no reason
// to give up the row.
func (a *Audience) UnmarshalJSON(text []byte) error {
	var object struct {
		ApplicationID string `json:"applicationId"`
	}
	var id string
	if json.Unmarshal(text, &id) != nil && json.Unmarshal(text, &object) == nil {
		id = object.ApplicationID
	}
	*a = Audience(id)
	return nil
}

// JudgedBy reports that Conditional Access judged the row by this resource.
func (s *SignIn) JudgedBy(id string) bool {
	return slices.ContainsFunc(s.Audiences, func(a Audience) bool { return strings.EqualFold(string(a), id) })
}

// ProcessingDetail is one of the pairs in which Entra notes how it went about a
// sign-in.
type ProcessingDetail struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Scopes are the permissions that the client asked for, where the row names
// them. Their list comes with quotation marks around each, or without.
func (s *SignIn) Scopes() []string {
	for _, d := range s.ProcessingDetails {
		if strings.EqualFold(d.Key, "Oauth Scope Info") {
			return strings.FieldsFunc(d.Value, func(r rune) bool { return strings.ContainsRune(`[]", `, r) })
		}
	}
	return nil
}
