package entra

import "signin-diagnosis/handler/signin"

// logRow is a row of the log as it is read: a signin.SignIn whose error code may
// be absent. 0 means success, so a code that is not there must not become 0.
type logRow struct {
	signin.SignIn
	Status logStatus `json:"status"` // in the place of SignIn's
}

type logStatus struct {
	signin.Status
	ErrorCode *int `json:"errorCode"` // in the place of Status's
}

// usableRow reports whether a row can be judged: without an id it cannot be told
// from its duplicate, without a time it has no place in the order, and without an
// error code it says neither that the sign-in failed nor that it succeeded.
func usableRow(r *logRow) bool {
	return r.ID != "" && !r.CreatedAt.IsZero() && /*guard:row-without-status*/ r.Status.ErrorCode != nil
}

// toSignIns converts usable rows to the type of the rest of the program, and passes
// the other results of decodeList on.
func toSignIns(rows list[logRow], unreadable int, err error) (list[signin.SignIn], int, error) {
	if err != nil {
		return list[signin.SignIn]{}, 0, err
	}
	known := list[signin.SignIn]{Value: make([]signin.SignIn, len(rows.Value)), Next: rows.Next}
	for i := range rows.Value {
		read := &rows.Value[i]
		known.Value[i] = read.SignIn
		known.Value[i].Status = read.Status.Status
		known.Value[i].Status.ErrorCode = *read.Status.ErrorCode
	}
	return known, unreadable, nil
}
