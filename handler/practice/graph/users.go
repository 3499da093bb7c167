package graph

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/practice/plain"
)

// The directory, https://learn.microsoft.com/graph/api/user-list. It compares
// names without case, unlike the log.
var userSchema = schema{
	"id":                {kind: kindText, fold: true},
	"userPrincipalName": {kind: kindText, fold: true, prefix: true},
	"mail":              {kind: kindText, fold: true, prefix: true},
	"displayName":       {kind: kindText, fold: true, prefix: true},
	"otherMails":        {kind: kindList, fold: true},
	"proxyAddresses":    {kind: kindList, fold: true},
}

// What a user has: the properties that come unasked, those that
// User.ReadBasic.All shows, and the others that $select may name.
var (
	userDefault = strings.Fields("businessPhones displayName givenName jobTitle mail mobilePhone officeLocation " +
		"preferredLanguage surname userPrincipalName id")
	userBasic = strings.Fields("id userPrincipalName displayName givenName surname mail")
	userMore  = strings.Fields("accountEnabled ageGroup city companyName country createdDateTime creationType department " +
		"employeeId externalUserState externalUserStateChangeDateTime identities imAddresses lastPasswordChangeDateTime " +
		"mailNickname onPremisesDomainName onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName " +
		"onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies " +
		"passwordProfile postalCode proxyAddresses securityIdentifier showInAddressList signInSessionsValidFromDateTime " +
		"state streetAddress usageLocation userType")
)

const usersPage = 100

// Users answers the list and a single user. The list ends after its first
// page: the tenant is small, and a reader of one account needs no second one.
func (s Service) Users(r *http.Request, q Query, c Caller) (any, *Problem) {
	if refused := refuseUsers(c); refused != nil {
		return nil, refused
	}
	fields, refused := userFields(q.Select)
	if refused != nil {
		return nil, refused
	}
	visible := fields
	if !c.may(maySeeUsers...) {
		visible = slices.DeleteFunc(slices.Clone(fields), func(name string) bool { return !slices.Contains(userBasic, name) })
	}
	context := "https://graph.microsoft.com/" + q.Version + "/$metadata#users"
	if len(q.Parts) == 2 {
		return s.oneUser(q.Parts[1], visible, context+"/$entity")
	}
	return s.someUsers(r, q, visible, context)
}

func (s Service) oneUser(key string, fields []string, context string) (any, *Problem) {
	for _, user := range s.Held.Users {
		if strings.EqualFold(key, plain.Text(user["id"])) || strings.EqualFold(key, plain.Text(user["userPrincipalName"])) {
			shown := shownUser(user, fields)
			shown["@odata.context"] = context
			return shown, nil
		}
	}
	return nil, NewProblem(http.StatusNotFound, "Request_ResourceNotFound",
		"Resource '"+key+"' does not exist or one of its queried reference-property objects are not present.")
}

func (s Service) someUsers(r *http.Request, q Query, fields []string, context string) (any, *Problem) {
	filter, err := parseFilter(q.Filter, userSchema)
	if err != nil {
		return nil, userFilterRefused(err)
	}
	top, ok := readTop(r.URL.Query().Get("$top"), 999)
	if !ok {
		return nil, NewProblem(http.StatusBadRequest, "Request_BadRequest", "Invalid page size specified. Must be between 1 and 999 inclusive.")
	}
	if q.Top == 0 {
		top = usersPage
	}
	found := []object{}
	for _, user := range s.Held.Users {
		if filter.match(user) && len(found) < top {
			found = append(found, shownUser(user, fields))
		}
	}
	return object{"@odata.context": context, "value": found}, nil
}

func userFilterRefused(err error) *Problem {
	var refused *filterError
	if errors.As(err, &refused) && refused.property != "" {
		return NewProblem(http.StatusBadRequest, "Request_UnsupportedQuery",
			"Unsupported or invalid query filter clause specified for property '"+refused.property+"' of resource 'User'.")
	}
	return NewProblem(http.StatusBadRequest, "BadRequest", "Invalid filter clause")
}

func userFields(selected string) ([]string, *Problem) {
	if selected == "" {
		return userDefault, nil
	}
	var fields []string
	for name := range strings.SplitSeq(selected, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(userDefault, name) && !slices.Contains(userMore, name) {
			return nil, NewProblem(http.StatusBadRequest, "BadRequest", "Parsing OData Select and Expand failed: "+
				"Could not find a property named '"+name+"' on type 'microsoft.graph.user'.")
		}
		fields = append(fields, name)
	}
	return fields, nil
}

// shownUser holds every field, as null where the user has none.
func shownUser(user object, fields []string) object {
	shown := object{}
	for _, name := range fields {
		shown[name] = user[name]
	}
	return shown
}
