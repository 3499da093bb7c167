package entra

import (
	"context"
	"slices"
	"strings"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/users"

	"signin-diagnosis/handler/signin"
)

// accountFields are the properties of signin.Account; Graph returns most of them
// only when they are selected.
var accountFields = []string{
	"id", "userPrincipalName", "displayName", "mail", "otherMails", "userType", "accountEnabled",
	"externalUserState", "creationType", "preferredLanguage", "passwordPolicies",
	"lastPasswordChangeDateTime", "signInSessionsValidFromDateTime",
	"onPremisesSyncEnabled", "onPremisesDomainName", "onPremisesLastSyncDateTime",
}

// Accounts finds the users that a name fits: by object id, or by UPN, mail or
// other mail in one request
// (https://learn.microsoft.com/graph/api/user-list). A match by UPN wins over
// one by mail, and that over one by another mail; all matches of the best kind
// are returned. The int is the number of requests sent; the error is a
// *signin.Failure.
func (c *Client) Accounts(ctx context.Context, name string) ([]signin.Account, int, error) {
	var found []signin.Account
	sent, err := c.read(ctx, &c.users, c.usersRequest(nameFilter(name), accountFields), func(body []byte) error {
		read, _, err := decodeList(body, hasGUID)
		found = read.Value
		return err
	})
	if notFound(err) {
		return nil, sent, nil
	}
	return bestMatches(found, name), sent, err
}

// hasGUID reports whether the account's id is a GUID, as a user's id is
// (https://learn.microsoft.com/graph/api/resources/user). The id goes into links
// that people follow and commands that they run, so no other text may get there.
func hasGUID(a *signin.Account) bool { return signin.IsGUID(a.ID) }

// usersRequest builds the request with the SDK's builder, but does not use the
// SDK's typed answers, which would make the binary three times as large. It asks
// by filter and never by path: a UPN may begin with $ or hold # or a quote, which
// break a path. An empty filter asks for any one user.
func (c *Client) usersRequest(filter string, fields []string) builder {
	return withHeaders(func(ctx context.Context) (*abstractions.RequestInformation, error) {
		query := &users.UsersRequestBuilderGetQueryParameters{Select: fields}
		if filter != "" {
			query.Filter = &filter
		} else {
			query.Top = &one
		}
		list := users.NewUsersRequestBuilderInternal(map[string]string{}, c.users.adapter)
		return list.ToGetRequestInformation(ctx, &users.UsersRequestBuilderGetRequestConfiguration{QueryParameters: query})
	})
}

var one int32 = 1

// nameFilter returns the OData filter for the accounts that a name fits.
func nameFilter(name string) string {
	quoted := quote(name)
	if signin.IsGUID(name) {
		return "id eq " + quoted
	}
	return "userPrincipalName eq " + quoted + " or mail eq " + quoted + " or otherMails/any(o: o eq " + quoted + ")"
}

// matches are the ways in which a name fits an account, the best first.
var matches = []func(*signin.Account, string) bool{
	func(a *signin.Account, name string) bool { return strings.EqualFold(a.ID, name) },
	func(a *signin.Account, name string) bool {
		return /*guard:upn-in-any-case = a.UserPrincipalName == name*/ strings.EqualFold(a.UserPrincipalName, name)
	},
	func(a *signin.Account, name string) bool { return strings.EqualFold(a.Mail, name) },
	func(a *signin.Account, name string) bool {
		return slices.ContainsFunc(a.OtherMails, func(mail string) bool { return strings.EqualFold(mail, name) })
	},
}

// bestMatches returns the accounts of the best match. An account that matches in
// no way is dropped: Graph has ignored the filter.
func bestMatches(found []signin.Account, name string) []signin.Account {
	for _, match := range matches {
		var kept []signin.Account
		for _, account := range found {
			if match(&account, name) {
				kept = append(kept, account)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	//guard:no-account-on-trust = found
	return nil
}
