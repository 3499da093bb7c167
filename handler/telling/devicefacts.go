package telling

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/diagnosis/rule"
	"signin-diagnosis/handler/foreign"
)

// What the row says of the device that a policy asked about
// (https://learn.microsoft.com/graph/api/resources/devicedetail).
var (
	deviceJoined    = book.Phrase("In the row the device's join type is {trust}.")
	deviceManaged   = book.Phrase("In the row the device's join type is {trust}; it is managed, and not compliant.")
	deviceCompliant = book.Phrase("In the row the device's join type is {trust}, and it is compliant.")
)

// deviceFacts says how the device is joined, where a policy asked for a device of a kind.
// A device that is not called compliant may be unknown to Intune: only of one that is
// managed is it said.
func deviceFacts(c *diagnosis.Cause, o Options) string {
	device := c.Row.Device
	if device.TrustType == "" || !slices.ContainsFunc(c.Facts.Controls, asksForDevice) {
		return ""
	}
	phrase := deviceJoined
	switch {
	case device.Compliant:
		phrase = deviceCompliant
	case device.Managed:
		phrase = deviceManaged
	}
	return phrase.Fill(o.Language, values{"trust": foreign.Quote(device.TrustType, "")})
}

func asksForDevice(control foreign.Text) bool {
	return strings.EqualFold(string(control), rule.ControlCompliant) || strings.EqualFold(string(control), rule.ControlHybrid)
}
