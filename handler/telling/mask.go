package telling

import (
	"net/netip"
)

// maskAddress keeps the network of an address (/24 or /48) and hides the host.
func maskAddress(text string, o Options) string {
	if !o.Redact || text == "" {
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

func maskDevice(name string, o Options) string {
	if o.Redact && name != "" {
		return "hidden"
	}
	return name
}
