package practice

import "time"

// quietPeople can sign in, or never try.
func quietPeople() []person {
	return []person{
		{
			Story: Story{"anna.berg@contoso.example", "Healthy", "An ordinary day: every sign-in succeeds.", "healthy", "none"},
			name:  "Anna Berg",
			events: []event{
				{ago: minutes(95), client: azurePortal, resource: azure, from: home, on: laptop},
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
				{ago: minutes(120), code: 50074, client: officeHome, resource: exchange, from: home, on: laptop, attempt: "1", decided: mfaPolicy},
				{ago: minutes(120) - 25*time.Second, code: 50140, client: officeHome, resource: exchange, from: home, on: laptop, attempt: "1"},
				{ago: minutes(120) - 40*time.Second, client: officeHome, resource: exchange, from: home, on: laptop, attempt: "1"},
			},
		},
		{
			Story: Story{"paula.kim@contoso.example", "Report-only would block", "Sign-ins succeed, though a report-only policy would block them if it were turned on.", "healthy", "none"},
			name:  "Paula Kim",
			events: []event{
				{ago: minutes(80), client: officeHome, resource: exchange, from: home, on: ownPC, decided: trialPolicy, result: "reportOnlyFailure"},
				{ago: minutes(30), client: officeHome, resource: exchange, from: homeSix, on: ownPC, decided: trialPolicy, result: "reportOnlyFailure"},
			},
		},
		{
			Story: Story{"Rory.O'Brien@contoso.example", "Renamed", "The log holds the first half of the day under the name before the marriage.", "healthy", "none"},
			name:  "Rory O'Brien", formerName: "rory.byrne@contoso.example", renamed: hours(8),
		},
	}
}
