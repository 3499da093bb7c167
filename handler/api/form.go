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

// sameSite finds requests that another site's page makes a browser send.
var sameSite = http.NewCrossOriginProtection()

// isForm reports the body of a form that a browser sends. Nobody else may send
// one: a program that means JSON and forgets to say so shall hear of it.
func (s *server) isForm(r *http.Request) bool {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && mediaType == typeForm && /*guard:form-where-pages-are*/ s.wantsPage(r)
}

// refuseOtherSites answers forms that another site sent in the name of somebody
// who is signed in here. The other site could not read the answer, but the
// question would stand in the audit trail and cost Graph's quota. JSON needs no
// such check: a browser asks before it sends that to another site.
func refuseOtherSites(r *http.Request) error {
	//guard:form-of-same-site true
	if sameSite.Check(r) == nil {
		return nil
	}
	return &contract.Problem{
		Code: contract.CodeForbidden, Detail: "The form was sent by the page of another site.",
		NextStep: "Open the form of this service and ask there.",
	}
}

// readForm reads the fields of a form, which are texts as those of JSON are.
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
		values["at"] = completed(values["at"])
	}
	return values, nil
}

// lineBreaks undoes how browsers send a line break, which the limit of a field
// of theirs counts as one character
// (https://html.spec.whatwg.org/#constructing-the-form-data-set).
var lineBreaks = strings.NewReplacer("\r\n", "\n")

// zoneless is how browsers write the time of a form
// (https://html.spec.whatwg.org/#valid-local-date-and-time-string). The form
// says that it is in UTC; the page's script sends RFC 3339.
var zoneless = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$`)

func completed(at string) string {
	const withoutSeconds = len("2006-01-02T15:04")
	if len(at) == withoutSeconds {
		at += ":00"
	}
	return at + "Z"
}
