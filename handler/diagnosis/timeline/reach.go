package timeline

import (
	"slices"

	"signin-diagnosis/handler/signin"
)

// Reach lists the spots of the log at which a success would show the failure
// to be over; nil reaches nothing.
type Reach func(failure *Event) []Spot

// Spot is a place of the log that successes are looked up by: its kind says
// which of the others count.
type Spot struct {
	kind                                    spotKind
	app, resource, device, address, session string
	agent                                   bool   // what an agent can do for the account, a person need not be able to, and the other way round
	tenant                                  string // of the resource, where that is not the user's own
	way                                     string // browser, or browser and method
}

// spotKind says what a success has to share with the failure, and which
// successes count at all.
type spotKind struct {
	shares axis
	only   filter
}

type axis int

const (
	ofApp axis = 1 << iota
	ofResource
	ofDevice
	ofAddress
	ofSession
	ofTenant
	ofBrowser
	ofWay // browser and method
)

// filter names the successes that prove something at a spot.
type filter int

const (
	each filter = iota
	asked
	byHand
	safe
	deviceless
	ofCookie
	ofCookieDeviceless
	ofServer
	ofPrimaryToken
	unclaimed
	unclaimedDeviceless
)

var filters = map[filter]func(*Event) bool{
	each: func(*Event) bool { return true },
	// a second factor was asked for, or nothing says that it was skipped
	asked: func(e *Event) bool { return !factorSkipped(e) },
	// a person signed in: a renewal in the background meets no page
	byHand: func(e *Event) bool { return e.Interactive },
	// the row itself is not at risk any more
	safe:       func(e *Event) bool { return !stillAtRisk(e) },
	deviceless: func(e *Event) bool { return e.Device.ID == "" },
	// the session that a device's primary refresh token signed in is another one
	// than the browser's, and says nothing about it
	ofCookie:           func(e *Event) bool { return !sessionOfDevice(e) },
	ofCookieDeviceless: func(e *Event) bool { return e.Device.ID == "" && !sessionOfDevice(e) },
	ofServer:           func(e *Event) bool { return e.ServerLeg },
	// the device signed in by itself, and the row does not say how it was once signed in to
	ofPrimaryToken: func(e *Event) bool { return PrimaryRefreshToken(e) && e.FirstFactor() == "" },
	// a token that is older than the trouble carried nobody past the password
	unclaimed:           func(e *Event) bool { return !onClaim(e) },
	unclaimedDeviceless: func(e *Event) bool { return e.Device.ID == "" && !onClaim(e) },
}

// spotOf is where an event stands among those of the kind.
func (k spotKind) spotOf(e *Event) Spot {
	s := Spot{kind: k, agent: /*guard:agents-success = false*/ e.OfAgent()}
	if k.shares != 0 {
		s.tenant = e.CrossedInto()
	}
	if k.shares&ofApp != 0 {
		s.app = e.AppID
	}
	if k.shares&ofResource != 0 {
		s.resource = e.ResourceID
	}
	if k.shares&ofDevice != 0 {
		s.device = e.DeviceKey()
	}
	if k.shares&ofAddress != 0 {
		s.address = e.IPAddress
	}
	if k.shares&ofSession != 0 {
		s.session = e.SessionID
	}
	switch {
	case k.shares&ofWay != 0:
		s.way = e.browser() + "/" + e.FirstFactor()
	case k.shares&ofBrowser != 0:
		s.way = e.browser()
	}
	return s
}

// sessionOfDevice reports a session that the device's primary refresh token
// signed in.
func sessionOfDevice(e *Event) bool {
	return /*guard:session-of-device false*/ e.SessionID != "" && PrimaryRefreshToken(e)
}

// PrimaryRefreshToken reports that the row was asked for with the device's primary refresh token.
func PrimaryRefreshToken(e *Event) bool {
	return LooseEqual(e.IncomingTokenType, "primaryRefreshToken")
}

// factorSkipped: nobody asked for a second factor at this success.
func factorSkipped(e *Event) bool {
	//guard:factor-skipped false
	return containsFold(e.Status.AdditionalDetails, "skipped")
}

// onClaim: who it was is known from a token that was there before the success.
func onClaim(e *Event) bool {
	return /*guard:success-on-claim false*/ slices.ContainsFunc(e.AuthenticationSteps, func(s signin.Step) bool {
		return primaryStep(s) && satisfiedBefore(s)
	})
}

// stillAtRisk: the row says that the user, or the sign-in, is at risk.
func stillAtRisk(e *Event) bool {
	return LooseEqual(e.RiskState, "atRisk") || LooseEqual(e.RiskState, "confirmedCompromised")
}

