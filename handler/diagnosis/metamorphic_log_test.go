package diagnosis_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/diagnosis"
	"signin-diagnosis/handler/investigate"
	"signin-diagnosis/handler/signin"
	"signin-diagnosis/handler/wording"
)

var wholeLog = property{
	name: "log",
	says: "other people's rows, and where the pages of the log are cut, change nothing",
	try: func(t *trial) {
		outside := func(row signin.SignIn) bool {
			return row.CreatedAt.Before(t.evidence.Window.From) || row.CreatedAt.After(t.evidence.Window.To)
		}
		if signin.IsGUID(t.evidence.Asked) || slices.ContainsFunc(t.evidence.SignIns, outside) {
			return // rows are called by the name here, and such a row is not read
		}
		before := wireOf(t.plain())
		for _, pages := range []int{1, 2, 7} {
			after := t.ask(withRows(t.evidence, t.gathered(pages)), t.complaint)
			t.compare(strconv.Itoa(pages)+" pages", otherText(before, wireOf(after)))
		}
	},
	fault: "a row that comes twice is taken for two",
	broken: func(evidence signin.Evidence, c diagnosis.Complaint, l wording.Language) answer.Diagnosis {
		seen, rows := map[string]bool{}, slices.Clone(evidence.SignIns)
		for i := range rows {
			if seen[rows[i].ID] {
				rows[i].ID += " again"
			}
			seen[rows[i].ID] = true
		}
		return theEngine(withRows(evidence, rows), c, l)
	},
}

// gathered are the story's rows as an investigation gathers them, out of a log that
// holds as many of somebody else's, in so many pages.
func (t *trial) gathered(pages int) []signin.SignIn {
	var rows []signin.SignIn
	investigator := investigate.New(investigate.Options{
		Directory: newPagedLog(t.evidence, pages),
		Now:       func() time.Time { return t.evidence.Window.To },
		Judge: func(evidence signin.Evidence, _ diagnosis.Complaint, _ diagnosis.Options) (diagnosis.Judgement, diagnosis.Needs) {
			rows = evidence.SignIns
			return diagnosis.Judgement{}, diagnosis.Needs{}
		},
	})
	question := investigate.Question{Account: t.evidence.Asked, Lookback: t.evidence.Window.To.Sub(t.evidence.Window.From)}
	if _, err := investigator.Ask(context.Background(), question); err != nil {
		panic(err)
	}
	return rows
}

// pagedLog is a directory that ignores filters by user, as Graph has been seen to do,
// and hands the log out in pages.
type pagedLog struct {
	evidence signin.Evidence
	rows     []signin.SignIn // newest first
	size     int             // of a page
}

func newPagedLog(evidence signin.Evidence, pages int) *pagedLog {
	l := &pagedLog{evidence: evidence}
	for _, row := range evidence.SignIns {
		row.UserPrincipalName = strings.ToLower(evidence.Asked)
		other := row
		other.ID, other.UserID, other.UserPrincipalName = guidOf("row", "of somebody else "+row.ID), guidOf("user", "somebody else"), "somebody.else@contoso.example"
		other.Status = signin.Status{ErrorCode: 50126}
		l.rows = append(l.rows, row, other)
	}
	slices.SortStableFunc(l.rows, func(a, b signin.SignIn) int { return b.CreatedAt.Compare(a.CreatedAt) })
	l.size = max(1, (len(l.rows)+pages-1)/pages)
	return l
}

func (l *pagedLog) Accounts(context.Context, string) ([]signin.Account, int, error) {
	switch {
	case l.evidence.Lookup == signin.LookupRefused:
		return nil, 1, &signin.Failure{Kind: signin.KindForbidden}
	case l.evidence.Account == nil:
		return nil, 1, nil
	default:
		return []signin.Account{*l.evidence.Account}, 1, nil
	}
}

func (l *pagedLog) SignIns(_ context.Context, query signin.LogQuery) (signin.Page, int, error) {
	if query.InteractiveOnly {
		return signin.Page{SignIns: slices.DeleteFunc(slices.Clone(l.rows), func(row signin.SignIn) bool { return !row.Interactive })}, 1, nil
	}
	return l.page(0)
}

// NextSignIns reads the page that begins at the row whose place next is.
func (l *pagedLog) NextSignIns(_ context.Context, next string) (signin.Page, int, error) {
	start, err := strconv.Atoi(next)
	if err != nil {
		return signin.Page{}, 1, err
	}
	return l.page(start)
}

func (l *pagedLog) page(start int) (signin.Page, int, error) {
	end := min(start+l.size, len(l.rows))
	page := signin.Page{SignIns: slices.Clone(l.rows[start:end])}
	if end < len(l.rows) {
		page.Next = strconv.Itoa(end)
	}
	return page, 1, nil
}

func (l *pagedLog) Policies(context.Context) ([]signin.Policy, int, error) { return nil, 1, nil }

// Tenant is whose log it is.
func (l *pagedLog) Tenant(context.Context) string { return l.evidence.Tenant }
