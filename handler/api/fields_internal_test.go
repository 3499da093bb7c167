package api

import (
	"testing"

	"signin-diagnosis/handler/contract"
)

func TestEveryFieldHasAReaderAndEveryRouteAnAnswer(t *testing.T) {
	named := map[string]bool{}
	for _, f := range contract.Fields() {
		named[f.Name] = true
		if readers[f.Name] == nil {
			t.Errorf("nothing reads the field %s", f.Name)
		}
	}
	for name := range readers {
		if !named[name] {
			t.Errorf("nobody may send the field %s", name)
		}
	}
	for _, r := range contract.Routes() {
		if routeHandlers[r.Name] == nil && r.Name != contract.RoutePing {
			t.Errorf("nothing answers at %s", r.Path)
		}
	}
}
