package practice

import "net/http"

// policies answers the list of Conditional Access policies,
// https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies.
func (s service) policies(q Query, c caller) (any, *problem) {
	if refused := s.refusePolicies(c); refused != nil {
		return nil, refused
	}
	filter, err := parseFilter(q.Filter, policySchema)
	if err != nil {
		return nil, fail(http.StatusBadRequest, "BadRequest", "Invalid filter clause")
	}
	found := []Object{}
	for _, policy := range s.Held.Policies {
		if filter.match(policy) {
			found = append(found, policy)
		}
	}
	return Object{
		"@odata.context": "https://graph.microsoft.com/" + q.Version + "/$metadata#identity/conditionalAccess/policies",
		"value":          found,
	}, nil
}

var policySchema = schema{"id": {}, "displayName": {prefix: true}, "state": {}}
