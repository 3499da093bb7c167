package api_test

import (
	"strings"
	"testing"

	"signin-diagnosis/handler/api"
)

// The hosting plans set different ones of these variables, so each must do by itself.
func TestEachMarkOfThePlatformAloneRefusesToLetEverybodyIn(t *testing.T) {
	for _, mark := range []string{"WEBSITE_INSTANCE_ID", "WEBSITE_SKU", "WEBSITE_POD_NAME", "CONTAINER_NAME"} {
		found := api.AzureMark(environment{mark: "x"}.lookup)
		_, err := api.NewGuard(api.GuardConfig{Mode: api.ModeNone, AzureMark: found})
		if err == nil || !strings.Contains(err.Error(), "does not start in Azure") {
			t.Errorf("with %s alone: %v", mark, err)
		}
	}
}
