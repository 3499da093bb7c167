package entra

import (
	"bytes"
	"reflect"

	"github.com/go-json-experiment/json"

	"signin-diagnosis/handler/signin"
)

// decodeRows decodes a page of the log. Pages are large, a thousand rows with a
// dozen policies each, and consist mostly of properties that no rule reads and of
// the same few policies with the same few outcomes in every row. So the properties
// that no rule reads are cut out before the page is decoded, and each distinct
// outcome is decoded once. Rows share their policies: nobody may write into them.
//
// A page with anything unexpected in it is left to decodeList, which is slower
// and tolerates more.
func decodeRows(body []byte) (list[signin.SignIn], int, error) {
	rows, whole := splitPage(body)
	if !whole {
		return decodeRowsTolerantly(body)
	}
	return toSignIns(rows.usable(usableRow))
}

func decodeRowsTolerantly(body []byte) (list[signin.SignIn], int, error) {
	return toSignIns(decodeList(body, usableRow))
}

func splitPage(body []byte) (rows list[logRow], whole bool) {
	s := pageSplitter{scanner: scanner{text: body}, rows: make([]byte, 0, len(body)/sizeRatio)}
	s.page()
	if s.failed || s.peek() != 0 || s.lists != 1 {
		return rows, false
	}
	rows.Value = make([]logRow, 0, len(s.policies))
	if json.Unmarshal(s.rows, &rows.Value, lenient) != nil {
		return rows, false
	}
	for i, applied := range s.policies {
		rows.Value[i].AppliedPolicies = applied
	}
	return rows, s.next == nil || json.Unmarshal(s.next, &rows.Next, lenient) == nil
}

// sizeRatio is about how much smaller the wanted properties are than the page.
const sizeRatio = 3

// pageSplitter splits a page into rows without their policies, and the policies.
type pageSplitter struct {
	scanner
	lists    int
	rows     []byte                   // a JSON array of what rowFields names
	policies [][]signin.AppliedPolicy // for each row; nil where Graph left them out
	next     []byte
	layout   []field     // of the row before
	known    [][]outcome // by the place in a row's list of policies
}

const policiesField = `"appliedConditionalAccessPolicies"`

// rowFields are the properties of a row that package signin has a name for, in
// quotes.
var rowFields = func() map[string]bool {
	fields := map[string]bool{}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[signin.SignIn]()) {
		fields[`"`+field.Tag.Get("json")+`"`] = true
	}
	return fields
}()

func (s *pageSplitter) page() {
	s.members(func(name []byte) {
		switch string(name) {
		case `"value"`:
			s.lists++
			s.rows = append(s.rows, '[')
			s.each('[', ']', s.row)
			s.rows = closeList(s.rows, ']')
		case `"@odata.nextLink"`:
			s.next = s.value()
		default:
			s.value()
		}
	})
}

func (s *pageSplitter) row() {
	s.rows = append(s.rows, '{')
	var applied []signin.AppliedPolicy
	place := 0
	s.each('{', '}', func() {
		field, begin := s.field(place)
		place++
		switch {
		case field.policies:
			applied = s.applied()
		case field.wanted:
			s.value()
			s.rows = append(append(s.rows, s.text[begin:s.at]...), ',')
		default:
			s.value()
		}
	})
	s.rows = append(closeList(s.rows, '}'), ',')
	s.policies = append(s.policies, applied)
}

// field is a property of a row, by its name with quotes and colon.
type field struct {
	head             []byte
	wanted, policies bool
}

// field reads the name at one place of a row, and returns where it began. Rows
// have the same properties in the same order, most of the time, so the name
// that stood there in the row before is tried first.
func (s *pageSplitter) field(place int) (field, int) {
	s.peek()
	begin := s.at
	if place < len(s.layout) && bytes.HasPrefix(s.text[begin:], s.layout[place].head) {
		s.at += len(s.layout[place].head)
		return s.layout[place], begin
	}
	name := s.name()
	if s.failed {
		return field{}, begin
	}
	read := field{head: s.text[begin:s.at], wanted: rowFields[string(name)], policies: string(name) == policiesField}
	if place == len(s.layout) {
		s.layout = append(s.layout, read)
	}
	s.layout[place] = read
	return read, begin
}

// closeList ends a JSON list or object in place of its last comma.
func closeList(text []byte, end byte) []byte {
	if last := len(text) - 1; text[last] == ',' {
		text = text[:last]
	}
	return append(text, end)
}

func (s *pageSplitter) applied() []signin.AppliedPolicy {
	if s.peek() != '[' {
		s.failed = string(s.value()) != "null"
		return nil
	}
	//guard:known-to-be-none = []signin.AppliedPolicy(nil)
	applied := make([]signin.AppliedPolicy, 0, len(s.known))
	s.each('[', ']', func() {
		applied = append(applied, s.outcome(len(applied)))
	})
	return applied
}

// outcome is a policy as applied in some row, and the text that it was decoded
// from.
type outcome struct {
	text   []byte
	policy signin.AppliedPolicy
}

// maxKnown bounds the outcomes that are kept for each place.
const maxKnown = 32

// outcome reads the policy at one place of a row's list. Policies keep their
// places from row to row, so those that stood there are tried first: a text
// that begins like a known object is that object.
func (s *pageSplitter) outcome(place int) (policy signin.AppliedPolicy) {
	s.peek()
	if place == len(s.known) {
		s.known = append(s.known, nil)
	}
	for _, known := range s.known[place] {
		if bytes.HasPrefix(s.text[s.at:], known.text) {
			s.at += len(known.text)
			return known.policy
		}
	}
	text := s.value()
	if s.failed || text[0] != '{' || json.Unmarshal(text, &policy, lenient) != nil {
		s.failed = true
		return policy
	}
	if len(s.known[place]) < maxKnown {
		s.known[place] = append(s.known[place], outcome{text, policy})
	}
	return policy
}
