package main

import (
	"net/http"
	"strings"

	"signin-diagnosis/handler/contract"
)

// field is one thing that a caller may send. Every value is a text on the wire.
type field struct {
	name       string
	text       string
	example    string
	required   bool
	visibility string   // in Power Platform: important, advanced, or internal for hidden
	values     []string // all there are; none for free text
	format     string
	longest    int // characters; 0 is unlimited
}

// operation is one route with what it takes and gives.
type operation struct {
	path    string
	id      string
	methods []string
	summary string
	text    string
	reach   []contract.Reach
	fields  []field
	answer  string // the structure of a 200
	formats bool   // the answer exists in other formats than JSON
}

var (
	upn = field{name: "upn", required: true, visibility: "important", longest: 1024, example: "kim@contoso.com",
		text: "The account: its user principal name, a guest's mail address, or its object id. Only user sign-ins are read."}
	app = field{name: "app", visibility: "important", longest: 256, example: "Outlook",
		text: "The app or resource that the user had trouble with: its application id, or part of its name, without case. It decides which attempt leads and hides no rows."}
	lookback = field{name: "lookback", visibility: "advanced", example: "P7D",
		text: "How far back to look, at most 30 days: PT24H, P7D, 24h or 7d. It is 24 hours unless the deployment says otherwise."}
	at = field{name: "at", visibility: "advanced", format: "date-time", example: "2026-05-20T08:00:00Z",
		text: "When the user saw the error (RFC 3339). The window then starts one lookback before it. It may not be older than 30 days."}
	correlationID = field{name: "correlationId", visibility: "advanced", format: "uuid", example: "2c1d7a5e-0000-4000-8000-7b9f3a60d1e4",
		text: "The correlation id of the error page."}
	requestID = field{name: "requestId", visibility: "advanced", format: "uuid", example: "9f0c2b4d-0000-4000-8000-5d1e6a7c8b90",
		text: "The request id of the error page."}
	errorText = field{name: "error", visibility: "important", longest: 8192, example: "AADSTS50076",
		text: "The text that the user saw, at most 8 KiB. Codes, ids and times in it are used."}
	detail = field{name: "detail", visibility: "advanced", values: []string{"summary", "full"}, example: "full",
		text: "full adds the list of attempts. Without it the answer is a summary."}
	language = field{name: "lang", visibility: "advanced", values: []string{"en", "ko"}, example: "en",
		text: "Language of the sentences; it wins over Accept-Language."}
	format = field{name: "format", visibility: "internal", values: []string{"json", "card", "html", "text", "markdown"}, example: "json",
		text: "Format of the answer; it wins over Accept. A card that Accept wants as application/json comes as that."}
	explainText   = field{name: "error", required: true, visibility: "important", longest: 8192, example: "AADSTS50076", text: "The text that the user saw, at most 8 KiB, or a code alone."}
	explainFormat = field{name: "format", visibility: "internal", values: []string{"json"}, example: "json", text: "Format of the answer."}
)

var getAndPost = []string{http.MethodGet, http.MethodPost}

var operations = []operation{
	{
		path: "/api/diagnose", id: "DiagnoseSignIn", methods: getAndPost, answer: "Diagnosis", formats: true,
		summary: "Find out why an account cannot sign in",
		text:    "Reads the account's rows of the Microsoft Entra sign-in log and says why it cannot sign in, and who has to do what about it. An unknown account and an empty log are answers too, not errors. It only reads, so it may be repeated.",
		reach:   []contract.Reach{contract.Everywhere, contract.WithGraph},
		fields:  []field{upn, app, lookback, at, correlationID, requestID, errorText, detail, language, format},
	}, {
		path: "/api/diagnose/explain", id: "ExplainError", methods: getAndPost, answer: "Explanation",
		summary: "Explain an error text or code",
		text:    "Says what a pasted error text or an AADSTS code means. Nothing is looked up in the tenant.",
		reach:   []contract.Reach{contract.Everywhere},
		fields:  []field{explainText, language, explainFormat},
	}, {
		path: "/api/diagnose/check", id: "CheckDeployment", methods: []string{http.MethodGet}, answer: "CheckReport",
		summary: "Check the deployment",
		text:    "Says whether the deployed identity can get a token, holds each permission, and whether the tenant is licensed. It answers 200 whatever it finds.",
		reach:   []contract.Reach{contract.Everywhere},
		fields:  []field{language},
	},
}

// queryWarning stands at every operation that puts a person into an address.
const queryWarning = "Prefer POST: an address with its query, and so the account or the text, ends up in the logs of proxies, gateways and browsers. "

// hasTwin reports that the operation can be asked by POST as well as by GET.
func (o operation) hasTwin() bool { return len(o.methods) > 1 }

// by is the operation as asked by one method: its unique id, its words and its errors.
func (o operation) by(method string) (id, text string, failures []failure) {
	switch {
	case method == http.MethodPost:
		return o.id, o.text, failuresOf(append(o.reach, contract.WithBody)...)
	case o.hasTwin():
		return o.id + "ByQuery", queryWarning + o.text, failuresOf(o.reach...)
	default:
		return o.id, o.text, failuresOf(o.reach...)
	}
}

// schema describes the field's value.
func (f field) schema() object {
	schema := object{{"type", "string"}}
	if f.format != "" {
		schema = append(schema, member{"format", f.format})
	}
	if f.longest > 0 {
		schema = append(schema, member{"maxLength", f.longest})
	}
	if len(f.values) > 0 {
		schema = append(schema, member{"enum", f.values})
	}
	return schema
}

// labels are the words that the designer of Power Platform shows beside the description.
func (f field) labels() object {
	return object{{"x-ms-summary", title(f.name)}, {"x-ms-visibility", f.visibility}}
}

// body is the JSON object that a POST takes; decorate adds to each field what a dialect knows of it.
func (o operation) body(decorate func(field) object) object {
	var properties object
	required := []string{}
	for _, f := range o.fields {
		if f.required {
			required = append(required, f.name)
		}
		property := append(object{{"description", f.text}}, decorate(f)...)
		properties = append(properties, member{f.name, append(property, f.schema()...)})
	}
	return object{
		{"type", "object"}, {"required", required}, {"properties", properties}, {"additionalProperties", false},
	}
}

func verb(method string) string { return strings.ToLower(method) }
