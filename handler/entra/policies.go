package entra

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/identity"

	"signin-diagnosis/handler/signin"
)

const (
	policyPath = "/identity/conditionalAccess/policies"
	// policyPages bounds the reading of the list. A tenant may hold 195
	// policies, which is one page; the others allow for smaller pages.
	policyPages = 4
)

// Policies lists all Conditional Access policies as they stand now
// (https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies).
// A list that cannot be read to its end is a failure, because a policy that is
// missing from it would look deleted. The int is the number of requests sent;
// the error is a *signin.Failure.
func (c *Client) Policies(ctx context.Context) ([]signin.Policy, int, error) {
	var all []signin.Policy
	build, sent := c.policiesRequest(nil, nil), 0
	for range policyPages {
		var page list[signin.Policy]
		requests, err := c.read(ctx, &c.policies,
			//guard:header-on-policies unwrap
			withHeaders(build), func(body []byte) (err error) {
				page, _, err = decodeList(body, func(p *signin.Policy) bool { return p.ID != "" })
				return err
			})
		sent += requests
		if err != nil {
			return nil, sent, err
		}
		all = append(all, page.Value...)
		//guard:all-policy-pages true
		if page.Next == "" {
			return all, sent, nil
		}
		next, ours := c.follow(page.Next, c.policies.adapter.GetBaseUrl()+policyPath)
		if !ours {
			return nil, sent, &signin.Failure{Kind: signin.KindUnavailable, Code: codeForeignLink}
		}
		build = next
	}
	return nil, sent, &signin.Failure{Kind: signin.KindUnavailable, Code: codeManyPages}
}

func (c *Client) policiesRequest(top *int32, fields []string) builder {
	return func(ctx context.Context) (*abstractions.RequestInformation, error) {
		list := identity.NewIdentityRequestBuilderInternal(map[string]string{}, c.policies.adapter).ConditionalAccess().Policies()
		return list.ToGetRequestInformation(ctx, &identity.ConditionalAccessPoliciesRequestBuilderGetRequestConfiguration{
			QueryParameters: &identity.ConditionalAccessPoliciesRequestBuilderGetQueryParameters{Top: top, Select: fields},
		})
	}
}
