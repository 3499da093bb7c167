package plain

import "strings"

// Object is one JSON object of Graph: a user, a sign-in, a policy.
type Object = map[string]any

// At follows a path such as status/errorCode.
func At(object Object, path string) any {
	var value any = object
	for name := range strings.SplitSeq(path, "/") {
		inner, _ := value.(Object)
		value = inner[name]
	}
	return value
}

// Text returns a value that is a text, and else nothing.
func Text(value any) string {
	s, _ := value.(string)
	return s
}

// OrEmpty returns an empty list for none: Graph writes no null there.
func OrEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
