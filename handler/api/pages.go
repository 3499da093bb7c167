package api

import (
	"errors"
	"fmt"
	"maps"
	"net/http"

	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/wording"
)

// Pages are what a browser is shown where there is no diagnosis: the form to
// ask with, and problems in a readable form. Without Render there are none, and
// a browser gets what everybody gets.
type Pages struct {
	Header map[string]string // what pages carry besides the usual headers
	Render func(Page) ([]byte, error)
	// Document returns a page around the project's own markup.
	Document func(title string, content []byte) ([]byte, error)
}

// Page is one of them.
type Page struct {
	Language wording.Language
	Form     bool              // show the form
	Values   map[string]string // what was sent, for the form to keep
	Problem  *contract.Problem // nil: nothing went wrong
}

const formatHTML = "html"

// wantsPage reports whether the caller is shown pages, as browsers are. As
// everywhere, the field format wins over Accept.
func (s *server) wantsPage(r *http.Request) bool {
	if s.Pages.Render == nil {
		return false
	}
	format, err := chooseFormat(r.URL.Query().Get("format"), acceptHeader(r), s.Renderers)
	return err == nil && format == formatHTML
}

// asksNothing reports whether a browser sent no account and no other field of a
// question.
func (s *server) asksNothing(r *http.Request, values map[string]string) bool {
	for name := range values {
		if name != "lang" && name != "format" {
			return false
		}
	}
	return r.Method == http.MethodGet && /*guard:form-for-browsers = s.Pages.Render != nil*/ s.wantsPage(r)
}

// form returns the empty form. It shows no data, and is behind the same guard as
// every answer.
func (s *server) form(r *http.Request, values map[string]string, line *logLine) (reply, error) {
	line.route = routeForm
	if err := newRequestReader(s.Now(), s.Defaults).readFields(contract.RouteDiagnose, values); err != nil {
		return reply{}, err
	}
	return s.page(http.StatusOK, Page{Language: chooseLanguage(values["lang"], r.Header.Get("Accept-Language")), Form: true})
}

// page returns a reply that a browser shows.
func (s *server) page(status int, p Page) (reply, error) {
	body, err := s.Pages.Render(p)
	return s.sendPage(status, body, p.Language, err)
}

func (s *server) sendPage(status int, body []byte, l wording.Language, err error) (reply, error) {
	if err != nil {
		return reply{}, fmt.Errorf("rendering a page: %w", err)
	}
	return reply{status: status, contentType: "text/html; charset=utf-8", body: body, language: l, header: headers(s.Pages.Header)}, nil
}

// questionError is the error of a question together with the values that were sent,
// so that the form can be shown again with them.
type questionError struct {
	error
	values map[string]string
}

func (e *questionError) Unwrap() error { return e.error }

// problemPage returns a problem as a page, with the same status, code and headers
// as the document, or nil for a caller who is not shown pages.
func (s *server) problemPage(r *http.Request, line *logLine, p *contract.Problem) *reply {
	if !s.wantsPage(r) {
		return nil
	}
	page := Page{Language: chooseLanguage(r.URL.Query().Get("lang"), r.Header.Get("Accept-Language")), Problem: p}
	if asked := new(questionError); errors.As(line.err, &asked) {
		page.Form, page.Values = true, asked.values
	}
	response, err := s.page(p.Status, page)
	if err != nil {
		return nil // the document says the same
	}
	//guard:headers-on-pages
	maps.Copy(response.header, problemHeader(p))
	return &response
}

func headers(named map[string]string) http.Header {
	header := http.Header{}
	for name, value := range named {
		header.Set(name, value)
	}
	return header
}
