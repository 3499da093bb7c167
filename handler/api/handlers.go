package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"

	"signin-diagnosis/handler/answer"
	"signin-diagnosis/handler/contract"
	"signin-diagnosis/handler/wording"
)

// diagnose answers a question about an account. A browser that asks nothing yet
// gets the form.
func (s *server) diagnose(w http.ResponseWriter, r *http.Request, line *logLine) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	if s.asksNothing(r, values) {
		return s.form(r, values, line)
	}
	response, err := s.ask(r, values, line)
	if err != nil {
		err = &questionError{err, values}
	}
	return response, err
}

// ask puts the question and renders the answer in the format that was chosen.
func (s *server) ask(r *http.Request, values map[string]string, line *logLine) (reply, error) {
	request, err := ParseQuestion(values, s.Now(), s.Defaults)
	if err != nil {
		return reply{}, err
	}
	format, err := chooseFormat(request.Format, acceptHeader(r), s.Renderers)
	if err != nil {
		return reply{}, err
	}
	question := request.Question
	request.Telling.Language = languageOf(r, request)
	question.Options.Attempts = question.Options.Attempts || /*guard:page-with-attempts*/ s.Renderers[format].Attempts
	line.account = question.Account
	line.result, err = s.Asker.Ask(r.Context(), question)
	if err != nil {
		return reply{}, err
	}
	told := s.Tell(&line.result.Judgement, request.Telling)
	response, err := s.render(told, format, acceptHeader(r), request.Telling.Language)
	response.language = request.Telling.Language
	return response, err
}

// render returns the diagnosis in the format.
func (s *server) render(d answer.Diagnosis, format, accept string, l wording.Language) (reply, error) {
	if format == formatJSON {
		return jsonReply(d)
	}
	renderer := s.Renderers[format]
	body, err := renderer.Render(d, l)
	if err != nil {
		return reply{}, fmt.Errorf("rendering %s: %w", format, err)
	}
	return reply{status: http.StatusOK, contentType: renderer.contentType(accept), body: body, header: headers(renderer.Header)}, nil
}

// explain answers with what a pasted text means.
func (s *server) explain(w http.ResponseWriter, r *http.Request, _ *logLine) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	request, err := ParseExplain(values, s.Now())
	if err != nil {
		return reply{}, err
	}
	language := languageOf(r, request)
	response, err := jsonReply(s.Explain(request.Text, language))
	response.language = language
	return response, err
}

// check answers with what the deployed identity can do. The status is 200 whatever
// it finds.
func (s *server) check(w http.ResponseWriter, r *http.Request, _ *logLine) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	request, err := ParseCheck(values, s.Now())
	if err != nil {
		return reply{}, err
	}
	language := languageOf(r, request)
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	report := s.Checker.Check(ctx, language)
	report.SchemaVersion = cmp.Or(report.SchemaVersion, answer.SchemaVersion)
	report.Version = s.Version
	if report.Checks == nil {
		report.Checks = []answer.Check{}
	}
	response, err := jsonReply(report)
	response.language = language
	return response, err
}

// document returns the handler of one of the API's descriptions. It takes no
// fields.
func document(name contract.RouteName) routeHandler {
	return func(s *server, w http.ResponseWriter, r *http.Request, _ *logLine) (reply, error) {
		values, err := s.readValues(w, r)
		if err != nil {
			return reply{}, err
		}
		if err := refuseUnknown(contract.FieldsOf(name), values); err != nil {
			return reply{}, err
		}
		body, ok := s.Documents[string(name)]
		if !ok {
			return reply{}, &contract.Problem{Code: contract.CodeNotFound}
		}
		if name == contract.RouteTroubleshooting {
			page, err := s.Pages.Document("Troubleshooting", body)
			return s.sendPage(http.StatusOK, page, wording.English, err)
		}
		return reply{status: http.StatusOK, contentType: contentTypeJSON, body: body}, nil
	}
}

func acceptHeader(r *http.Request) string { return strings.Join(r.Header.Values("Accept"), ",") }

func languageOf(r *http.Request, request Request) wording.Language {
	return chooseLanguage(request.Language, r.Header.Get("Accept-Language"))
}
