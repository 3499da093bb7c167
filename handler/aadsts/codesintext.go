package aadsts

import (
	"regexp"
	"slices"
	"strconv"
)

// codeForms are the ways in which a text names a code. The first two are sure,
// so the number may be one that the table does not know yet. The third is the
// label of a portal or a library, which other products use too: its number
// counts only if the table knows it.
var codeForms = regexp.MustCompile(`(?i)` +
	`aadsts(?: error)?(?: code)?[:\s#-]{0,3}(\d+)` +
	`|error_?codes["']? ?[:=] ?\[([\d,"' ]*)\]` +
	`|(?:error[ _-]?(?:code|no|number)|error\(s\)|error\?code|error|resulttype|오류 코드|오류|fehlercode|code d'erreur|エラー ?コード|错误代码)["']? ?[:=#]? ?["'(]?(\d+)`)

// numbersOnly is a text that is nothing but codes, as one types them.
var numbersOnly = regexp.MustCompile(`^["'(\[]*\d{5,7}(?:[,; ]+\d{5,7})*["'.)\]]*$`)

var digits = regexp.MustCompile(`\d+`)

func findCodes(plain string) []int {
	var codes []int
	add := func(number string, sure bool) {
		code, ok := codeNumber(number)
		if !ok || slices.Contains(codes, code) {
			return
		}
		if _, known := Lookup(code); known || sure {
			codes = append(codes, code)
		}
	}
	if numbersOnly.MatchString(plain) {
		addEach(plain, add)
		return codes
	}
	for _, at := range codeForms.FindAllStringSubmatchIndex(plain, -1) {
		switch group := submatches(plain, at); {
		case group[1] != "":
			add(group[1], true)
		case group[2] != "":
			addEach(group[2], add)
		case group[3] != "" && !wordFollows(plain, at[1]):
			add(group[3], false)
		}
	}
	if number := codeOfPage(plain); len(codes) == 0 && number != "" {
		add(number, false)
	}
	return codes
}

// aboveID is a number between its label and an id's, whatever both are called.
var aboveID = regexp.MustCompile(`: ?(\d{5,7}) [^0-9:]{2,40}: ?$`)

// codeOfPage is the number that a sign-in page shows above the first of its ids.
func codeOfPage(plain string) string {
	at := anyGUID.FindStringIndex(plain)
	if at == nil {
		return ""
	}
	return firstGroup(aboveID, plain[max(0, at[0]-2*longestLabel):at[0]])
}

func addEach(list string, add func(string, bool)) {
	for _, number := range digits.FindAllString(list, -1) {
		add(number, true)
	}
}

// codeNumber takes five to seven digits without a leading zero: the form of
// every AADSTS code but 0, which is no error.
func codeNumber(number string) (int, bool) {
	if len(number) < 5 || len(number) > 7 || number[0] == '0' {
		return 0, false
	}
	code, err := strconv.Atoi(number)
	return code, err == nil
}

// wordFollows reports that the match which ends here was cut out of a longer
// word, such as a GUID or a hexadecimal status.
func wordFollows(plain string, end int) bool {
	if end == len(plain) {
		return false
	}
	c := plain[end]
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// submatches are the texts of a match's groups, empty where a group took no part.
func submatches(text string, at []int) []string {
	groups := make([]string, len(at)/2)
	for i := range groups {
		if at[2*i] >= 0 {
			groups[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return groups
}

// Telling are the codes that say what happened: without a wrapper where another code
// stands beside it.
func (e *ErrorText) Telling() []int {
	inner := slices.DeleteFunc(slices.Clone(e.Codes), wraps)
	if len(inner) == 0 {
		return e.Codes
	}
	return inner
}
