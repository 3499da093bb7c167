package practice

import "testing"

func TestTheLogShowsControlsOnlyWhereTheDefinitionHasSome(t *testing.T) {
	for i := range policies {
		p := &policies[i]
		enforced := len(p.logGrant) + len(p.logSession)
		if p.state != stateOff && (enforced > 0 || p.strength != nil) != (p.grantControls() != nil || p.sessionControls() != nil) {
			t.Errorf("%s: the log shows other controls than the definition", p.name)
		}
	}
}
