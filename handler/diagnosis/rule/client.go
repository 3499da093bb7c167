package rule

import (
	"slices"
	"strings"
)

// modernClients are the values of clientAppUsed that can do MFA; every other one
// is an old protocol
// (https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication).
var modernClients = []string{"browser", "mobile apps and desktop clients"}

// LegacyClient reports a client that cannot do MFA.
func LegacyClient(s *Subject) bool {
	client := strings.ToLower(s.ClientAppUsed)
	return client != "" && !slices.Contains(modernClients, client)
}
