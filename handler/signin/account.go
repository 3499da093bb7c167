package signin

import (
	"regexp"
	"strings"
	"time"
)

// Account is what the directory says of a user
// (https://learn.microsoft.com/graph/api/resources/user). Enabled is nil when
// the reader may not see it.
type Account struct {
	ID                  string    `json:"id"`
	UserPrincipalName   string    `json:"userPrincipalName"`
	DisplayName         string    `json:"displayName"`
	Mail                string    `json:"mail"`
	OtherMails          []string  `json:"otherMails"`
	UserType            string    `json:"userType"`
	Enabled             *bool     `json:"accountEnabled"`
	ExternalUserState   string    `json:"externalUserState"`
	OnPremisesSynced    bool      `json:"onPremisesSyncEnabled"`
	LastPasswordChange  time.Time `json:"lastPasswordChangeDateTime"`
	SessionsValidFrom   time.Time `json:"signInSessionsValidFromDateTime"`
	PasswordPolicies    string    `json:"passwordPolicies"`
	OnPremisesDomain    string    `json:"onPremisesDomainName"`
	CreationType        string    `json:"creationType"`
	PreferredLanguage   string    `json:"preferredLanguage"`
	LastDirSyncDateTime time.Time `json:"onPremisesLastSyncDateTime"`
}

// Guest reports whether the account belongs to somebody of another tenant.
func (a *Account) Guest() bool {
	return strings.EqualFold(a.UserType, "Guest") || strings.Contains(strings.ToLower(a.UserPrincipalName), guestMark)
}

const guestMark = "#ext#" // in lower case

// LogNames returns the names, in lower case, under which the sign-in log may hold
// the account when it is asked by name: the log stores UPNs in lower case and
// guests by their own mail address, without #EXT#.
func LogNames(name string) []string {
	name = strings.ToLower(name)
	names := []string{name}
	local, _, guest := strings.Cut(name, guestMark)
	//guard:guest-without-ext
	if at := strings.LastIndexByte(local, '_'); guest && at > 0 {
		names = append(names, local[:at]+"@"+local[at+1:])
	}
	return names
}

var guid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// IsGUID reports whether text has the form of an object id.
func IsGUID(text string) bool { return guid.MatchString(text) }
