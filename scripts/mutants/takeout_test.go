package main

import (
	"strings"
	"testing"
)

// takenOut puts a line into a function, and takes out the guard that it marks.
func takenOut(t *testing.T, line string) (string, error) {
	t.Helper()
	const before, after = "package a\n\nfunc f() bool {\n", "\n}\n"
	marks := map[string]*mark{}
	if err := addMarks(marks, "a.go", []byte(before+line+after)); err != nil {
		return "", err
	}
	if len(marks) != 1 {
		t.Fatalf("%s: %d marks", line, len(marks))
	}
	for _, m := range marks {
		source, err := m.takeOut()
		text := strings.TrimSuffix(strings.TrimPrefix(string(source), before), after)
		return text, err
	}
	return "", nil
}

func TestWhatIsTakenOutFollowsFromTheSyntax(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"//guard:x\nif a { b() }", "if (false && (a)) { b() }"},
		{"//guard:x true\nif a := b(); a == 1 { b() }", "if a := b(); (true || (a == 1)) { b() }"},
		{"//guard:x = b\nif a { b() }", "if b { b() }"},
		{"switch {\n//guard:x\ncase a && b:\n}", "switch {\ncase (false && (a && b)):\n}"},
		{"switch {\ncase a, b && /*guard:x false*/ c:\n}", "switch {\ncase a, b &&  (false && (c)):\n}"},
		{"a = b && /*guard:x*/ c", "a = b &&  (true || (c))"},
		{"a = b || /*guard:x*/ c && d", "a = b ||  (true || (c)) && d"},
		{"a = /*guard:x*/ b == 1 || c", "a =  (false && (b == 1)) || c"},
		{"a = b && /*guard:x*/ (c || d)", "a = b &&  (true || ((c || d)))"},
		{"a = b && ( /*guard:x*/ c || d)", "a = b && (  (false && (c)) || d)"},
		{"//guard:x\n//guard-not: a comment between\na()", "//guard-not: a comment between\nif false { a() }"},
		{"//guard:x\na.b += c", "if false { a.b += c }"},
		{"//guard:x = 1\na := b", "a := 1"},
		{"const (\n//guard:x = 2\na = 1\n)", "const (\na = 2\n)"},
		{"//guard:x false\nreturn a || b", "return (false && (a || b))"},
		{"//guard:x = c(_) + c_d + _\nreturn a_b", "return c((a_b)) + c_d + (a_b)"},
		{"//guard:x + if a { return 1 }\nreturn 2", "if a { return 1 }\nreturn 2"},
		{"//guard:x unwrap\nreturn a(b(c), d)", "return b(c)"},
		{"a(b + /*guard:x unwrap*/ c(d))", "a(b +  d)"},
		{"a(b >= /*guard:x = _ + 1*/ c.d)", "a(b >=  (c.d) + 1)"},
		{"a = []int{ /*guard:x*/ 1, 2}", "a = []int{  2}"},
		{"a = T{\n//guard:x\nb: 1,\nc: 2,\n}", "a = T{\nc: 2,\n}"},
		{"a = T{\nb: 1,\n//guard:x\nc: 2,\n}", "a = T{\nb: 1,\n}"},
		{"a = T{b: /*guard:x = 0*/ 1}", "a = T{b:  0}"},
	} {
		text, err := takenOut(t, test.line)
		if err != nil {
			t.Errorf("%s: %v", test.line, err)
		}
		if got := withoutMarks(text); got != test.want {
			t.Errorf("%s\nbecomes\n%s\nnot\n%s", test.line, got, test.want)
		}
	}
}

func withoutMarks(text string) string {
	if at := strings.Index(text, "/*guard:"); at >= 0 {
		return text[:at] + text[at+strings.Index(text[at:], "*/")+len("*/"):]
	}
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "//guard:") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func TestAMarkThatCannotBeTakenOutIsRefused(t *testing.T) {
	for line, fault := range map[string]string{
		"a()\n//guard:x":                 "nothing begins",
		"a( /*guard:x*/ )":               "nothing begins",
		"a(b /*guard:x*/, c)":            "nothing begins",
		"//guard:x away\na()":            "unknown operation",
		"//guard:x =\na = b":             "a value follows = and +",
		"//guard:x true\nfor a() {}":     "no condition and no value",
		"//guard:x\na := b":              "declares a variable",
		"//guard:x\nreturn a":            "cannot be dropped",
		"//guard:x true\nreturn a, b":    "not one expression",
		"//guard:x unwrap\nreturn a":     "no call with an argument",
		"a( /*guard:x + b()*/ c)":        "before a statement",
		"//guard:x = )\nreturn a":        "does not parse",
		"//guard:x\na()\n//guard:x\nb()": "stands in a.go and in a.go",
	} {
		_, err := takenOut(t, line)
		expectFault(t, line, err, fault)
	}
}
