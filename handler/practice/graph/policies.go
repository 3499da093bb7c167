package graph

import (
	"maps"
	"net/http"
)

// Policies answers the list of Conditional Access policies,
// https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies.
func (s Service) Policies(_ *http.Request, q Query, c Caller) (any, *Problem) {
	if refused := s.refusePolicies(c); refused != nil {
		return nil, refused
	}
	filter, err := parseFilter(q.Filter, policySchema)
	if err != nil {
		return nil, NewProblem(http.StatusBadRequest, "BadRequest", "Invalid filter clause")
	}
	found := []object{}
	for _, policy := range s.Held.Policies {
		if filter.match(policy) {
			found = append(found, policyView(policy, q.Version))
		}
	}
	return object{
		"@odata.context": "https://graph.microsoft.com/" + q.Version + "/$metadata#identity/conditionalAccess/policies",
		"value":          found,
	}, nil
}

// policyView is a policy as the version shows it: that a policy tightens
// continuous access evaluation is beta's to say.
func policyView(stored object, version string) object {
	session, ok := stored["sessionControls"].(object)
	if !ok || version == "beta" {
		return stored
	}
	shown := maps.Clone(stored)
	without := maps.Clone(session)
	delete(without, "continuousAccessEvaluation")
	shown["sessionControls"] = without
	return shown
}

var policySchema = schema{"id": {}, "displayName": {prefix: true}, "state": {}}
