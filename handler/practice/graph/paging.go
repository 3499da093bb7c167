package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// position is where a page begins: after a row of a known key. A skip token
// carries it whole, so that the tenant keeps no state and rows that arrive
// meanwhile shift nothing.
type position struct {
	page int // 1 is the first page
	at   time.Time
	id   string // empty on the first page
}

// token writes a position for one query: a digest of the filter, so that the
// token fits no other one, the page, and the key.
func (p position) token(filter string) string {
	key := base64.RawURLEncoding.EncodeToString([]byte(p.at.Format(time.RFC3339Nano) + " " + p.id))
	return digest(filter) + "_" + strconv.Itoa(p.page) + "_" + key
}

func digest(filter string) string {
	sum := sha256.Sum256([]byte(filter))
	return hex.EncodeToString(sum[:8])
}

// positionOf reads a skip token; no token is the first page.
func positionOf(token, filter string) (p position, ok bool) {
	if token == "" {
		return position{page: 1}, true
	}
	parts := strings.SplitN(token, "_", 3)
	if len(parts) != 3 || parts[0] != digest(filter) {
		return p, false
	}
	key, keyErr := base64.RawURLEncoding.DecodeString(parts[2])
	at, id, _ := strings.Cut(string(key), " ")
	var pageErr, timeErr error
	p.id = id
	p.page, pageErr = strconv.Atoi(parts[1])
	p.at, timeErr = time.Parse(time.RFC3339Nano, at)
	return p, cmp.Or(keyErr, pageErr, timeErr) == nil && p.page > 1
}

// pageOf returns the page number alone.
func pageOf(token string) int {
	if _, rest, ok := strings.Cut(token, "_"); ok {
		number, _, _ := strings.Cut(rest, "_")
		if page, err := strconv.Atoi(number); err == nil {
			return page
		}
	}
	return 1
}

// nextLink returns the address of the page at p: the request's own, on the host
// that the caller used, with the skip token.
func nextLink(r *http.Request, p position) string {
	query := r.URL.Query()
	query.Set("$skiptoken", p.token(query.Get("$filter")))
	return LinkTo(r, query)
}

// LinkPastEmptyPage returns the next link of a page that shows nothing: it leads to
// the rows that the page left out.
func LinkPastEmptyPage(r *http.Request) string {
	options := r.URL.Query()
	start, _ := positionOf(options.Get("$skiptoken"), options.Get("$filter"))
	start.page++
	return nextLink(r, start)
}

// LinkTo returns the address of a request with other options.
func LinkTo(r *http.Request, query url.Values) string {
	// Graph writes the $ of an option's name as it is.
	return "http://" + r.Host + r.URL.EscapedPath() + "?" + strings.ReplaceAll(query.Encode(), "%24", "$")
}
