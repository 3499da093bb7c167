package main

import (
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/getkin/kin-openapi/openapi3"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/contract"
)

// answers are the structures that stand alone as a body.
var answers = []reflect.Type{
	reflect.TypeFor[answer.Diagnosis](), reflect.TypeFor[answer.Explanation](),
	reflect.TypeFor[answer.CheckReport](), reflect.TypeFor[contract.Problem](),
}

// schemas returns the structures that the answers hold, by their names.
func schemas() openapi3.Schemas {
	out := openapi3.Schemas{}
	for _, t := range structsIn(answers) {
		out[nameOf(t)] = openapi3.NewSchemaRef("", structure(t))
	}
	return out
}

// structsIn lists roots and all structures inside them, each once, in the order of their first use.
func structsIn(roots []reflect.Type) []reflect.Type {
	var found []reflect.Type
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		switch {
		case t.Kind() == reflect.Slice:
			visit(t.Elem())
		case t.Kind() == reflect.Struct && !isTime(t) && !slices.Contains(found, t):
			found = append(found, t)
			for field := range t.Fields() {
				visit(field.Type)
			}
		}
	}
	for _, t := range roots {
		visit(t)
	}
	return found
}

// nameOf returns a structure's name in the documents.
func nameOf(t reflect.Type) string { return t.Name() }

// refs starts the references to structures.
const refs = "#/components/schemas/"

// structure describes a struct. Every key is required unless its tag says omitempty, and further keys are
// allowed: the contract may add some.
func structure(t reflect.Type) *openapi3.Schema {
	schema := openapi3.NewObjectSchema()
	schema.Description = notes[nameOf(t)].text
	schema.Properties = openapi3.Schemas{}
	for field := range t.Fields() {
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if key == "-" {
			continue
		}
		if options != "omitempty" {
			schema.Required = append(schema.Required, key)
		}
		schema.Properties[key] = property(field.Type, notes[nameOf(t)+"."+key])
	}
	return schema
}

// property returns a schema with its words. Next to a $ref they would be lost, so there the structure has them.
func property(t reflect.Type, n note) *openapi3.SchemaRef {
	schema := schemaOf(t, n)
	if schema.Value != nil {
		schema.Value.Description = n.text
	}
	return schema
}

var (
	timeType     = reflect.TypeFor[answer.Time]()
	orNullType   = reflect.TypeFor[answer.OrNull]()
	categoryType = reflect.TypeFor[answer.Category]()
	codeType     = reflect.TypeFor[contract.Code]()
)

// isTime reports whether a type is an instant: the contract's own, or the standard library's, which a build's time is.
func isTime(t reflect.Type) bool { return t == timeType || t == reflect.TypeFor[time.Time]() }

// timePattern is RFC 3339 in UTC with Z and whole seconds.
const timePattern = `^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`

// schemaOf describes a type: by a reference where it is a structure.
func schemaOf(t reflect.Type, n note) *openapi3.SchemaRef {
	if t.Kind() == reflect.Struct && !isTime(t) {
		return openapi3.NewSchemaRef(refs+nameOf(t), nil)
	}
	if t.Kind() == reflect.Pointer {
		return schemaOf(t.Elem(), note{null: true})
	}
	schema := valueSchema(t, n)
	schema.Nullable = n.null || t == orNullType
	return schema.NewRef()
}

func valueSchema(t reflect.Type, n note) *openapi3.Schema {
	if values, closed := closedLists[t]; closed {
		return oneOf(allowed(t, values, n))
	}
	switch {
	case isTime(t):
		return openapi3.NewStringSchema().WithFormat("date-time").WithPattern(timePattern)
	case t == codeType:
		return openList(problemCodes())
	}
	switch t.Kind() {
	case reflect.Slice:
		return list(t, n)
	case reflect.Map:
		return openapi3.NewObjectSchema().WithAdditionalProperties(valueSchema(t.Elem(), note{}))
	case reflect.Bool:
		return openapi3.NewBoolSchema()
	case reflect.Int:
		return openapi3.NewIntegerSchema()
	default:
		return openapi3.NewStringSchema()
	}
}

func list(t reflect.Type, n note) *openapi3.Schema {
	schema := openapi3.NewArraySchema()
	schema.Items = schemaOf(t.Elem(), note{})
	if n.most > 0 {
		return schema.WithMaxItems(int64(n.most))
	}
	return schema
}

// oneOf returns a text of a closed list.
func oneOf(values []string) *openapi3.Schema {
	schema := openapi3.NewStringSchema()
	for _, v := range values {
		schema.Enum = append(schema.Enum, v)
	}
	return schema
}

// openList returns a text of a list that may grow, with the values that there are today.
func openList(values []contract.Code) *openapi3.Schema {
	schema := openapi3.NewStringSchema()
	schema.Extensions = map[string]any{extensible: values}
	return schema
}

const extensible = "x-extensible-enum"

// allowed leaves the category none to primaryCause: a cause always has one.
func allowed(t reflect.Type, values []string, n note) []string {
	if t != categoryType || n.none {
		return values
	}
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == string(answer.CategoryNone) })
}

// title returns a key in title case, as designers show it: userPrincipalName is User Principal Name.
func title(key string) string {
	var words []string
	start := 0
	for i, r := range key + "A" {
		if unicode.IsUpper(r) {
			words = append(words, titleWord(key[start:i]))
			start = i
		}
	}
	return strings.Join(words, " ")
}

func titleWord(word string) string {
	switch word = strings.ToLower(word); word {
	case "id", "ip", "ok", "upn":
		return strings.ToUpper(word)
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
