package api

import (
	"cmp"
	"maps"
	"mime"
	"slices"
	"strconv"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/wording"
)

const formatJSON = "json"

// chooseLanguage finds the best text for the field lang, which wins, and the
// Accept-Language header.
func chooseLanguage(field, header string) wording.Language { return wording.Match(field, header) }

// Renderer shows a Diagnosis in one format other than JSON.
type Renderer struct {
	ContentType string // as sent, with its charset
	// Aliases are further media types that Accept may name for the same bytes;
	// who names one gets it as Content-Type.
	Aliases []string
	// Attempts says that the format shows the attempts, whatever the field detail.
	Attempts bool
	Header   map[string]string // what the format's answers carry besides the usual headers
	Render   func(answer.Diagnosis, wording.Language) ([]byte, error)
}

// contentType is what an answer of the format is sent as: the best-liked of its
// types, or its own.
func (r Renderer) contentType(accept string) string {
	for _, liked := range mediaRanges(accept) {
		if covers(liked, withoutParameters(r.ContentType)) {
			return r.ContentType
		}
		for _, alias := range r.Aliases {
			if liked == withoutParameters(alias) {
				return alias
			}
		}
	}
	return r.ContentType
}

// mediaTypes are all media types that the format goes by.
func (r Renderer) mediaTypes() []string {
	types := []string{withoutParameters(r.ContentType)}
	for _, alias := range r.Aliases {
		types = append(types, withoutParameters(alias))
	}
	return types
}

func withoutParameters(contentType string) string {
	name, _, _ := strings.Cut(contentType, ";")
	return name
}

// chooseFormat finds the format for the field format, which wins, and the
// Accept header. Only a format that is asked for by name and missing is an
// error; an Accept that nothing fits gets JSON.
func chooseFormat(field, accept string, renderers map[string]Renderer) (string, error) {
	offers := append([]string{formatJSON}, slices.Sorted(maps.Keys(renderers))...)
	if field == "" {
		return acceptable(accept, offers, renderers), nil
	}
	if slices.Contains(offers, field) {
		return field, nil
	}
	return "", &InputError{Field: "format", Reason: "names a format that is not available here", NextStep: "Send " + strings.Join(offers, " or ") + "."}
}

// acceptable gives the first offer that the best-liked media range covers.
func acceptable(accept string, offers []string, renderers map[string]Renderer) string {
	for _, liked := range mediaRanges(accept) {
		for _, offer := range offers {
			if slices.ContainsFunc(mediaTypes(offer, renderers), func(name string) bool { return covers(liked, name) }) {
				return offer
			}
		}
	}
	return formatJSON
}

func mediaTypes(offer string, renderers map[string]Renderer) []string {
	if offer == formatJSON {
		return []string{"application/json"}
	}
	return renderers[offer].mediaTypes()
}

func covers(mediaRange, name string) bool {
	if family, wild := strings.CutSuffix(mediaRange, "/*"); wild {
		return family == "*" || strings.HasPrefix(name, family+"/")
	}
	return mediaRange == name
}

// mediaRanges reads an Accept header (RFC 9110, 12.5.1), best liked first and
// without those of weight 0.
func mediaRanges(accept string) []string {
	type weighed struct {
		name   string
		weight float64
	}
	var ranges []weighed
	for part := range strings.SplitSeq(accept, ",") {
		name, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		weight, err := strconv.ParseFloat(cmp.Or(parameters["q"], "1"), 64)
		if err == nil && weight > 0 {
			ranges = append(ranges, weighed{name, weight})
		}
	}
	slices.SortStableFunc(ranges, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	names := make([]string, len(ranges))
	for i, r := range ranges {
		names[i] = r.name
	}
	return names
}
