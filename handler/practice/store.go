package practice

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"
)

// storiesAge is how old the stories may get before they are told anew: a
// process that lives for days shall still have a log of the last 24 hours, and
// a lockout that is minutes old.
const storiesAge = 10 * time.Minute

// contents is what the tenant holds: plain JSON values, never changed once
// they are here.
type contents struct {
	users    []Object
	policies []Object
	signIns  []row // newest first
}

// row is a sign-in with the key that it is ordered by.
type row struct {
	at     time.Time
	id     string
	object Object
}

// store keeps the contents, and the stories up to date.
type store struct {
	mutex   sync.Mutex
	given   contents
	stories bool
	told    time.Time // when the stories were told
	current contents
}

func (s *store) load(options Options) (err error) {
	s.stories = options.Stories
	if s.given, err = collect(options.Users, options.Policies, options.SignIns); err != nil {
		return err
	}
	_, err = s.at(options.Now())
	return err
}

// at gives the contents as they are at a moment.
func (s *store) at(now time.Time) (contents, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if !s.stories {
		return s.given, nil
	}
	if age := now.Sub(s.told); s.told.IsZero() || age < 0 || age >= storiesAge {
		told, err := collect(storyUsers(now), storyPolicies(now), storySignIns(now))
		if err != nil {
			return contents{}, err
		}
		s.current, s.told = s.given.with(told), now
	}
	return s.current, nil
}

func (c contents) with(more contents) contents {
	signIns := slices.Concat(c.signIns, more.signIns)
	sortRows(signIns)
	return contents{slices.Concat(c.users, more.users), slices.Concat(c.policies, more.policies), signIns}
}

func collect(users, policies, signIns []Object) (contents, error) {
	var c contents
	var err error
	if c.users, err = plain("user", users); err != nil {
		return c, err
	}
	if c.policies, err = plain("policy", policies); err != nil {
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
		c.signIns = append(c.signIns, row{at: at, id: text(object["id"]), object: object})
	}
	sortRows(c.signIns)
	return c, nil
}

func sortRows(rows []row) { slices.SortStableFunc(rows, newestFirst) }

func newestFirst(a, b row) int {
	return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.id, a.id))
}
