package people

import (
	"testing"
	"time"
)

func TestAFullRowHasItsParts(t *testing.T) {
	row := SignIn(toldAt, "u1", "Anna@contoso.example", object{"appId": "a"})
	if row["userPrincipalName"] != "anna@contoso.example" || row["appId"] != "a" || row["createdDateTime"] != "2026-03-01T12:00:00Z" {
		t.Errorf("row %v", row)
	}
	if row["id"] == SignIn(toldAt.Add(time.Second), "u1", "", nil)["id"] || row["id"] != SignIn(toldAt, "u1", "", nil)["id"] {
		t.Error("the id does not follow from user and time")
	}
	if len(row) < 75 {
		t.Errorf("a row has %d properties, fewer than Graph's", len(row))
	}
}
