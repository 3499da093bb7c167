package main

import (
	"net/http"
	"slices"
	"strings"

	"signin-diagnosis/handler/contract"
)

// operation is a route of the contract that the descriptions offer.
type operation struct{ contract.Route }

// operations are all of them, in the order of the contract.
func operations() []operation {
	var out []operation
	for _, r := range contract.Routes() {
		if r.Operation != "" {
			out = append(out, operation{r})
		}
	}
	return out
}

func (o operation) fields() []contract.Field { return contract.FieldsOf(o.Name) }

// queryWarning stands at every operation that puts a person into an address.
const queryWarning = "Prefer POST: an address with its query, and so the account or the text, ends up in the logs of proxies, gateways and browsers. "

// hasTwin reports that the operation can be asked by POST as well as by GET.
func (o operation) hasTwin() bool { return len(o.Methods) > 1 }

// by is the operation as asked by one method: its unique id, its words and its errors.
func (o operation) by(method string) (id, text string, failures []failure) {
	switch {
	case method == http.MethodPost:
		return o.Operation, o.Text, failuresOf(append(slices.Clone(o.Reach), contract.WithBody)...)
	case o.hasTwin():
		return o.Operation + "ByQuery", queryWarning + o.Text, failuresOf(o.Reach...)
	default:
		return o.Operation, o.Text, failuresOf(o.Reach...)
	}
}

// schemaOf describes a field's value.
func schemaOf(f contract.Field) object {
	schema := object{{"type", "string"}}
	if f.Format != "" {
		schema = append(schema, member{"format", f.Format})
	}
	if f.MaxLength > 0 {
		schema = append(schema, member{"maxLength", f.MaxLength})
	}
	if len(f.Values) > 0 {
		schema = append(schema, member{"enum", f.Values})
	}
	return schema
}

// labels are the words that the designer of Power Platform shows beside the description.
func labels(f contract.Field) object {
	return object{{"x-ms-summary", title(f.Name)}, {"x-ms-visibility", f.Visibility}}
}

// body is the JSON object that a POST takes; decorate adds to each field what a dialect knows of it.
func (o operation) body(decorate func(contract.Field) object) object {
	var properties object
	required := []string{}
	for _, f := range o.fields() {
		if f.Required {
			required = append(required, f.Name)
		}
		property := append(object{{"description", f.Text}}, decorate(f)...)
		properties = append(properties, member{f.Name, append(property, schemaOf(f)...)})
	}
	return object{
		{"type", "object"}, {"required", required}, {"properties", properties}, {"additionalProperties", false},
	}
}

func verb(method string) string { return strings.ToLower(method) }
