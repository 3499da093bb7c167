package aadsts

import (
	"regexp"
	"strings"
)

const (
	guid      = `[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
	emptyGUID = "00000000-0000-0000-0000-000000000000"
)

// labelledID finds the GUIDs that the text gives a meaning to, in English as
// the service writes them and in Korean as its sign-in page does. The id of a
// Microsoft Graph error (request-id, with a hyphen) is none of the sign-in log.
var labelledID = regexp.MustCompile(`(?i)(?:` +
	`(?P<correlation>correlation[ _-]?id|상관 관계 ID)` +
	`|(?P<trace>trace[ _-]?id|추적 ID)` +
	`|(?P<request>\brequest[ _]?id|요청 ID)` +
	`|(?P<resource>resource[ _]?(?:app )?id|to access|for (?:the )?resource|first party resource)` + // AADSTS50076: … to access '…'
	`|(?P<app>(?:client[ _]?)?app[ _]?id|client[ _-]?id|application[ _]?id|application with id(?:entifier)?|application(?: [^'"]{1,80}\()?)` +
	`)["']? ?[:=]? ?["'({]{0,2}(?P<id>` + guid + `)`)

func (e *ErrorText) readIDs(plain string) {
	fields := map[string]*string{
		"correlation": &e.CorrelationID,
		"trace":       &e.TraceID,
		"request":     &e.RequestID,
		"resource":    &e.ResourceID,
		"app":         &e.AppID,
	}
	for _, at := range labelledID.FindAllStringSubmatchIndex(plain, -1) {
		group := submatches(plain, at)
		id := strings.ToLower(group[labelledID.SubexpIndex("id")])
		if id == emptyGUID || idFollows(plain, at[1]) {
			continue
		}
		for label, field := range fields {
			if group[labelledID.SubexpIndex(label)] != "" && *field == "" {
				*field = id
			}
		}
	}
	if e.RequestID == "" {
		e.RequestID = e.TraceID
	}
}

// idFollows reports that a longer id was cut off where the match ends.
func idFollows(plain string, end int) bool {
	return wordFollows(plain, end) || end < len(plain) && plain[end] == '-'
}
