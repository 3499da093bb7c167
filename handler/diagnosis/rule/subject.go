package rule

import (
	"signin-diagnosis/handler/aadsts"
	"signin-diagnosis/handler/diagnosis/timeline"
	"signin-diagnosis/handler/signin"
)

// Subject is one event in front of the rules, with the facts joined to it.
type Subject struct {
	*timeline.Event
	Evidence   *signin.Evidence
	Habits     *timeline.Habits  // of the whole window; nil where there is none
	Complained bool              // the caller, or the user's flag, names this very attempt
	Ours       string            // the id of the tenant that the log is of; empty where that cannot be told
	Text       *aadsts.ErrorText // the pasted text, where it speaks of this row; else nil
}

// Account is the directory's account, or an empty one.
func (s *Subject) Account() *signin.Account {
	if s.Evidence.Account == nil {
		return &signin.Account{}
	}
	return s.Evidence.Account
}
