package entra

import (
	"bytes"
	"reflect"

	"github.com/go-json-experiment/json"

	"signin-diagnosis/handler/signin"
)

// decodeRows reads a page of the log. Its pages are large, a thousand rows of
// a dozen policies each: most of it are properties that no rule reads, and the
// same few policies in the same few outcomes, again in every row. So a page is
// sieved before it is decoded, and each distinct outcome is decoded once. Rows
// share what they have in common: nobody may write into a row's policies.
//
// A page with anything unexpected in it is left to decodeList, which is slower
// and more patient.
func decodeRows(body []byte) (list[signin.SignIn], int, error) {
	rows, whole := sift(body)
	if !whole {
		return decodeRowsPatiently(body)
	}
	return signIns(rows.usable(usableRow))
}

func decodeRowsPatiently(body []byte) (list[signin.SignIn], int, error) {
	return signIns(decodeList(body, usableRow))
}

func sift(body []byte) (rows list[logRow], whole bool) {
	s := sieve{scanner: scanner{text: body}, rows: make([]byte, 0, len(body)/sieved)}
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

// sieved is about how much smaller a page is after sieving.
const sieved = 3

// sieve takes apart a page into rows without their policies, and the policies.
type sieve struct {
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

func (s *sieve) page() {
	s.members(func(name []byte) {
		switch string(name) {
		case `"value"`:
			s.lists++
			s.rows = append(s.rows, '[')
			s.each('[', ']', s.row)
			s.rows = closing(s.rows, ']')
		case `"@odata.nextLink"`:
			s.next = s.value()
		default:
			s.value()
		}
	})
}

func (s *sieve) row() {
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
	s.rows = append(closing(s.rows, '}'), ',')
	s.policies = append(s.policies, applied)
}

// field is a property of a row, by its name with quotes and colon.
type field struct {
	head             []byte
	wanted, policies bool
}

// field reads the name at one place of a row, and says where it began. Rows
// have the same properties in the same order, most of the time, so the name
// that stood there in the row before is tried first.
func (s *sieve) field(place int) (field, int) {
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

// closing puts the end in the place of a last comma.
func closing(text []byte, end byte) []byte {
	if last := len(text) - 1; text[last] == ',' {
		text = text[:last]
	}
	return append(text, end)
}

func (s *sieve) applied() []signin.AppliedPolicy {
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

// outcome is how a policy came out in some row, and the text that says so.
type outcome struct {
	text   []byte
	policy signin.AppliedPolicy
}

// mostKnown bounds the outcomes that are kept for each place.
const mostKnown = 32

// outcome reads the policy at one place of a row's list. Policies keep their
// places from row to row, so those that stood there are tried first: a text
// that begins like a known object is that object.
func (s *sieve) outcome(place int) (policy signin.AppliedPolicy) {
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
	if len(s.known[place]) < mostKnown {
		s.known[place] = append(s.known[place], outcome{text, policy})
	}
	return policy
}
