package plain

import (
	"encoding/json"
	"fmt"
)

// Shared is a list of plain values that rows share; nobody changes them.
type Shared []any

// Of turns objects into what a JSON reader would make of them, so that nobody
// meets other types later. It copies, too. An error says what the objects are.
func Of(what string, objects []Object) ([]Object, error) {
	out := make([]Object, 0, len(objects))
	for _, object := range objects {
		value, err := Value(object)
		if err != nil {
			return nil, fmt.Errorf("practice %s: %w", what, err)
		}
		out = append(out, value.(Object))
	}
	return out, nil
}

// Value does for one value what Of does for objects. It goes through JSON only
// for types that are rare here: the stories are told at every start.
func Value(value any) (any, error) {
	switch v := value.(type) {
	case nil, string, bool, float64:
		return v, nil
	case int:
		return float64(v), nil
	case Object:
		out := make(Object, len(v))
		for name, inner := range v {
			var err error
			if out[name], err = Value(inner); err != nil {
				return nil, err
			}
		}
		return out, nil
	case Shared:
		return []any(v), nil
	case []any:
		return listOf(v)
	case []string:
		return listOf(v)
	case []Object:
		return listOf(v)
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var out any
	return out, json.Unmarshal(data, &out)
}

func listOf[T any](list []T) ([]any, error) {
	out := make([]any, 0, len(list))
	for _, item := range list {
		value, err := Value(item)
		if err != nil {
			return nil, err
		}
		out = append(out, value)
	}
	return out, nil
}
