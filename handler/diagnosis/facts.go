package diagnosis

import (
	"cmp"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// values are what the texts of a rule may mention about this row.
func (s *subject) values(policies []CausePolicy, options Options) values {
	v := accountValues(s.evidence)
	v["code"] = fmt.Sprint(s.Status.ErrorCode)
	v["meaning"] = s.code.Meaning
	v["app"] = Quote(s.app(), "the app")
	v["resource"] = Quote(s.resource(), "the resource")
	v["time"] = When(s.CreatedAt)
	v["policy"] = policyPhrase(policies)
	v["demander"] = s.demander(policies)
	v["device"] = Quote(maskDevice(s.Device.DisplayName, options), s.namelessDevice())
	v["place"] = s.place(options)
	v["serviceAddress"] = Quote(maskAddress(s.IPAddressFromResourceProvider, options), "another address")
	v["client"] = Quote(s.ClientAppUsed, "an unknown kind of client")
	v["period"] = signInFrequencyPhrase(policies, s.evidence.Policies)
	v["detail"] = Quote(s.stepDetail(), "no detail")
	v["correlation"] = correlationPhrase(s.CorrelationID)
	v["signInId"] = guidOnly(s.ID)
	v["deviceId"] = guidOnly(s.Device.ID)
	v["appId"] = guidOnly(s.AppID)
	if len(policies) > 0 {
		v["policyId"] = guidOnly(policies[0].ID)
	}
	return v
}

// namelessDevice is the phrase for a device without a name. A pasted text, which
// has no row, says nothing about the device.
func (s *subject) namelessDevice() string {
	switch {
	case s.ID == "":
		return "the device"
	case s.Device.ID != "":
		return "a device without a name"
	default:
		return "a device that did not identify itself"
	}
}

func accountValues(evidence *signin.Evidence) values {
	v := values{"account": Quote(cmp.Or(accountName(evidence), evidence.Asked), "the account")}
	account := evidence.Account
	if account == nil {
		v["userKey"] = shellSafeName(evidence.Asked)
		return v
	}
	v["userId"] = guidOnly(account.ID)
	v["userKey"] = cmp.Or(v["userId"], shellSafeName(account.UserPrincipalName))
	v["passwordChanged"] = When(account.LastPasswordChange)
	v["validFrom"] = When(account.SessionsValidFrom)
	return v
}

func accountName(evidence *signin.Evidence) string {
	if evidence.Account == nil {
		return ""
	}
	return cmp.Or(evidence.Account.DisplayName, evidence.Account.UserPrincipalName)
}

// guidOnly lets an id through to a command or a link only when it is one.
func guidOnly(id string) string {
	if !signin.IsGUID(id) {
		return ""
	}
	return id
}

// correlationPhrase follows “with the correlation id”.
func correlationPhrase(id string) string { return cmp.Or(guidOnly(id), "on the error page") }

var plainName = regexp.MustCompile(`^[A-Za-z0-9._@-]+$`)

// shellSafeName lets a name into a command only when every shell reads it the same.
func shellSafeName(name string) string {
	if !plainName.MatchString(name) || strings.HasPrefix(name, "-") {
		return ""
	}
	return name
}

func policyPhrase(policies []CausePolicy) string {
	var names []string
	for _, p := range policies {
		name := Quote(p.DisplayName, "without a name")
		if p.CurrentName != "" {
			name += " (now called " + Quote(string(p.CurrentName), "") + ")"
		}
		names = append(names, name)
	}
	switch len(names) {
	case 0:
		return "a Conditional Access policy that the log does not name"
	case 1:
		return "the Conditional Access policy " + names[0]
	default:
		return "the Conditional Access policies " + list(names)
	}
}

// demanders are the words for who may ask for a second factor, by Graph's
// requirementProvider
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy).
var demanders = map[string]string{
	"user":                                      "the per-user MFA setting of the account",
	"multiconditionalaccess":                    "Conditional Access",
	"v1conditionalaccess":                       "Conditional Access",
	"securitydefaults":                          "the security defaults of the tenant",
	"riskbasedpolicy":                           "a risk policy",
	"tenantsessionriskpolicy":                   "a sign-in risk policy",
	"accountcompromisepolicies":                 "a user risk policy",
	"authenticationstrengths":                   "an authentication strength",
	"crosstenantoutboundrule":                   "the cross-tenant settings",
	"request":                                   "the app itself",
	"mfaregistrationrequiredbysecuritydefaults": "the security defaults of the tenant",
}

// demander says who asked for the second factor.
func (s *subject) demander(policies []CausePolicy) string {
	if len(policies) > 0 {
		return policyPhrase(policies)
	}
	for _, requirement := range s.RequirementPolicies {
		if words, ok := demanders[strings.ToLower(requirement.Provider)]; ok {
			return words
		}
	}
	return "a setting of the tenant that the log does not name"
}

// plainAddress is an address as the log writes it: other tenants' are masked
// with XXX. Anything else stays out of our sentences.
var plainAddress = regexp.MustCompile(`^[0-9A-Fa-f:.X*/]{2,49}$`)

func (s *subject) place(options Options) string {
	var parts []string
	for _, part := range []string{s.Location.City, s.Location.Country} {
		if part = clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	where := Quote(strings.Join(parts, ", "), "an unknown place")
	if address := maskAddress(s.IPAddress, options); plainAddress.MatchString(address) {
		where += " (" + address + ")"
	}
	return where
}

func (s *subject) stepDetail() string {
	for _, step := range slices.Backward(s.AuthenticationSteps) {
		if !step.Succeeded && step.ResultDetail != "" {
			return step.ResultDetail
		}
	}
	return s.Status.AdditionalDetails
}

// maskAddress keeps the network of an address (/24 or /48) and hides the host.
func maskAddress(text string, options Options) string {
	if !options.Redact || text == "" {
		return text
	}
	address, err := netip.ParseAddr(text)
	if err != nil {
		return "hidden"
	}
	bits := 24
	if address = address.Unmap(); address.Is6() {
		bits = 48
	}
	network, err := address.WithZone("").Prefix(bits)
	if err != nil {
		return "hidden"
	}
	return network.String()
}

func maskDevice(name string, options Options) string {
	if options.Redact && name != "" {
		return "hidden"
	}
	return name
}