// sharing reaches the successes that share this much with the failure.
func sharing(shares axis, only filter) Reach {
	return func(f *Event) []Spot { return spotsOf(f, spotKind{shares, only}) }
}

// InTenant bounds a reach to the organisation of the failure's resource.
func InTenant(within Reach) Reach {
	if within == nil {
		return nil
	}
	return func(f *Event) []Spot {
		spots := within(f)
		for i, s := range spots {
			s.kind.shares |= ofTenant
			s.tenant = f.CrossedInto()
			spots[i] = s
		}
		return spots
	}
}

func spotsOf(f *Event, kinds ...spotKind) []Spot {
	spots := make([]Spot, 0, len(kinds))
	for _, k := range kinds {
		spots = append(spots, k.spotOf(f))
	}
	return spots
}

// The reaches, by what a success has to share with the failure.
var (
	Anywhere                    = sharing(0, each)
	OnAddress                   = sharing(ofAddress, each)
	OnAddressUnclaimed          = sharing(ofAddress, unclaimed)
	OnResource                  = sharing(ofResource, each)
	OnResourceUnclaimed         = sharing(ofResource, unclaimed)
	OnResourceAsked             = sharing(ofResource, asked)
	OnResourceByHand            = sharing(ofResource, byHand)
	OnResourceSafe              = sharing(ofResource, safe)
	OnResourceSameAddress       = sharing(ofResource|ofAddress, each)
	OnClientAndResource         = sharing(ofApp|ofResource, each)
	OnClientResourceSameAddress = sharing(ofApp|ofResource|ofAddress, each)
	OnTenant                    = sharing(ofTenant, each)
	onServerLeg                 = sharing(ofApp|ofResource, ofServer)
	OnClientResourceSameBrowser = sharing(ofApp|ofResource|ofAddress|ofBrowser, each)
)

// onPlace is the same device, where one is known, and the same address, where another
// device is not: behind one address of an office sit many.
func onPlace(f *Event) []Spot {
	if f.Device.ID == "" {
		return OnAddress(f)
	}
	return spotsOf(f, spotKind{ofDevice, each}, spotKind{ofAddress, deviceless})
}

// OnClient is the same client: only two known, different devices tell two clients apart, and only
// two sessions, one of them the device's own.
func OnClient(f *Event) []Spot { return sameClient(f, ofApp) }

// OnSessionOfClient is OnClient for one resource.
func OnSessionOfClient(f *Event) []Spot { return sameClient(f, ofApp|ofResource) }

func sameClient(f *Event, of axis) []Spot {
	if f.SessionID == "" || PrimaryRefreshToken(f) {
		return onDevice(f, of, each, deviceless)
	}
	return append(onDevice(f, of, ofCookie, ofCookieDeviceless), spotKind{of | ofSession, each}.spotOf(f))
}

// onDevice is the same device, where one is known, and else whatever shares the rest; of
// a known device also rows that show none.
func onDevice(f *Event, of axis, only, onlyDeviceless filter) []Spot {
	if f.Device.ID == "" {
		return spotsOf(f, spotKind{of, only})
	}
	return spotsOf(f, spotKind{of | ofDevice, only}, spotKind{of, onlyDeviceless})
}

// OnClientUnclaimed is the same client, where no older token showed who signs in: two known,
// different devices are two clients.
func OnClientUnclaimed(f *Event) []Spot { return onDevice(f, ofApp, unclaimed, unclaimedDeviceless) }

// OnResourceSamePlace is the same device, or, where one is not known, the same address.
func OnResourceSamePlace(f *Event) []Spot {
	if f.Device.ID == "" {
		return OnResourceSameAddress(f)
	}
	return spotsOf(f, spotKind{ofResource | ofDevice, each}, spotKind{ofResource | ofAddress, deviceless})
}

// OnSameWay is the same client on the same resource, signed in to in the same way: in
// the same browser on the same device (or address, where a device is not known), by the
// same method. Where the device itself signed in, by its primary refresh token, another
// row that it signed in is the same way.
func OnSameWay(f *Event) []Spot {
	const client = ofApp | ofResource
	switch {
	case f.Device.ID == "":
		return spotsOf(f, spotKind{client | ofAddress | ofDevice | ofWay, each})
	case PrimaryRefreshToken(f):
		return spotsOf(f, spotKind{client | ofDevice | ofWay, each}, spotKind{client | ofDevice | ofBrowser, ofPrimaryToken})
	default:
		return spotsOf(f, spotKind{client | ofDevice | ofWay, each})
	}
}
