package practice

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// contents is what the tenant holds: plain JSON values, never changed once
// they are here.
type contents struct {
	Users    []Object
	Policies []Object
	SignIns  []row // newest first
}

// row is a sign-in with the key that it is ordered by.
type row struct {
	at     time.Time
	id     string
	Object Object
}

func (c contents) with(more contents) contents {
	signIns := slices.Concat(c.SignIns, more.SignIns)
	slices.SortStableFunc(signIns, newestFirst)
	return contents{slices.Concat(c.Users, more.Users), slices.Concat(c.Policies, more.Policies), signIns}
}

func collect(users, policies, signIns []Object) (contents, error) {
	var c contents
	var err error
	if c.Users, err = plain("user", users); err != nil {
		return c, err
	}
	if c.Policies, err = plain("policy", policies); err != nil {
		return c, err
	}
	objects, err := plain("sign-in", signIns)
	if err != nil {
		return c, err
	}
	for i, object := range objects {
		at, err := time.Parse(time.RFC3339, text(object["createdDateTime"]))
		if err != nil {
			return c, fmt.Errorf("practice sign-in %d: createdDateTime is no RFC 3339 time", i)
		}
		c.SignIns = append(c.SignIns, row{at: at, id: text(object["id"]), Object: object})
	}
	slices.SortStableFunc(c.SignIns, newestFirst)
	return c, nil
}

func newestFirst(a, b row) int {
	return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.id, a.id))
}
