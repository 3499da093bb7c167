package investigate

import (
	"slices"
	"strings"

	"signin-diagnosis/handler/signin"
)

// rowOwner says which rows are the account's. Graph has been seen to ignore a
// filter and to return rows of other users, and a name may have belonged to
// somebody else before, so that no row is taken on trust.
type rowOwner struct {
	id    string   // empty when no object id is known
	names []string // lower case; empty when the log was asked by id
}

func (o rowOwner) owns(row *signin.SignIn) bool {
	if len(o.names) == 0 {
		return strings.EqualFold(row.UserID, o.id)
	}
	return o.named(row) && /*guard:reused-name*/ (o.id == "" || noUserID(row) || strings.EqualFold(row.UserID, o.id))
}

func (o rowOwner) named(row *signin.SignIn) bool {
	return slices.Contains(o.names, strings.ToLower(row.UserPrincipalName))
}

// noUserID reports whether the row ended before Entra knew the user, so that it
// holds the name that was typed and no id, or an id of zeros.
func noUserID(row *signin.SignIn) bool { return strings.Trim(row.UserID, "0-") == "" }

// ownRows returns the owner's rows, and the number of rows of other accounts.
// Rows that are not of users are dropped and not counted: they come from another
// log.
func ownRows(rows []signin.SignIn, of rowOwner) (own []signin.SignIn, others int) {
	rows = slices.DeleteFunc(rows, func(row signin.SignIn) bool { return /*guard:rows-of-users false*/ !row.OfUser() })
	if of.id == "" {
		//guard:newest-holder
		of.id = newestID(rows, of)
	}
	foreign := map[string]bool{} // a row may come with two queries, and is one row
	own = slices.DeleteFunc(rows, func(row signin.SignIn) bool {
		//guard:own-rows true
		if of.owns(&row) {
			return false
		}
		if row.ID == "" || !foreign[row.ID] {
			foreign[row.ID] = true
			others++
		}
		return true
	})
	return own, others
}

// newestID returns the object id of the newest row under the owner's names: when
// the directory does not know a name, the question means its last holder.
func newestID(rows []signin.SignIn, of rowOwner) string {
	var newest *signin.SignIn
	for i := range rows {
		row := &rows[i]
		if of.named(row) && !noUserID(row) && (newest == nil || row.CreatedAt.After(newest.CreatedAt)) {
			newest = row
		}
	}
	if newest == nil {
		return ""
	}
	return newest.UserID
}
