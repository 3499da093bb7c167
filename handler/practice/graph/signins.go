package graph

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The sign-in log, https://learn.microsoft.com/graph/api/signin-list.

const (
	logPage      = 1000                // rows on a page, by default and at most
	logKeeps     = 30 * 24 * time.Hour // what P1 and P2 tenants keep
	logLooksBack = 90 * 24 * time.Hour // dates before that are refused
)

// SignIns answers a page of the log.
func (s Service) SignIns(r *http.Request, q Query, c Caller) (any, *Problem) {
	if refused := s.refuseLog(c); refused != nil {
		return nil, refused
	}
	list, refused := s.readLogQuery(r, q)
	if refused != nil {
		return nil, refused
	}
	found, more := list.page(s.Held.SignIns, s.Now.Add(-logKeeps))
	view := viewOf(q, c)
	values := make([]object, 0, len(found))
	for _, row := range found {
		values = append(values, list.pick(view.of(row.Object)))
	}
	body := object{"@odata.context": "https://graph.microsoft.com/" + q.Version + "/$metadata#auditLogs/signIns", "value": values}
	if more {
		last := found[len(found)-1]
		body["@odata.nextLink"] = nextLink(r, position{page: list.start.page + 1, at: last.at, id: last.id})
	}
	return body, nil
}

// logQuery is a request to the log, read.
type logQuery struct {
	match     predicate
	fields    []string // $select, empty for all
	ascending bool
	top       int
	start     position
}

func (s Service) readLogQuery(r *http.Request, asked Query) (q logQuery, refused *Problem) {
	options := r.URL.Query()
	for name := range options {
		if strings.HasPrefix(name, "$") && !slices.Contains([]string{"$filter", "$top", "$orderby", "$skiptoken", "$select"}, name) {
			return q, optionRefused(name)
		}
	}
	filter, err := parseFilter(asked.Filter, logSchema(asked.Version, s.Now))
	if err != nil {
		return q, NewProblem(http.StatusBadRequest, "BadRequest", "Invalid filter clause")
	}
	q.match = filter.match
	if !filter.names[eventTypes] {
		q.match = func(o object) bool { return interactive(o) && filter.match(o) }
	}
	var ok bool
	if q.top, ok = readTop(options.Get("$top"), logPage); !ok {
		return q, NewProblem(http.StatusBadRequest, "BadRequest", "Invalid value for the $top query option.")
	}
	if q.ascending, ok = readOrder(asked.OrderBy); !ok {
		return q, NewProblem(http.StatusBadRequest, "BadRequest", "Invalid orderby clause")
	}
	if q.start, ok = positionOf(options.Get("$skiptoken"), asked.Filter); !ok {
		return q, NewProblem(http.StatusBadRequest, "UnknownError", "Invalid Skip Token, skip token is null")
	}
	if asked.Select != "" {
		q.fields = strings.Split(asked.Select, ",")
	}
	return q, nil
}

func optionRefused(name string) *Problem {
	option := strings.TrimPrefix(name, "$")
	return NewProblem(http.StatusBadRequest, "BadRequest", "Query option '"+strings.ToUpper(option[:1])+option[1:]+"' is not allowed.")
}

func readTop(value string, most int) (top int, ok bool) {
	if value == "" {
		return most, true
	}
	top, err := strconv.Atoi(value)
	return top, err == nil && top >= 1 && top <= most
}

// readOrder knows the one order that the log supports, in both directions.
func readOrder(value string) (ascending, ok bool) {
	switch value {
	case "", "createdDateTime desc":
		return false, true
	case "createdDateTime", "createdDateTime asc":
		return true, true
	}
	return false, false
}

// page returns the rows of a page, and whether others follow. The rows come
// newest first, and those before oldest are not kept any more.
func (q logQuery) page(rows []Row, oldest time.Time) (found []Row, more bool) {
	if q.ascending {
		rows = slices.Clone(rows)
		slices.Reverse(rows)
	}
	for _, row := range rows {
		if row.at.Before(oldest) || !q.after(row) || !q.match(row.Object) {
			continue
		}
		if len(found) == q.top {
			return found, true
		}
		found = append(found, row)
	}
	return found, false
}

func (q logQuery) after(r Row) bool {
	if q.start.id == "" {
		return true
	}
	order := newestFirst(Row{at: q.start.at, id: q.start.id}, r)
	if q.ascending {
		order = -order
	}
	return order < 0
}

func (q logQuery) pick(whole object) object {
	if q.fields == nil {
		return whole
	}
	picked := object{}
	for _, name := range q.fields {
		if value, ok := whole[strings.TrimSpace(name)]; ok {
			picked[strings.TrimSpace(name)] = value
		}
	}
	return picked
}

const eventTypes = "signInEventTypes"

// interactive reports whether a row is an interactive sign-in. Without a filter on
// event types the log shows only these.
func interactive(row object) bool {
	types, _ := row[eventTypes].([]any)
	return slices.Contains(types, any("interactiveUser")) || len(types) == 0 && row["isInteractive"] == true
}
