package main

import (
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"signin-diagnosis/handler/contract"
)

// operation is a route of the contract that the descriptions offer.
type operation struct{ contract.Route }

// operations returns all of them, in the order of the contract.
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

// hasTwin reports whether the operation can be asked by POST as well as by GET.
func (o operation) hasTwin() bool { return len(o.Methods) > 1 }

// by returns the operation as asked by one method: its unique id, its words and its errors.
func (o operation) by(method string) (id, text string, failures []failure) {
	switch {
	case method == http.MethodPost:
		return o.Operation, o.Text, failuresOf(append(slices.Clone(o.Scopes), contract.WithBody)...)
	case o.hasTwin():
		return o.Operation + "ByQuery", queryWarning + o.Text, failuresOf(o.Scopes...)
	default:
		return o.Operation, o.Text, failuresOf(o.Scopes...)
	}
}

// fieldSchema describes a field's value.
func fieldSchema(f contract.Field) *openapi3.Schema {
	schema := oneOf(f.Values)
	schema.Format = f.Format
	if f.MaxLength > 0 {
		schema.WithMaxLength(int64(f.MaxLength))
	}
	return schema
}

// body returns the JSON object that a POST takes; decorate adds to each field what a dialect knows of it.
func (o operation) body(decorate func(*openapi3.Schema, contract.Field)) *openapi3.Schema {
	body := openapi3.NewObjectSchema().WithoutAdditionalProperties()
	for _, f := range o.fields() {
		if f.Required {
			body.Required = append(body.Required, f.Name)
		}
		schema := fieldSchema(f)
		schema.Description = f.Text
		decorate(schema, f)
		body.WithProperty(f.Name, schema)
	}
	return body
}
