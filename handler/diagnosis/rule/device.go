package rule

import "strings"

// The grant controls that only a device can meet, in the words of the log.
const (
	ControlCompliant = "RequireCompliantDevice"
	ControlHybrid    = "RequireDomainJoinedDevice"
)

// HybridJoined reports a device that the row shows to be joined to the company's domain
// and to Entra ID (https://learn.microsoft.com/graph/api/resources/devicedetail; v1.0 of
// the log calls it ServerAd).
func HybridJoined(s *Subject) bool {
	trust := strings.ToLower(s.Device.TrustType)
	return strings.Contains(trust, "hybrid") || trust == "serverad"
}

// platforms are Graph's device platforms by how the operating systems of rows begin, in
// small letters.
var platforms = []struct{ begins, platform string }{
	{"windows phone", "windowsPhone"}, {"windows", "windows"}, {"mac", "macOS"}, {"ios", "iOS"}, {"ipad", "iOS"},
	{"android", "android"}, {"linux", "linux"}, {"ubuntu", "linux"},
}

// Platform is the device platform of the row, in Graph's words, or empty where the
// operating system does not tell.
func Platform(s *Subject) string {
	system := strings.ToLower(s.Device.OperatingSystem)
	for _, p := range platforms {
		if strings.HasPrefix(system, p.begins) {
			return p.platform
		}
	}
	return ""
}
