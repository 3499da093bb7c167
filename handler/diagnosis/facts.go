package diagnosis

import (
	"cmp"
	"fmt"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

// values are what the texts of a rule may mention about this row.
func (s *subject) values(policies []answer.CausePolicy, o Options) values {
	v := accountValues(s.evidence, o)
	v["code"] = fmt.Sprint(s.Status.ErrorCode)
	v["meaning"] = s.code.Meaning
	v["app"] = o.named(namedApp, s.app(), theApp)
	v["resource"] = o.named(namedResource, s.resource(), theResource)
	v["time"] = o.when(s.CreatedAt)
	v["policy"] = policyPhrase(policies, o)
	v["demander"] = s.demander(policies, o)
	v["device"] = o.named(namedDevice, maskDevice(s.Device.DisplayName, o), s.namelessDevice())
	v["place"] = s.place(o)
	v["serviceAddress"] = o.named(namedAddress, maskAddress(s.IPAddressFromResourceProvider, o), otherAddress)
	v["client"] = o.named(namedClient, s.ClientAppUsed, unknownClient)
	v["period"] = signInFrequencyPhrase(policies, s.evidence.Policies, o)
	v["detail"] = Quote(s.stepDetail(), noDetail.In(o.Language))
	v["controls"] = s.controls(o)
	v["strength"] = s.strength(o)
	v["context"] = s.context(o)
	v["unbound"] = s.unbound(o)
	v["guesses"] = s.guessesPhrase(o)
	v["correlation"] = correlationPhrase(s.CorrelationID, o)
	v["signInId"] = guidOnly(s.ID)
	v["deviceId"] = guidOnly(s.Device.ID)
	v["appId"] = guidOnly(s.AppID)
	if len(policies) > 0 {
		v["policyId"] = guidOnly(policies[0].ID)
	}
	return v
}

// Names from the log as they stand in a sentence. Korean puts the kind of thing
// behind the name, so that the particle after it is known.
var (
	namedAccount  = book.Phrase("{accountName}")
	namedApp      = book.Phrase("{appName}")
	namedResource = book.Phrase("{resourceName}")
	namedDevice   = book.Phrase("{deviceName}")
	namedClient   = book.Phrase("{clientName}")
	namedAddress  = book.Phrase("{addressName}")

	theAccount         = book.Phrase("the account")
	theApp             = book.Phrase("the app")
	theResource        = book.Phrase("the resource")
	theDevice          = book.Phrase("the device")
	namelessDevice     = book.Phrase("a device without a name")
	unidentifiedDevice = book.Phrase("a device that did not identify itself")
	otherAddress       = book.Phrase("another address")
	unknownClient      = book.Phrase("an unknown kind of client")
	noDetail           = book.Phrase("no detail")
	onErrorPage        = book.Phrase("on the error page")
)

// named quotes a name from the log, or says what stands for a missing one.
func (o Options) named(form wording.Phrase, name string, missing wording.Phrase) string {
	quoted := Quote(name, "")
	if quoted == "" {
		return missing.In(o.Language)
	}
	return form.FillIn(o.Language, values{wording.Names(form.In(wording.English))[0]: quoted})
}

// namelessDevice is the phrase for a device without a name. A pasted text, which
// has no row, says nothing about the device.
func (s *subject) namelessDevice() wording.Phrase {
	switch {
	case s.ID == "":
		return theDevice
	case s.Device.ID != "" || primaryRefreshToken(s.event):
		return namelessDevice
	default:
		return unidentifiedDevice
	}
}

func accountValues(evidence *signin.Evidence, o Options) values {
	v := values{"account": o.named(namedAccount, cmp.Or(accountName(evidence), evidence.Asked), theAccount)}
	account := evidence.Account
	if account == nil {
		v["userKey"] = shellSafeName(evidence.Asked)
		return v
	}
	v["userId"] = guidOnly(account.ID)
	v["userKey"] = cmp.Or(v["userId"], shellSafeName(account.UserPrincipalName))
	v["passwordChanged"] = o.when(account.LastPasswordChange)
	v["validFrom"] = o.when(account.SessionsValidFrom)
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
	//guard:guid-only
	if !signin.IsGUID(id) {
		return ""
	}
	return id
}

// correlationPhrase follows “with the correlation id”.
func correlationPhrase(id string, o Options) string {
	return cmp.Or(guidOnly(id), onErrorPage.In(o.Language))
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9._@-]+$`)

// shellSafeName lets a name into a command only when every shell reads it the same.
func shellSafeName(name string) string {
	//guard:plain-names-only
	if !plainName.MatchString(name) || strings.HasPrefix(name, "-") {
		return ""
	}
	return name
}

var (
	policyUnnamed  = book.Phrase("a Conditional Access policy that the log does not name")
	policyOne      = book.Phrase("the Conditional Access policy {policyNames}")
	policySeveral  = book.Phrase("each of the Conditional Access policies {policyNames}")
	policyNameless = book.Phrase("without a name")
	policyRenamed  = book.Phrase("{policyName} (now called {currentName})")
)

func policyPhrase(policies []answer.CausePolicy, o Options) string {
	var names []string
	for _, p := range policies {
		name := Quote(p.DisplayName, policyNameless.In(o.Language))
		if p.CurrentName != "" {
			name = policyRenamed.FillIn(o.Language, values{"policyName": name, "currentName": Quote(string(p.CurrentName), "")})
		}
		names = append(names, name)
	}
	all := values{"policyNames": wording.List(o.Language, names)}
	switch len(names) {
	case 0:
		return policyUnnamed.In(o.Language)
	case 1:
		return policyOne.FillIn(o.Language, all)
	default:
		return policySeveral.FillIn(o.Language, all)
	}
}

var (
	bySettingUnnamed    = book.Phrase("a setting of the tenant that the log does not name")
	byPerUserMFA        = book.Phrase("the per-user MFA setting of the account")
	byConditionalAccess = book.Phrase("Conditional Access")
	bySecurityDefaults  = book.Phrase("the security defaults of the tenant")
	byRiskPolicy        = book.Phrase("a risk policy")
	bySignInRiskPolicy  = book.Phrase("a sign-in risk policy")
	byUserRiskPolicy    = book.Phrase("a user risk policy")
	byStrength          = book.Phrase("an authentication strength")
	byCrossTenant       = book.Phrase("the cross-tenant settings")
	byApp               = book.Phrase("the app itself")
	byMicrosoft         = book.Phrase("Microsoft itself, for the portals and tools of administrators")
)

// demanders are the words for who may ask for a second factor, by Graph's
// requirementProvider
// (https://learn.microsoft.com/graph/api/resources/authenticationrequirementpolicy).
var demanders = map[string]wording.Phrase{
	"user":                                      byPerUserMFA,
	"multiconditionalaccess":                    byConditionalAccess,
	"v1conditionalaccess":                       byConditionalAccess,
	"securitydefaults":                          bySecurityDefaults,
	"riskbasedpolicy":                           byRiskPolicy,
	"tenantsessionriskpolicy":                   bySignInRiskPolicy,
	"accountcompromisepolicies":                 byUserRiskPolicy,
	"authenticationstrengths":                   byStrength,
	"crosstenantoutboundrule":                   byCrossTenant,
	"request":                                   byApp,
	"mfaregistrationrequiredbysecuritydefaults": bySecurityDefaults,
}

// demander says who asked for the second factor.
func (s *subject) demander(policies []answer.CausePolicy, o Options) string {
	if len(policies) > 0 {
		return policyPhrase(policies, o)
	}
	if mandatoryMFA(s) {
		return byMicrosoft.In(o.Language)
	}
	for _, requirement := range s.RequirementPolicies {
		if phrase, ok := demanders[strings.ToLower(requirement.Provider)]; ok {
			return phrase.In(o.Language)
		}
	}
	return bySettingUnnamed.In(o.Language)
}

// plainAddress is an address as the log writes it: other tenants' are masked
// with XXX. Anything else stays out of our sentences.
var plainAddress = regexp.MustCompile(`^[0-9A-Fa-f:.X*/]{2,49}$`)

var (
	placeKnown         = book.Phrase("{placeName}")
	placeWithAddress   = book.Phrase("{placeName} ({address})")
	placeUnknown       = book.Phrase("an unknown place")
	placeOnlyAnAddress = book.Phrase("an unknown place ({address})")
)

func (s *subject) place(o Options) string {
	var parts []string
	for _, part := range []string{s.Location.City, s.Location.Country} {
		if part = clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	v := values{"placeName": Quote(strings.Join(parts, ", "), "")}
	if address := maskAddress(s.IPAddress, o); plainAddress.MatchString(address) {
		v["address"] = address
	}
	switch {
	case v["placeName"] != "" && v["address"] != "":
		return placeWithAddress.FillIn(o.Language, v)
	case v["placeName"] != "":
		return placeKnown.FillIn(o.Language, v)
	case v["address"] != "":
		return placeOnlyAnAddress.FillIn(o.Language, v)
	default:
		return placeUnknown.In(o.Language)
	}
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
