package people

import (
	"time"

	"signin-diagnosis/handler/practice/org"
)

// quietPeople returns the people who can sign in, or never try.
func quietPeople() []person {
	return []person{
		{
			Story: Story{"anna.berg@contoso.example", "Healthy", "An ordinary day: every sign-in succeeds.", "healthy", "none"},
			name:  "Anna Berg",
			events: []event{
				{Ago: minutes(95), Client: org.AzurePortal, Resource: org.Azure, From: org.Home, On: org.Laptop},
			},
		},
		{
			Story: Story{"lena.frost@contoso.example", "Nothing in the log", "The account exists and has not signed in.", "noSignIns", "none"},
			name:  "Lena Frost", mailUntil: gone, teamsUntil: gone,
		},
		{
			Story: Story{"quinn.taylor@contoso.example", "Interrupted, then finished", "The second factor and the stay-signed-in page interrupted a sign-in that then succeeded.", "healthy", "none"},
			name:  "Quinn Taylor",
			events: []event{
				{Ago: minutes(120), Code: 50074, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.Laptop, Attempt: "1", Decided: org.MFAPolicy},
				{Ago: minutes(120) - 25*time.Second, Code: 50140, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.Laptop, Attempt: "1"},
				{Ago: minutes(120) - 40*time.Second, Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.Laptop, Attempt: "1"},
			},
		},
		{
			Story: Story{"paula.kim@contoso.example", "Report-only would block", "Sign-ins succeed, though a report-only policy would block them if it were turned on.", "healthy", "none"},
			name:  "Paula Kim",
			events: []event{
				{Ago: minutes(80), Client: org.OfficeHome, Resource: org.Exchange, From: org.Home, On: org.OwnPC, Decided: org.TrialPolicy, Result: "reportOnlyFailure"},
				{Ago: minutes(30), Client: org.OfficeHome, Resource: org.Exchange, From: org.HomeSix, On: org.OwnPC, Decided: org.TrialPolicy, Result: "reportOnlyFailure"},
			},
		},
		{
			Story: Story{"Rory.O'Brien@contoso.example", "Renamed", "The log holds the first half of the day under the name before the marriage.", "healthy", "none"},
			name:  "Rory O'Brien", formerName: "rory.byrne@contoso.example", renamed: hours(8),
		},
	}
}
