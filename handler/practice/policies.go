package practice

import "net/http"

// listPolicies answers the list of Conditional Access policies,
// https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies.
func (t *Tenant) listPolicies(request Request, caller claims, policies []Object) (any, *problem) {
	if refused := t.refusePolicies(caller); refused != nil {
		return nil, refused
	}
	filter, err := parseFilter(request.Filter, policySchema)
	if err != nil {
		return nil, fail(http.StatusBadRequest, "BadRequest", "Invalid filter clause")
	}
	found := []Object{}
	for _, policy := range policies {
		if filter.match(policy) {
			found = append(found, policy)
		}
	}
	return Object{
		"@odata.context": "https://graph.microsoft.com/" + request.Version + "/$metadata#identity/conditionalAccess/policies",
		"value":          found,
	}, nil
}

var policySchema = schema{"id": {}, "displayName": {prefix: true}, "state": {}}
