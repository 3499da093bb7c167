package people

import (
	"strings"
	"time"

	"signin-diagnosis/handler/practice/plain"
)

// Story is one account of the practice tenant and what a diagnosis of it
// should come to.
type Story struct {
	UPN          string
	Title        string // a few words
	What         string // what the log holds, in one sentence
	Verdict      string // the verdict of a right diagnosis
	PrimaryCause string // its primaryCause
}

// person is a story with what it takes to tell it.
type person struct {
	Story
	number       int
	name         string
	guest        bool
	mail         string                     // when it is not the UPN
	user         func(now time.Time) object // what differs in the directory
	always       []meeting                  // how the person's ordinary rows meet policies that are not as usual for them
	hidePolicies bool                       // the person's rows come without applied policies
	formerName   string                     // the UPN before it was changed
	renamed      time.Duration              // how long ago that was
	mailUntil    time.Duration              // how long ago the ordinary refreshes ended; 0: never
	teamsUntil   time.Duration
	events       []event
}

func (p person) id() string { return plain.ID("person", p.UPN) }

// displayName says that the person is not real.
func (p person) displayName() string { return p.name + " (practice)" }

// nameInLog returns the UPN as the log keeps it: in lower case, a guest's own mail
// address, and the name that was right at the time.
func (p person) nameInLog(ago time.Duration) string {
	switch {
	case p.guest:
		return strings.ToLower(p.mail)
	case p.formerName != "" && ago > p.renamed:
		return strings.ToLower(p.formerName)
	}
	return strings.ToLower(p.UPN)
}

// gone is for refreshes that never were.
const gone = 24 * time.Hour

// seconds, minutes and hours keep the stories short to read.
func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
func seconds(n int) time.Duration { return time.Duration(n) * time.Second }
func hours(n int) time.Duration   { return time.Duration(n) * time.Hour }
