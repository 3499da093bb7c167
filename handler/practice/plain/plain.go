package practice

import (
	"encoding/json"
	"fmt"
)

// sharedList is a list of plain values that rows share; nobody changes them.
type sharedList []any

// plain turns objects into what a JSON reader would make of them, so that the
// rest of the package meets no other types. It copies, too.
func plain(what string, objects []Object) ([]Object, error) {
	out := make([]Object, 0, len(objects))
	for _, object := range objects {
		value, err := plainValue(object)
		if err != nil {
			return nil, fmt.Errorf("practice %s: %w", what, err)
		}
		out = append(out, value.(Object))
	}
	return out, nil
}

// plainValue goes through JSON only for types that are rare here: the stories
// are told at every start.
func plainValue(value any) (any, error) {
	switch v := value.(type) {
	case nil, string, bool, float64:
		return v, nil
	case int:
		return float64(v), nil
	case Object:
		out := make(Object, len(v))
		for name, inner := range v {
			var err error
			if out[name], err = plainValue(inner); err != nil {
				return nil, err
			}
		}
		return out, nil
	case sharedList:
		return []any(v), nil
	case []any:
		return plainList(v)
	case []string:
		return plainList(v)
	case []Object:
		return plainList(v)
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var out any
	return out, json.Unmarshal(data, &out)
}

func plainList[T any](list []T) ([]any, error) {
	out := make([]any, 0, len(list))
	for _, item := range list {
		value, err := plainValue(item)
		if err != nil {
			return nil, err
		}
		out = append(out, value)
	}
	return out, nil
}
