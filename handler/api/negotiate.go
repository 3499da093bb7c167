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

// chooseLanguage returns the language of an answer. The field lang wins over the
// Accept-Language header.
func chooseLanguage(field, header string) wording.Language { return wording.Match(field, header) }

// Renderer shows a Diagnosis in one format other than JSON.
type Renderer struct {
	ContentType string // as sent, with its charset
	// Aliases are further media types that Accept may name for the same bytes;
	// a caller who names one gets it as Content-Type.
	Aliases []string
	// Attempts says that the format shows the attempts, whatever the field detail.
	Attempts bool
	Header   map[string]string // what the format's answers carry besides the usual headers
	Render   func(answer.Diagnosis, wording.Language) ([]byte, error)
}

// contentType returns the Content-Type of an answer: the one of its types that
// Accept prefers, or its own.
func (r Renderer) contentType(accept string) string {
	for _, preferred := range mediaRanges(accept) {
		if covers(preferred, withoutParameters(r.ContentType)) {
			return r.ContentType
		}
		for _, alias := range r.Aliases {
			if preferred == withoutParameters(alias) {
				return alias
			}
		}
	}
	return r.ContentType
}

// mediaTypes returns all media types that name the format.
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

// chooseFormat returns the format of an answer. The field format wins over the
// Accept header. Only an unknown format in the field is an error; an Accept that no
// format matches gets JSON.
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

// acceptable returns the first offer that the most preferred media range covers.
func acceptable(accept string, offers []string, renderers map[string]Renderer) string {
	for _, preferred := range mediaRanges(accept) {
		for _, offer := range offers {
			if slices.ContainsFunc(mediaTypes(offer, renderers), func(name string) bool { return covers(preferred, name) }) {
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

// mediaRanges reads an Accept header (RFC 9110, 12.5.1). The most preferred range
// comes first; those of weight 0 are left out.
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
