package entra

import (
	"context"
	"slices"
	"time"

	"signin-diagnosis/handler/permission"
	"signin-diagnosis/handler/signin"
)

// Check reports whether the identity can do the program's work: whether it gets a
// token, holds each permission, and whether the tenant has the licence that the
// sign-in log needs. Permissions are read from the token; if it cannot be read,
// each is tried with one small request. The log is always tried. Callers within
// half a minute share one check. It ends with the context; what was not found out
// by then is unknown.
func (c *Client) Check(ctx context.Context) []signin.Check {
	found, err := c.checkOnce(ctx)
	if err != nil {
		return unanswered(contextFailure(ctx))
	}
	return slices.Clone(found)
}

func (c *Client) check(ctx context.Context) []signin.Check {
	held, err := c.readGrants(ctx)
	checks := []signin.Check{tokenResult(signin.AsFailure(err))}
	if err != nil {
		return append(checks, withoutToken()...)
	}
	return append(checks, c.checkGrants(ctx, held)...)
}

func (c *Client) checkGrants(ctx context.Context, held grants) (checks []signin.Check) {
	log := c.tryLog(ctx)
	for _, p := range permissions {
		switch {
		case p.OnDemand:
		case p.Name == permission.AuditLogRead && settlesPermission(log):
			checks = append(checks, checkByTrial(p, log, held))
		case held.readable:
			checks = append(checks, checkByToken(p, held))
		case p.Name == permission.AuditLogRead:
			checks = append(checks, checkByTrial(p, log, held))
		default:
			checks = append(checks, checkByTrial(p, c.tryPermission(ctx, p.Name), held))
		}
	}
	return append(checks, licenceResult(log))
}

// settlesPermission reports whether a trial shows if its permission is granted.
func settlesPermission(failure *signin.Failure) bool {
	return failure == nil || failure.Kind == signin.KindForbidden
}

// tryLog asks the log for one row of the last hour.
func (c *Client) tryLog(ctx context.Context) *signin.Failure {
	filter := since(c.clock.Now().Add(-time.Hour))
	failure := c.sendTrial(ctx, &c.log, c.logRequest(&c.log, filter, one))
	if failure != nil && failure.Kind == signin.KindRefused {
		failure = c.sendTrial(ctx, &c.logV1, c.logRequest(&c.logV1, filter, one))
	}
	return failure
}

func (c *Client) tryPermission(ctx context.Context, name string) *signin.Failure {
	if name == permission.UserRead {
		return c.sendTrial(ctx, &c.users, c.usersRequest("", []string{"id"}))
	}
	return c.sendTrial(ctx, &c.policies, withHeaders(c.policiesRequest(&one, []string{"id"})))
}

// sendTrial sends a request for its status alone.
func (c *Client) sendTrial(ctx context.Context, from *resource, build builder) *signin.Failure {
	_, err := c.read(ctx, from, build, func([]byte) error { return nil })
	return signin.AsFailure(err)
}
