package plain

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPlainValuesAreThoseOfAJSONReader(t *testing.T) {
	given := Object{
		"text": "x", "number": 7, "long": int64(8), "half": 0.5, "yes": true, "none": nil, "time": time.Unix(1772366400, 0).UTC(), "life": time.Second,
		"texts": []string{"a"}, "objects": []Object{{"b": 1}}, "mixed": []any{1, "c", nil}, "struct": struct{ D int }{2}, "inner": Object{"e": []string{}},
	}
	got, err := Of("thing", []Object{given})
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := json.Marshal(given)
	var want Object
	_ = json.Unmarshal(raw, &want)
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
}
