package diagnosis

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// deviceCode: the sign-in used, or descends from, a device code.
func deviceCode(s *subject) bool {
	return strings.EqualFold(s.AuthenticationProtocol, "deviceCode") ||
		strings.EqualFold(s.OriginalTransferMethod, "deviceCodeFlow")
}

// transferred: the sign-in was moved over from another device.
func transferred(s *subject) bool {
	return strings.EqualFold(s.OriginalTransferMethod, "authenticationTransfer") && blockedBy("authenticationFlows")(s)
}

// blockedBy: a failing policy says that this condition is why it applied.
func blockedBy(condition string) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool {
			return meets(p.ConditionsSatisfied, condition)
		})
	}
}

// meets looks a condition up in Graph's comma-joined flags.
func meets(flags, condition string) bool {
	for flag := range strings.SplitSeq(flags, ",") {
		if strings.EqualFold(strings.TrimSpace(flag), condition) {
			return true
		}
	}
	return false
}

// ruledBy: a failing policy matched by this entry of its conditions
// (https://learn.microsoft.com/graph/api/resources/conditionalaccessrulesatisfied).
func ruledBy(entries ...string) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool {
			return slices.ContainsFunc(p.IncludeRules, func(r signin.Rule) bool {
				return slices.ContainsFunc(entries, func(e string) bool { return meets(r.Satisfied, e) })
			})
		})
	}
}

// defines: the definition of a failing policy, as it stands now, says so.
func defines(says func(*signin.Policy) bool) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool {
			definition, known := s.evidence.Policies[strings.ToLower(p.ID)]
			return known && says(&definition)
		})
	}
}

func namesCompliantNetwork(p *signin.Policy) bool {
	return slices.Contains(p.Conditions.Locations.Exclude, signin.CompliantNetwork)
}

func guardsSecurityInfo(p *signin.Policy) bool {
	return slices.Contains(p.Conditions.Applications.UserActions, "urn:user:registersecurityinfo")
}

func anyTrue(conditions ...func(*subject) bool) func(*subject) bool {
	return func(s *subject) bool {
		return slices.ContainsFunc(conditions, func(holds func(*subject) bool) bool { return holds(s) })
	}
}

// byLocation: the place decided. A policy for all places without an exception
// meets the condition as well, and says nothing by it.
func byLocation(s *subject) bool { return blockedBy("location")(s) && !defines(everywhereAlike)(s) }

// addressOfToken: in a background row of a web app the address is the one at
// which its token was first issued.
func addressOfToken(s *subject) bool {
	return byLocation(s) && !s.Interactive && strings.EqualFold(s.ClientAppUsed, "Browser")
}

// byUser: nothing but the user and the app decided.
func byUser(s *subject) bool {
	return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool {
		return p.ConditionsSatisfied != "" && onlyFlags(p.ConditionsSatisfied, "application", "users")
	})
}

// onlyFlags reports that Graph's comma-joined flags hold no other than these.
func onlyFlags(flags string, allowed ...string) bool {
	for flag := range strings.SplitSeq(flags, ",") {
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.EqualFold(strings.TrimSpace(flag), a) }) {
			return false
		}
	}
	return true
}

func everywhereAlike(p *signin.Policy) bool {
	l := p.Conditions.Locations
	return slices.Equal(l.Include, []string{"All"}) && len(l.Exclude) == 0
}

// byPlatform: the kind of device decided, and not just a condition that any
// platform meets.
func byPlatform(s *subject) bool {
	return blockedBy("devicePlatform")(s) && !ruledBy("allDevicePlatforms")(s)
}

func byDeviceFilter(s *subject) bool {
	return ruledBy("deviceFilter", "deviceFilterIncludeRuleNotMatched")(s) ||
		blockedBy("deviceState")(s) && !ruledBy("allDevices", "allDeviceStates")(s)
}

// byClientType: nothing but the kind of client decided. Most policies meet
// that condition beside others, so it counts only when it stands alone.
func byClientType(s *subject) bool {
	return slices.ContainsFunc(stopping(s.event), func(p signin.AppliedPolicy) bool {
		return meets(p.ConditionsSatisfied, "clientType") && onlyFlags(p.ConditionsSatisfied, "application", "users", "clientType")
	})
}

func wantsContext(s *subject) bool {
	return ruledBy("acr")(s) || len(failing(s.event)) > 0 && slices.ContainsFunc(s.AuthenticationContexts, func(c signin.Context) bool {
		return strings.EqualFold(c.Detail, "required")
	})
}

// Cures of blocks that are not about the place.
var (
	cureByClient = &cure{reach: onClientAndResource, why: "The block is about how this client signs in, wherever it does."}
	cureByDevice = &cure{reach: onResourceSamePlace, why: "The block is about the device, wherever it is."}
	cureByUser   = &cure{reach: onResource, why: "The block is about the user: who gets in to the resource is no longer blocked."}
)

func noPolicyNamed(s *subject) bool { return s.ID != "" && len(failing(s.event)) == 0 }

// Both speak of rows; a code that was only pasted has none.

// policiesHidden: Graph left the policies out of the row.
func policiesHidden(s *subject) bool { return s.ID != "" && s.AppliedPolicies == nil }

// deviceCodeBlocked: the flow is why, not a location that would block any flow:
// a policy on authentication flows, or one that asks for a device, which a
// device code cannot show. Without a policy to ask, the flow is the likeliest.
func deviceCodeBlocked(s *subject) bool {
	if s.Status.ErrorCode == 530033 || ruledBy("deviceCodeFlow")(s) {
		return true
	}
	failed := stopping(s.event)
	return deviceCode(s) && (len(failed) == 0 || slices.ContainsFunc(failed, func(p signin.AppliedPolicy) bool {
		return meets(p.ConditionsSatisfied, "authenticationFlows") || hasControl(p.GrantControls, controlCompliant, controlHybrid)
	}))
}

// otherAddressSeen: the service saw another address than Entra ID did, which is
// how continuous access evaluation blocks a place
// (https://learn.microsoft.com/entra/identity/conditional-access/howto-continuous-access-evaluation-troubleshoot).
func otherAddressSeen(s *subject) bool {
	return (blockedBy("ipAddressSeenByResourceProvider")(s) || noPolicyNamed(s)) &&
		s.IPAddressFromResourceProvider != "" && s.IPAddressFromResourceProvider != s.IPAddress
}

var blockNumbers = []int{53003, 530031}
