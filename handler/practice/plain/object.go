package practice

import "strings"

// Object is one JSON object of Graph: a user, a sign-in, a policy.
type Object = map[string]any

// at follows a path such as status/errorCode.
func at(object Object, path string) any {
	var value any = object
	for name := range strings.SplitSeq(path, "/") {
		inner, _ := value.(Object)
		value = inner[name]
	}
	return value
}

// text gives a value that is a text, and else nothing.
func text(value any) string {
	s, _ := value.(string)
	return s
}

// orEmpty gives an empty list for none: Graph writes no null there.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
