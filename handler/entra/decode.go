package entra

import (
	"errors"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// lenient accepts what JSON parsers disagree about and Graph has sent: a name
// given twice, text that is not UTF-8.
var lenient = json.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// list is one page of anything (https://learn.microsoft.com/graph/paging). A
// short or an empty page is not the last one while it has a next link.
type list[T any] struct {
	Value []T    `json:"value"`
	Next  string `json:"@odata.nextLink"`
}

var errNoValue = errors.New("the answer holds no list")

// decodeList reads a page and drops the items that are not usable, counting
// them. An answer without a list is an error and never an empty page: it would
// read as "nothing happened".
func decodeList[T any](body []byte, usable func(*T) bool) (items list[T], unreadable int, err error) {
	if err := json.Unmarshal(body, &items, lenient); err != nil {
		if items, unreadable, err = decodeItems[T](body); err != nil {
			return list[T]{}, 0, err
		}
	}
	items, unusable, err := items.usable(usable)
	return items, unreadable + unusable, err
}

// usable returns the list without the items that are not usable, and their number.
func (l list[T]) usable(usable func(*T) bool) (kept list[T], dropped int, err error) {
	//guard:list-there
	if l.Value == nil {
		return list[T]{}, 0, errNoValue
	}
	read := len(l.Value)
	l.Value = slices.DeleteFunc(l.Value, func(item T) bool { return !usable(&item) })
	return l, read - len(l.Value), nil
}

// decodeItems decodes a page in which something has an unexpected type. It is
// slower, because it decodes each item by itself, so that one cannot spoil the
// others.
func decodeItems[T any](body []byte) (items list[T], unreadable int, err error) {
	var raw list[jsontext.Value]
	if err := json.Unmarshal(body, &raw, lenient); err != nil {
		return items, 0, err
	}
	if raw.Value == nil {
		return items, 0, errNoValue
	}
	items = list[T]{Value: make([]T, 0, len(raw.Value)), Next: raw.Next}
	for _, text := range raw.Value {
		var item T
		//guard:tolerant-rows + tolerant := lenient
		if err := json.Unmarshal(text, &item, tolerant); err != nil {
			unreadable++
			continue
		}
		items.Value = append(items.Value, item)
	}
	return items, unreadable, nil
}
