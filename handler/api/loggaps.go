package api

import (
	"strings"

	"signin-diagnosis/handler/signin"
)

// gapCodes returns the codes of the gaps, with commas between them.
func gapCodes(gaps []signin.Gap) string {
	codes := make([]string, 0, len(gaps))
	for _, gap := range gaps {
		codes = append(codes, string(gap.Code))
	}
	return strings.Join(codes, ",")
}

// refused returns the sources that Graph forbids to read, with commas between them:
// there was an answer all the same, but a permission is missing.
func refused(evidence *signin.Evidence) string {
	if evidence == nil {
		return ""
	}
	sources := evidence.Sources
	var names []string
	for _, source := range []struct {
		name   string
		status signin.SourceStatus
	}{{"signIns", sources.SignIns.Status}, {"account", sources.Account.Status}, {"policies", sources.Policies.Status}} {
		//guard:lost-permission-logged
		if source.status == signin.SourceForbidden {
			names = append(names, source.name)
		}
	}
	return strings.Join(names, ",")
}
