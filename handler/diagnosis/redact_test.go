package diagnosis_test

import (
	"encoding/json"
	"net/netip"
	"strings"
	"testing"
)

// TestWhatIsHiddenStandsNowhereInAnAnswer asks every case for an answer that hides
// addresses and names of devices, its attempts among it.
func TestWhatIsHiddenStandsNowhereInAnAnswer(t *testing.T) {
	hidden := 0
	for _, s := range readStories(t) {
		evidence, complaint, o, err := s.build()
		if err != nil {
			t.Fatal(err)
		}
		o.Attempts, o.Redact = true, true
		result, _ := judge(evidence, complaint, o)
		told, err := json.Marshal(result)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range evidence.SignIns {
			marks := []string{`"` + row.Device.DisplayName + `"`, "“" + row.Device.DisplayName + "”"}
			if row.Device.DisplayName == "" {
				marks = nil
			}
			if _, err := netip.ParseAddr(row.IPAddress); err == nil {
				marks = append(marks, `"`+row.IPAddress+`"`, "("+row.IPAddress+")", " "+row.IPAddress+" ")
			}
			for _, mark := range marks {
				hidden++
				if strings.Contains(string(told), mark) {
					t.Errorf("%s: %s: the answer holds %s", s.file, s.name, mark)
				}
			}
		}
	}
	if hidden < 1000 {
		t.Errorf("only %d names and addresses were looked for", hidden)
	}
}
