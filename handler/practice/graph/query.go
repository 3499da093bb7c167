package graph

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Query is a request to Graph, read.
type Query struct {
	Version string   // v1.0 or beta; empty for the identity endpoint
	Parts   []string // the decoded path after the version
	Filter  string   // $filter, decoded
	Select  string   // $select
	OrderBy string   // $orderby
	Top     int      // $top, 0 when it was not given
	Page    int      // 1, or what a skip token says
	Prefer  string
}

// ReadQuery reads the path and the options of a request.
func ReadQuery(r *http.Request) Query {
	options := r.URL.Query()
	top, _ := strconv.Atoi(options.Get("$top"))
	parts := pathParts(r)
	return Query{
		Version: parts[0], Parts: parts[1:],
		Filter: options.Get("$filter"), Select: options.Get("$select"), OrderBy: options.Get("$orderby"),
		Top: top, Page: pageOf(options.Get("$skiptoken")), Prefer: strings.Join(r.Header.Values("Prefer"), ", "),
	}
}

// pathParts returns the decoded segments of a path; a guest's UPN may hold an
// encoded slash or #.
func pathParts(r *http.Request) []string {
	var parts []string
	for segment := range strings.SplitSeq(strings.Trim(r.URL.EscapedPath(), "/"), "/") {
		decoded, err := url.PathUnescape(segment)
		if err != nil {
			decoded = segment
		}
		parts = append(parts, decoded)
	}
	return parts
}
