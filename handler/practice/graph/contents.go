package graph

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// Contents is what the tenant holds: plain JSON values, never changed once
// they are here.
type Contents struct {
	Users    []object
	Policies []object
	SignIns  []Row // newest first
}

// Row is a sign-in with the key that it is ordered by.
type Row struct {
	at     time.Time
	id     string
	Object object
}

// With adds what another source holds.
func (c Contents) With(more Contents) Contents {
	signIns := slices.Concat(c.SignIns, more.SignIns)
	slices.SortStableFunc(signIns, newestFirst)
	return Contents{slices.Concat(c.Users, more.Users), slices.Concat(c.Policies, more.Policies), signIns}
}

// Collect makes contents of whole Graph objects. It fails when one of them is
// not JSON, or when a sign-in has no time.
func Collect(users, policies, signIns []plain.Object) (Contents, error) {
	var c Contents
	var err error
	if c.Users, err = plain.Of("user", users); err != nil {
		return c, err
	}
	if c.Policies, err = plain.Of("policy", policies); err != nil {
		return c, err
	}
	objects, err := plain.Of("sign-in", signIns)
	if err != nil {
		return c, err
	}
	for i, object := range objects {
		at, err := time.Parse(time.RFC3339, plain.Text(object["createdDateTime"]))
		if err != nil {
			return c, fmt.Errorf("practice sign-in %d: createdDateTime is no RFC 3339 time", i)
		}
		c.SignIns = append(c.SignIns, Row{at: at, id: plain.Text(object["id"]), Object: object})
	}
	slices.SortStableFunc(c.SignIns, newestFirst)
	return c, nil
}

func newestFirst(a, b Row) int {
	return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.id, a.id))
}
