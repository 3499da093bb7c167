package practice

import (
	"sync"
	"time"
)

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
