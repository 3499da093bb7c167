package aadsts

import (
	"regexp"
	"slices"
	"strings"
)

const (
	guid      = `[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
	emptyGUID = "00000000-0000-0000-0000-000000000000"
)

// labelledID finds the GUIDs whose label is known, in the languages that are met most.
// For all others there is the order of the page: see readPage. The id of a Microsoft
// Graph error (request-id, with a hyphen) is none of the sign-in log, and the client
// that a challenge names beside its authorization_uri is the service that challenges.
var labelledID = regexp.MustCompile(`(?i)(?:` +
	`(?P<correlation>(?:correlation[ _-]?id(?:key)?|korrelations-?id|id de corrélation|id\.? de correlación)|(?:상관 관계|関連付け|相関|相关|关联) ?ID)` +
	`|(?P<trace>trace[ _-]?id|추적 ID)` +
	`|(?P<request>\brequest[ _]?id|anforderungs-?id|id de (?:la )?demande|id\.? de (?:la )?solicitud|(?:요청|要求|请求) ?ID)` +
	`|(?P<resource>resource[ _]?(?:app )?id|to access|for (?:the )?resource|first party resource|authorization_uri=[^ ]+ client_id)` + // AADSTS50076: … to access '…'
	`|(?P<app>(?:client[ _]?)?app[ _-]?id|client[ _-]?id|application[ _]?id|application with id(?:entifier)?|application(?: [^'"]{1,80}\()?` +
	`|(?:for|to) app|anwendungs-?id|id\.? de (?:la )?aplicación|(?:앱|애플리케이션|アプリ|アプリケーション|应用|应用程序) ?ID)` +
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
	e.readPage(plain)
	if e.RequestID == "" {
		e.RequestID = e.TraceID
	}
}

// A sign-in page shows, in every language, the request's id, the correlation's and the
// time, in this order and each beside its label.
var (
	anyGUID = regexp.MustCompile(`(?i)` + guid)
	// timeBehind is a time and its label, where an id has just ended.
	timeBehind = regexp.MustCompile(`^([^0-9]{2,60}?)` + instant)
	// otherThings are what an English label names that is neither.
	otherThings = regexp.MustCompile(`(?i)tenant|user|object|device|session|activity|event|client|request-id|issued|valid|expir|export|creat`)
)

// readPage reads by their order the ids whose labels no list holds.
func (e *ErrorText) readPage(plain string) {
	places := anyGUID.FindAllStringIndex(plain, -1)
	for i := range len(places) - 1 {
		first, second := places[i], places[i+1]
		between, behind := plain[first[1]:second[0]], timeBehind.FindStringSubmatch(plain[second[1]:])
		if behind == nil || len(between) > longestLabel || strings.ContainsAny(between, "0123456789") ||
			ofOtherThings(plain[max(0, first[0]-longestLabel):first[0]], between, behind[1]) {
			continue
		}
		e.takePage(plain[first[0]:first[1]], plain[second[0]:second[1]])
		return
	}
}

// longestLabel is more bytes than a label has, in any script.
const longestLabel = 120

// takePage takes the two ids of a page, unless the labels that are known say otherwise.
func (e *ErrorText) takePage(request, correlation string) {
	request, correlation = strings.ToLower(request), strings.ToLower(correlation)
	if request == emptyGUID || correlation == emptyGUID || e.named(request) || e.CorrelationID != "" && e.CorrelationID != correlation {
		return
	}
	e.CorrelationID = correlation
	if e.RequestID == "" && e.TraceID == "" {
		e.RequestID = request
	}
}

// named reports that the text's own labels call this id something else than a request.
func (e *ErrorText) named(id string) bool {
	return id == e.CorrelationID || id == e.AppID || id == e.ResourceID
}

// readTime takes the time that stands behind an id of the sign-in, whatever it is called.
func (e *ErrorText) readTime(plain string) {
	if !e.Timestamp.IsZero() {
		return
	}
	for _, at := range anyGUID.FindAllStringIndex(plain, -1) {
		id, behind := strings.ToLower(plain[at[0]:at[1]]), timeBehind.FindStringSubmatch(plain[at[1]:])
		if behind != nil && (id == e.CorrelationID || id == e.RequestID) && !ofOtherThings(behind[1]) {
			e.Timestamp = findTime(timeBehind, behind[0])
			return
		}
	}
}

// ofOtherThings looks at the last words before each value: what stands further ahead is
// the sentence before the label.
func ofOtherThings(labels ...string) bool {
	return slices.ContainsFunc(labels, func(label string) bool {
		words := strings.Fields(label)
		return otherThings.MatchString(strings.Join(words[max(0, len(words)-3):], " "))
	})
}

// idFollows reports that a longer id was cut off where the match ends.
func idFollows(plain string, end int) bool {
	return wordFollows(plain, end) || end < len(plain) && plain[end] == '-'
}
