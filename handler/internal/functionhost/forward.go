package functionhost

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// HostVersion is the version that the imitation reports. It names no real release.
const HostVersion = "4.0.0"

// Headers that the host sends to the handler.
const (
	// HeaderInvocationID carries the id of the call.
	HeaderInvocationID = "X-Azure-Functions-InvocationId"
	// HeaderHostVersion carries HostVersion.
	HeaderHostVersion = "X-Azure-Functions-HostVersion"
	// HeaderInvocationIDShort carries the id once more, when the host proxies.
	HeaderInvocationIDShort = "x-ms-invocation-id"
)

// contentHeaders belong to the body in .NET and are lost when the host rebuilds a request. Only the
// type and the length come back, and only with a body.
var contentHeaders = []string{
	"Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length",
	"Content-Location", "Content-Md5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
}

// newForwardClient behaves like the host's HttpClient: redirects and cookies are the caller's
// business, bodies stay as they are, and no failed call is sent again.
func newForwardClient() *http.Client {
	return &http.Client{
		Transport:     sendOnce{newConnections()},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// newConnections keeps idle connections without a limit per handler, as .NET does, and ignores the
// proxy settings of the machine.
func newConnections() *http.Transport {
	return &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 256}
}

// forward rebuilds the call as hosts without proxying do, and passes the handler's whole answer on.
func (h *Host) forward(w http.ResponseWriter, r *http.Request, id string) {
	request, err := rebuild(r, h.handlerURL, id)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	response, err := h.client.Do(request)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body) // the host buffers the answer
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	maps.Copy(w.Header(), response.Header)
	w.WriteHeader(response.StatusCode)
	_, _ = w.Write(body) // fails only when the caller has gone
}

func rebuild(r *http.Request, handler *url.URL, id string) (*http.Request, error) {
	target := *handler
	target.Path = forwardedPath(r.URL)
	target.RawQuery = forwardedQuery(r.URL.RawQuery)

	// Without a Content-Length the host takes the body for missing. So a chunked body is lost.
	hasBody := r.ContentLength > 0
	var body []byte
	if hasBody {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	request, err := http.NewRequestWithContext(r.Context(), r.Method, target.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Host = r.Host
	request.Header = forwardedHeader(r.Header, hasBody, id)
	return request, nil
}

// forwardedPath returns the path after the host has decoded it and read it as an address again: what
// follows a decoded # or ? is cut off.
func forwardedPath(u *url.URL) string {
	path := u.Path
	if cut := strings.IndexAny(path, "#?"); cut >= 0 {
		path = path[:cut]
	}
	return path
}

func forwardedHeader(header http.Header, hasBody bool, id string) http.Header {
	out := http.Header{}
	for name, values := range header {
		if slices.Contains(contentHeaders, name) && (!hasBody || name != "Content-Type") {
			continue
		}
		out[name] = slices.Clone(values)
	}
	out.Add(HeaderInvocationID, id) // added, so a caller's own value stays in front of it
	out.Set(HeaderHostVersion, HostVersion)
	out.Set("User-Agent", strings.TrimSpace(header.Get("User-Agent")+" Azure-Functions-Host/"+HostVersion))
	startTrace(out)
	for name, values := range out {
		out[name] = []string{strings.Join(values, ", ")} // .NET writes repeated headers on one line
	}
	return out
}

// sendOnce stops net/http from sending a call again when its connection breaks. It does that for
// calls without a body, which would hide a crash of the handler from the caller.
type sendOnce struct{ *http.Transport }

// RoundTrip sends the request with a body that net/http cannot rewind, though it may be empty.
func (s sendOnce) RoundTrip(r *http.Request) (*http.Response, error) {
	once := r.Clone(r.Context())
	once.GetBody = nil
	if r.Body == nil || r.Body == http.NoBody {
		once.Body = io.NopCloser(strings.NewReader(""))
	}
	return s.Transport.RoundTrip(once)
}
