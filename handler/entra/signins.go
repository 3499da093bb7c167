package entra

import (
	"context"
	"strings"
	"time"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoftgraph/msgraph-sdk-go/auditlogs"

	"signin-diagnosis/handler/signin"
)

const (
	pageSize = 1000 // the most that the log gives, and what it gives without being asked
	logPath  = "/auditLogs/signIns"
	// betaPause is how long beta is not asked again after it has refused.
	betaPause = 10 * time.Minute
)

// SignIns reads the first page of a query, newest first, from the beta log,
// which alone holds non-interactive sign-ins; where beta refuses the request,
// from v1.0 (https://learn.microsoft.com/graph/api/signin-list). The int is the
// number of requests sent; the error is a *signin.Failure. Rows may share their
// policies, so nobody may write into them.
func (c *Client) SignIns(ctx context.Context, query signin.LogQuery) (signin.Page, int, error) {
	//guard:query-without-account
	if query.UserID == "" && len(query.Names) == 0 {
		// Without an account the log would answer with everybody's rows.
		return signin.Page{}, 0, &signin.Failure{Kind: signin.KindRefused, Code: codeEmptyQuery}
	}
	if c.betaPaused() {
		return c.signInsV1(ctx, query)
	}
	//guard:event-types = filterOf(query)
	filter := filterOf(query) + " and " + eventTypes(query.InteractiveOnly)
	page, sent, err := c.readLog(ctx, &c.log, c.logRequest(&c.log, filter, pageSize))
	//guard:v1-after-beta true
	if err == nil || signin.AsFailure(err).Kind != signin.KindRefused {
		return page, sent, err
	}
	page, more, err := c.signInsV1(ctx, query)
	if err == nil {
		c.pauseBeta()
	}
	return page, sent + more, err
}

// NextSignIns reads the page that an earlier one named. A link that leads away
// from the log is not followed. The int is the number of requests sent; the
// error is a *signin.Failure.
func (c *Client) NextSignIns(ctx context.Context, next string) (signin.Page, int, error) {
	for _, from := range []*resource{&c.log, &c.logV1} {
		if link, ours := c.follow(next, from.adapter.GetBaseUrl()+logPath); ours {
			page, sent, err := c.readLog(ctx, from,
				//guard:header-on-page-2 unwrap
				withHeaders(link))
			page.InteractiveOnly = from == &c.logV1 && err == nil
			return page, sent, err
		}
	}
	return signin.Page{}, 0, &signin.Failure{Kind: signin.KindUnavailable, Code: codeForeignLink}
}

func (c *Client) signInsV1(ctx context.Context, query signin.LogQuery) (signin.Page, int, error) {
	page, sent, err := c.readLog(ctx, &c.logV1, c.logRequest(&c.logV1, filterOf(query), pageSize))
	//guard:v1-interactive-only
	page.InteractiveOnly = err == nil
	return page, sent, err
}

func (c *Client) readLog(ctx context.Context, from *resource, build builder) (page signin.Page, sent int, err error) {
	sent, err = c.read(ctx, from, build, func(body []byte) error {
		rows, unreadable, err := decodeRows(body)
		page = signin.Page{SignIns: rows.Value, Unreadable: unreadable, Next: rows.Next}
		//guard:short-page + if len(rows.Value) < pageSize { page.Next = "" }
		return err
	})
	return page, sent, err
}

func (c *Client) logRequest(from *resource, filter string, top int32) builder {
	//guard:header-on-page-1 unwrap
	return withHeaders(func(ctx context.Context) (*abstractions.RequestInformation, error) {
		log := auditlogs.NewAuditLogsRequestBuilderInternal(map[string]string{}, from.adapter).SignIns()
		return log.ToGetRequestInformation(ctx, &auditlogs.SignInsRequestBuilderGetRequestConfiguration{
			QueryParameters: &auditlogs.SignInsRequestBuilderGetQueryParameters{
				Filter: &filter, Top: &top, Orderby: []string{"createdDateTime desc"},
			},
		})
	})
}

// filterOf returns the filter for one account since one time. Dates stand without quotes, or
// Graph answers "Invalid filter clause". The log holds names in lower case and
// compares them by case.
func filterOf(query signin.LogQuery) string {
	who := "userId eq " + quote(query.UserID)
	if query.UserID == "" {
		names := make([]string, len(query.Names))
		for i, name := range query.Names {
			names[i] = "userPrincipalName eq " + quote( /*guard:lower-case-names unwrap*/ strings.ToLower(name))
		}
		who = "(" + strings.Join(names, " or ") + ")"
	}
	return who + " and " + since(query.From)
}

// since returns the clause for rows no older than from.
func since(from time.Time) string {
	return "createdDateTime ge " + /*guard:bare-date = quote(_)*/ from.UTC().Format("2006-01-02T15:04:05Z")
}

// eventTypes returns the clause that selects the kinds of sign-ins: without the clause beta gives interactive
// sign-ins only. The log knows eq here and no other operator for certain.
func eventTypes(interactiveOnly bool) string {
	if interactiveOnly {
		return "(signInEventTypes/any(t: t eq 'interactiveUser'))"
	}
	return "(signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser'))"
}

// quote returns an OData string; the quote of O'Brien is doubled.
func quote(text string) string {
	return "'" + /*guard:doubled-quote unwrap*/ strings.ReplaceAll(text, "'", "''") + "'"
}

func (c *Client) betaPaused() bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.clock.Now().Before(c.betaPausedUntil)
}

func (c *Client) pauseBeta() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.betaPausedUntil = c.clock.Now().Add(betaPause)
}
