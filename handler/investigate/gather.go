package investigate

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"signin-diagnosis/handler/crash"
	"signin-diagnosis/handler/signin"
)

// gathering is the work on one question's evidence.
type gathering struct {
	directory Directory
	asked     string
	log       logReader
	found     lookupResult
	read      reading
	own       []signin.SignIn
	others    int
}

// gather reads the account and its log. With an error, the result still holds
// the number of requests.
func (i *Investigator) gather(ctx context.Context, question Question) (gathered, error) {
	window := windowOf(question, i.now())
	work := gathering{
		directory: i.directory,
		asked:     question.Account,
		log:       logReader{directory: i.directory, window: window},
	}
	err := work.run(ctx)
	result := gathered{accountID: work.found.id(work.asked), requests: work.found.requests + work.log.requests}
	if err == nil {
		result.evidence = work.evidence(window)
		result.evidence.Practice = i.practice
		result.evidence.Tenant = i.directory.Tenant(ctx)
	}
	return result, err
}

// run reads by id or by name, and by name a second time if the id has no rows.
func (g *gathering) run(ctx context.Context) error {
	first := g.byName
	if signin.IsGUID(g.asked) {
		first = g.byID
	}
	if err := first(ctx); err != nil {
		return err
	}
	if g.found.account != nil && len(g.own) == 0 && g.read.covered {
		g.readUnidentified(ctx)
	}
	return nil
}

// byID asks the directory and the log at the same time: the log can be read by
// the id without the directory's answer.
func (g *gathering) byID(ctx context.Context) error {
	id := strings.ToLower(g.asked)
	both, ctx := errgroup.WithContext(ctx)
	both.Go(crash.Guard(func() (err error) {
		g.found, err = lookUp(ctx, g.directory, id)
		return err
	}))
	both.Go(crash.Guard(func() (err error) {
		g.read, err = g.log.read(ctx, signin.LogQuery{UserID: id, From: g.log.window.From})
		return err
	}))
	if err := both.Wait(); err != nil {
		return err
	}
	g.own, g.others = ownRows(g.read.rows, rowOwner{id: id})
	return nil
}

// byName resolves the name first: the log keeps the name of the day of the
// sign-in, and only the id stays when an account is renamed. A name that the
// directory does not know, or cannot be asked for, is looked for in the log:
// the rows of a deleted account stay there for 30 days.
func (g *gathering) byName(ctx context.Context) (err error) {
	if g.found, err = lookUp(ctx, g.directory, g.asked); err != nil {
		return err
	}
	query, of := signin.LogQuery{From: g.log.window.From}, rowOwner{}
	//guard:rows-by-id
	if id := g.found.id(g.asked); id != "" {
		query.UserID, of.id = id, id
	} else {
		of.names = signin.LogNames(g.asked)
		query.Names = of.names
	}
	if g.read, err = g.log.read(ctx, query); err != nil {
		return err
	}
	g.own, g.others = ownRows(g.read.rows, of)
	return nil
}

// readUnidentified reads the rows that hold the account's name but no id, which
// are those of a sign-in that ended before Entra knew the user. It is called only
// when the log holds nothing under the id, so that it costs nothing in the common
// case. If it fails, the evidence is partial.
func (g *gathering) readUnidentified(ctx context.Context) {
	names := namesOf(g.found.account)
	if /*guard:account-without-name*/ len(names) == 0 || g.log.spent() {
		return
	}
	second, _ := g.log.read(ctx, signin.LogQuery{Names: names, From: g.log.window.From})
	own, others := ownRows(second.rows, rowOwner{id: g.found.account.ID, names: names})
	g.read = g.read.merged(second)
	g.own, g.others = append(g.own, own...), g.others+others
}

// namesOf returns the names under which the log may hold a known account.
func namesOf(account *signin.Account) []string {
	names := signin.LogNames(account.UserPrincipalName)
	if account.Guest() {
		names = append(names, strings.ToLower(account.Mail))
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}
