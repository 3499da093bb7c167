package org

import "testing"

func TestTheLogShowsControlsOnlyWhereTheDefinitionHasSome(t *testing.T) {
	for i := range Policies {
		p := &Policies[i]
		enforced := len(p.LogGrant) + len(p.LogSession)
		if p.State != StateOff && (enforced > 0 || p.Strength != nil) != (p.grantControls() != nil || p.sessionControls() != nil) {
			t.Errorf("%s: the log shows other controls than the definition", p.Name)
		}
	}
}
