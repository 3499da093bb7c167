package people

// Family is a heading and the stories under it.
type Family struct {
	Name    string
	Stories []Story
}

// families put together those whose trouble is of one kind, or looks like it.
var families = []struct {
	name   string
	people func() []person
}{
	{"Nothing wrong", quietPeople},
	{"Tokens", tokenPeople},
	{"Sign-in frequency and sessions", sessionPeople},
	{"Blocked by a policy", blockPeople},
	{"Something is missing", grantPeople},
	{"Multifactor authentication", mfaPeople},
	{"Passwords and locks", passwordPeople},
	{"The account", accountPeople},
	{"Risk", riskPeople},
	{"On-premises directory", federationPeople},
	{"Devices", devicePeople},
	{"Apps", appPeople},
	{"Guests and other tenants", guestPeople},
	{"Clients and services", clientPeople},
}

// Families lists the stories by what goes wrong, or seems to.
func Families() []Family {
	var list []Family
	for _, f := range families {
		family := Family{Name: f.name}
		for _, p := range f.people() {
			family.Stories = append(family.Stories, p.Story)
		}
		list = append(list, family)
	}
	return list
}

// Stories lists the accounts that Options.Stories puts into a tenant.
func Stories() []Story {
	var list []Story
	for _, family := range Families() {
		list = append(list, family.Stories...)
	}
	return list
}

// people returns all persons, numbered.
func people() []person {
	var all []person
	for _, f := range families {
		all = append(all, f.people()...)
	}
	for i := range all {
		all[i].number = i + 1
	}
	return all
}
