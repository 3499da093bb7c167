package practice

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"signin-diagnosis/handler/practice/graph"
	"signin-diagnosis/handler/practice/plain"
)

// ForeignNext makes a page name a next page on another host.
type ForeignNext struct{ URL string }

// EmptyPage answers a page without rows whose next link leads to them: an
// empty page is not the end of the log.
type EmptyPage struct{}

// ShortPage gives at most Rows rows, with a next link to the others: a page
// that is not full is not the end of the log.
type ShortPage struct{ Rows int }

// MixedRows puts rows that nobody asked for before the page's own: those of
// another account.
type MixedRows struct{ Rows []Object }

// DoubledRows gives every row of a page twice.
type DoubledRows struct{}

func (f ForeignNext) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	reshape(w, r, proper, func(page Object) { page["@odata.nextLink"] = f.URL })
}

func (EmptyPage) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	reshape(w, r, proper, func(page Object) {
		page["value"], page["@odata.nextLink"] = []any{}, graph.LinkPastEmptyPage(r)
	})
}

// act asks for fewer rows, and puts the number that the caller wants back into
// the next link.
func (s ShortPage) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	query := r.URL.Query()
	top := query.Get("$top")
	query.Set("$top", strconv.Itoa(s.Rows))
	fewer := r.Clone(r.Context())
	fewer.URL.RawQuery = query.Encode()
	reshape(w, fewer, proper, func(page Object) {
		link, err := url.Parse(plain.Text(page["@odata.nextLink"]))
		if err != nil || link.Host == "" {
			return
		}
		next := link.Query()
		next.Set("$top", top)
		if top == "" {
			next.Del("$top")
		}
		page["@odata.nextLink"] = graph.LinkTo(r, next)
	})
}

func (m MixedRows) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	reshape(w, r, proper, func(page Object) {
		rows, _ := page["value"].([]any)
		mixed := make([]any, 0, len(rows)+len(m.Rows))
		for _, row := range m.Rows {
			mixed = append(mixed, row)
		}
		page["value"] = append(mixed, rows...)
	})
}

func (DoubledRows) act(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc) {
	reshape(w, r, proper, func(page Object) {
		rows, _ := page["value"].([]any)
		page["value"] = append(rows[:len(rows):len(rows)], rows...)
	})
}

// reshape changes a proper page before it is sent; an error passes as it is.
func reshape(w http.ResponseWriter, r *http.Request, proper http.HandlerFunc, change func(Object)) {
	whole := capture(w, r, proper)
	var page Object
	maps.Copy(w.Header(), whole.header)
	if whole.status != http.StatusOK || json.Unmarshal(whole.body.Bytes(), &page) != nil {
		w.WriteHeader(whole.status)
		_, _ = w.Write(whole.body.Bytes())
		return
	}
	change(page)
	graph.WriteJSON(w, whole.status, page)
}
