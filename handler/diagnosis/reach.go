package diagnosis

import (
	"strings"
)

// reach lists the spots of the log at which a success would show the failure
// to be over; nil reaches nothing.
type reach func(failure *event) []spot

// spot is a place of the log that successes are looked up by: the kind says
// which of the others count.
type spot struct {
	kind                                    spotKind
	app, resource, device, address, session string
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
)

// filter names the successes that prove something at a spot.
type filter int

const (
	each filter = iota
	asked
	safe
	deviceless
	ofCookie
	ofCookieDeviceless
)

var filters = map[filter]func(*event) bool{
	each: func(*event) bool { return true },
	// a second factor was asked for, or nothing says that it was skipped
	asked: func(e *event) bool { return !factorSkipped(e) },
	// the row itself is not at risk any more
	safe:       func(e *event) bool { return !stillAtRisk(e) },
	deviceless: func(e *event) bool { return e.Device.ID == "" },
	// the session that a device's primary refresh token signed in is another one
	// than the browser's, and says nothing about it
	ofCookie:           func(e *event) bool { return !sessionOfDevice(e) },
	ofCookieDeviceless: func(e *event) bool { return e.Device.ID == "" && !sessionOfDevice(e) },
}

// spotOf is where an event stands among those of the kind.
func (k spotKind) spotOf(e *event) spot {
	s := spot{kind: k}
	if k.shares&ofApp != 0 {
		s.app = e.AppID
	}
	if k.shares&ofResource != 0 {
		s.resource = e.ResourceID
	}
	if k.shares&ofDevice != 0 {
		s.device = e.device()
	}
	if k.shares&ofAddress != 0 {
		s.address = e.IPAddress
	}
	if k.shares&ofSession != 0 {
		s.session = e.SessionID
	}
	return s
}

// sessionOfDevice reports a session that the device's primary refresh token
// signed in.
func sessionOfDevice(e *event) bool {
	return /*guard:session-of-device false*/ e.SessionID != "" && primaryRefreshToken(e)
}

func primaryRefreshToken(e *event) bool {
	return looseEqual(e.IncomingTokenType, "primaryRefreshToken")
}

// factorSkipped: nobody asked for a second factor at this success.
func factorSkipped(e *event) bool {
	//guard:factor-skipped false
	return strings.Contains(strings.ToLower(e.Status.AdditionalDetails), "skipped")
}

// stillAtRisk: the row says that the user, or the sign-in, is at risk.
func stillAtRisk(e *event) bool {
	return looseEqual(e.RiskState, "atRisk") || looseEqual(e.RiskState, "confirmedCompromised")
}

// sharing reaches the successes that share this much with the failure.
func sharing(shares axis, only filter) reach {
	return func(f *event) []spot { return spotsOf(f, spotKind{shares, only}) }
}

func spotsOf(f *event, kinds ...spotKind) []spot {
	spots := make([]spot, 0, len(kinds))
	for _, k := range kinds {
		spots = append(spots, k.spotOf(f))
	}
	return spots
}

var (
	anywhere                    = sharing(0, each)
	onAddress                   = sharing(ofAddress, each)
	onResource                  = sharing(ofResource, each)
	onResourceAsked             = sharing(ofResource, asked)
	onResourceSafe              = sharing(ofResource, safe)
	onResourceSameAddress       = sharing(ofResource|ofAddress, each)
	onClientAndResource         = sharing(ofApp|ofResource, each)
	onClientResourceSameAddress = sharing(ofApp|ofResource|ofAddress, each)
)

// onClient: only two known, different devices tell two clients apart, and only
// two sessions, one of them the device's own.
func onClient(f *event) []spot {
	cookie := f.SessionID != "" && !primaryRefreshToken(f)
	switch {
	case f.Device.ID != "" && cookie:
		return spotsOf(f, spotKind{ofApp | ofDevice, ofCookie}, spotKind{ofApp, ofCookieDeviceless}, spotKind{ofApp | ofSession, each})
	case f.Device.ID != "":
		return spotsOf(f, spotKind{ofApp | ofDevice, each}, spotKind{ofApp, deviceless})
	case cookie:
		return spotsOf(f, spotKind{ofApp, ofCookie}, spotKind{ofApp | ofSession, each})
	default:
		return spotsOf(f, spotKind{ofApp, each})
	}
}

// onSessionOfClient is onClientAndResource for a session: see onClient.
func onSessionOfClient(f *event) []spot {
	if f.SessionID == "" || primaryRefreshToken(f) {
		return onClientAndResource(f)
	}
	return spotsOf(f, spotKind{ofApp | ofResource, ofCookie}, spotKind{ofApp | ofResource | ofSession, each})
}

// onResourceSamePlace: the same device, or, where one is not known, the same address.
func onResourceSamePlace(f *event) []spot {
	if f.Device.ID == "" {
		return onResourceSameAddress(f)
	}
	return spotsOf(f, spotKind{ofResource | ofDevice, each}, spotKind{ofResource | ofAddress, deviceless})
}
