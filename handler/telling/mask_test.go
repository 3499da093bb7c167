package telling

import (
	"testing"
	"time"
)

func TestPhrasesForLengthsAndAddresses(t *testing.T) {
	for got, want := range map[string]string{
		maskAddress("192.0.2.77", Options{Redact: true}):        "192.0.2.0/24",
		maskAddress("2001:db8:1:2::7", Options{Redact: true}):   "2001:db8:1::/48",
		maskAddress("::ffff:192.0.2.77", Options{Redact: true}): "192.0.2.0/24",
		maskAddress("fe80::1%eth0", Options{Redact: true}):      "fe80::/48",
		maskAddress("198.51.XXX.XXX", Options{Redact: true}):    "hidden",
		maskAddress("198.51.100.7", Options{}):                  "198.51.100.7",
		maskAddress("", Options{Redact: true}):                  "",
		isoDuration(90 * 24 * time.Hour):                        "P90D",
		isoDuration(12 * time.Hour):                             "PT12H",
		isoDuration(90 * time.Minute):                           "PT90M",
		isoDuration(90 * time.Second):                           "PT90S",
		isoDuration(0):                                          "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
