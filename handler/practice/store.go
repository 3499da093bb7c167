package practice

import (
	"sync"
	"time"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/people"
)

// store keeps the contents, and the stories up to date.
type store struct {
	mutex   sync.Mutex
	given   graph.Contents
	stories bool
	told    time.Time // when the stories were told
	current graph.Contents
}

func (s *store) load(options Options) (err error) {
	s.stories = options.Stories
	if s.given, err = graph.Collect(options.Users, options.Policies, options.SignIns); err != nil {
		return err
	}
	_, err = s.at(options.Now())
	return err
}

// at returns the contents as they are at a moment.
func (s *store) at(now time.Time) (graph.Contents, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if !s.stories {
		return s.given, nil
	}
	if age := now.Sub(s.told); s.told.IsZero() || age < 0 || age >= people.StayFresh {
		told, err := graph.Collect(people.Users(now), people.Policies(now), people.SignIns(now))
		if err != nil {
			return graph.Contents{}, err
		}
		s.current, s.told = s.given.With(told), now
	}
	return s.current, nil
}
