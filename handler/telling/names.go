package telling

import (
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/foreign"
	"signin-diagnosis/handler/wording"
)

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
	quoted := foreign.Quote(name, "")
	if quoted == "" {
		return missing.In(o.Language)
	}
	return form.FillIn(o.Language, values{wording.Names(form.In(wording.English))[0]: quoted})
}

var (
	anotherOrganisation = book.Phrase("another organisation (tenant {tenantId})")
	someOrganisation    = book.Phrase("the organisation with the tenant id {tenantId} (whether that is this one could not be seen)")
	otherOrganisation   = book.Phrase("another organisation")
)

// organisation is the one that the resource belongs to.
func organisation(whose rule.Whose, tenant string, o Options) string {
	v := values{"tenantId": guidOnly(tenant)}
	switch {
	case v["tenantId"] == "":
		return otherOrganisation.In(o.Language)
	case whose == rule.Unknown:
		return someOrganisation.FillIn(o.Language, v)
	default:
		return anotherOrganisation.FillIn(o.Language, v)
	}
}

// devicePhrase is for a device without a name.
func devicePhrase(known diagnosis.DeviceKnown) wording.Phrase {
	switch known {
	case diagnosis.DeviceIdentified:
		return namelessDevice
	case diagnosis.DeviceUnidentified:
		return unidentifiedDevice
	default:
		return theDevice
	}
}
