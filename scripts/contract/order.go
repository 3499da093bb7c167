package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"signin-diagnosis/handler/contract"
)

// ordered returns a document of kin-openapi's, whose keys come in the order of the alphabet, with its keys in an
// order to read: structures and their keys as the Go types have them, fields as the contract has them. names
// are those of the keys at its top that we gave ourselves.
func ordered(document any, names ...string) object {
	text, err := json.Marshal(document)
	if err != nil {
		panic(err) // it is our own
	}
	value, err := decodeValue(jsontext.NewDecoder(bytes.NewReader(text)))
	if err != nil {
		panic(err)
	}
	return arrange(value, names).(object)
}

// decodeValue reads one value of JSON; the keys of an object stay in their order.
func decodeValue(d *jsontext.Decoder) (any, error) {
	switch d.PeekKind() {
	case '{':
		return decodeObject(d)
	case '[':
		return decodeList(d)
	}
	text, err := d.ReadValue()
	if err != nil {
		return nil, err
	}
	var value any
	numbers := json.NewDecoder(bytes.NewReader(text))
	numbers.UseNumber()
	err = numbers.Decode(&value)
	return value, err
}

func decodeObject(d *jsontext.Decoder) (any, error) {
	_, _ = d.ReadToken() // the brace that was seen
	out := object{}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			return nil, err
		}
		key := name.String()
		value, err := decodeValue(d)
		if err != nil {
			return nil, err
		}
		out = append(out, member{key, value})
	}
	_, err := d.ReadToken()
	return out, err
}

func decodeList(d *jsontext.Decoder) (any, error) {
	_, _ = d.ReadToken() // the bracket that was seen
	list := []any{}
	for d.PeekKind() != ']' {
		value, err := decodeValue(d)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.ReadToken()
	return list, err
}

// words are the keys of OpenAPI, as a person reads them.
var words = []string{
	"openapi", "info", "servers", "security", "paths", "components",
	"title", "operationId", "summary", "name", "in", "url", "default", "description", summary, visible, "version", "license", "variables",
	"get", "post", "parameters", "requestBody", "schemas", "responses", "securitySchemes", "headers",
	"type", "nullable", extensible, "format", "maxLength", "pattern", "enum", "required", "properties", "additionalProperties", "items", "maxItems",
	"schema", "content", "flows", "clientCredentials", "authorizationCode", "authorizationUrl", "tokenUrl", "scopes",
	"example", "examples", "value",
}

// arrange puts the keys of a value into their order: first names, which we gave ourselves, then the words
// of OpenAPI. Answers of the program and questions to it stay as they are.
func arrange(value any, names []string) any {
	switch value := value.(type) {
	case object:
		value.sort(append(names, words...))
		for i, m := range value {
			if m.key != "value" && m.key != "example" {
				value[i].value = arrange(m.value, namesBelow(m.key, value))
			}
		}
	case []any:
		for i := range value {
			value[i] = arrange(value[i], nil)
		}
	}
	return value
}

func (o object) sort(order []string) {
	place := func(key string) int {
		if at := slices.Index(order, key); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortFunc(o, func(a, b member) int {
		return cmp.Or(cmp.Compare(place(a.key), place(b.key)), cmp.Compare(a.key, b.key))
	})
}

// namesBelow returns the names that stand below a key, in the order of where they come from. What a structure
// requires is listed in the order of its Go type.
func namesBelow(key string, around object) []string {
	switch key {
	case "paths":
		return namesOf(operations(), func(o operation) string { return o.Path })
	case "schemas":
		return structNames()
	case "examples":
		return namesOf(examples, func(e example) string { return e.name })
	case "content":
		return []string{typeJSON, typeProblem, typeCard}
	case "properties":
		required, _ := around.get("required").([]any)
		return append(namesOf(required, func(name any) string { return name.(string) }),
			namesOf(contract.Fields(), func(f contract.Field) string { return f.Name })...)
	default:
		return nil
	}
}

func structNames() []string { return namesOf(structsIn(answers), nameOf) }

func namesOf[T any](all []T, name func(T) string) []string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = name(one)
	}
	return names
}
