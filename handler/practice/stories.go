package practice

import "signin-diagnosis/handler/practice/people"

// What the rest of the program sees of the people.
type (
	// Story is one account of the practice tenant and what a diagnosis of it
	// should come to.
	Story = people.Story
	// Family is a heading and the stories under it.
	Family = people.Family
)

// Stories lists the accounts that Options.Stories puts into a tenant.
func Stories() []Story { return people.Stories() }

// Families lists the stories by what goes wrong, or seems to.
func Families() []Family { return people.Families() }
