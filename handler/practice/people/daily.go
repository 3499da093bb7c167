package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
)

// daily returns a person's ordinary day: a sign-in in the morning, then refreshes
// in the background, of mail and of Teams, each until it stops.
func (p person) daily() []event {
	var events []event
	if p.mailUntil < dayStart {
		events = append(events, event{Ago: dayStart, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop})
	}
	for ago := dayStart - 20*time.Minute; ago > p.mailUntil; ago -= 190 * time.Minute {
		events = append(events, event{Ago: ago, Silent: true, Client: org.OutlookWeb, Resource: org.Exchange, From: org.Office, On: org.Laptop})
	}
	for ago := dayStart - 5*time.Minute; ago > p.teamsUntil; ago -= 140 * time.Minute {
		events = append(events, event{Ago: ago, Silent: true, Client: org.Teams, Resource: org.TeamsService, From: org.Office, On: org.Laptop})
	}
	return events
}

// dayStart lies within the last 24 hours even of a story that is told late.
const dayStart = 22 * time.Hour
