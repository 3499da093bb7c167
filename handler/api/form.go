package api

import (
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"signin-diagnosis/handler/contract"
)

const typeForm = "application/x-www-form-urlencoded"

// crossOrigin detects requests that another site's page makes a browser send.
var crossOrigin = http.NewCrossOriginProtection()

// isForm reports whether the body is a form that a browser sends. Other callers may
// not send one: a program that means JSON and forgets to say so gets an error.
func (s *server) isForm(r *http.Request) bool {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && mediaType == typeForm && /*guard:form-where-pages-are*/ s.wantsPage(r)
}

// refuseOtherSites returns a problem for a form that another site sent in the name
// of somebody who is signed in here. The other site could not read the answer, but the
// question would stand in the audit trail and cost Graph's quota. JSON needs no
// such check: a browser asks before it sends that to another site.
func refuseOtherSites(r *http.Request) error {
	//guard:form-of-same-site true
	if crossOrigin.Check(r) == nil {
		return nil
	}
	return &contract.Problem{
		Code: contract.CodeForbidden, Detail: "The form was sent by the page of another site.",
		NextStep: "Open the form of this service and ask there.",
	}
}

// readForm returns the fields of a form.
func readForm(body []byte) (map[string]string, error) {
	sent, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, &InputError{Reason: "The form is not readable", NextStep: "Send the form of the page as it is."}
	}
	values := map[string]string{}
	for name, all := range sent {
		if len(all) > 1 {
			return nil, &InputError{Field: quoteName(name), Reason: "is given more than once", NextStep: "Send it once."}
		}
		values[name] = /*guard:line-break-is-one = all[0]*/ lineBreaks.Replace(all[0])
	}
	if zoneless.MatchString(values["at"]) {
		values["at"] = withZone(values["at"])
	}
	return values, nil
}

// lineBreaks turns CR LF, as which browsers send a line break, into the one
// character that it counts as in the limit of an input
// (https://html.spec.whatwg.org/#constructing-the-form-data-set).
var lineBreaks = strings.NewReplacer("\r\n", "\n")

// zoneless matches the time of a form as browsers write it
// (https://html.spec.whatwg.org/#valid-local-date-and-time-string). The form
// says that it is in UTC; the page's script sends RFC 3339.
var zoneless = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$`)

// withZone returns such a time in RFC 3339.
func withZone(at string) string {
	const withoutSeconds = len("2006-01-02T15:04")
	if len(at) == withoutSeconds {
		at += ":00"
	}
	return at + "Z"
}
