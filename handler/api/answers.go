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

// diagnose answers a question about an account. Who is shown pages and asks
// nothing yet gets the form.
func (s *server) diagnose(w http.ResponseWriter, r *http.Request, line *record) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	if s.asksNothing(r, values) {
		return s.form(r, values, line)
	}
	answer, err := s.ask(r, values, line)
	if err != nil {
		err = &askedError{err, values}
	}
	return answer, err
}

func (s *server) ask(r *http.Request, values map[string]string, line *record) (reply, error) {
	request, err := ParseQuestion(values, s.Now(), s.Defaults)
	if err != nil {
		return reply{}, err
	}
	format, err := chooseFormat(request.Format, accepted(r), s.Renderers)
	if err != nil {
		return reply{}, err
	}
	question := request.Question
	request.Telling.Language = spoken(r, request)
	question.Options.Attempts = question.Options.Attempts || /*guard:page-with-attempts*/ s.Renderers[format].Attempts
	line.account = question.Account
	line.answer, err = s.Asker.Ask(r.Context(), question)
	if err != nil {
		return reply{}, err
	}
	told := s.Tell(&line.answer.Judgement, request.Telling)
	answer, err := s.render(told, format, accepted(r), request.Telling.Language)
	answer.language = request.Telling.Language
	return answer, err
}

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

// explain answers what a pasted text means.
func (s *server) explain(w http.ResponseWriter, r *http.Request, _ *record) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	request, err := ParseExplain(values, s.Now())
	if err != nil {
		return reply{}, err
	}
	language := spoken(r, request)
	answer, err := jsonReply(s.Explain(request.Text, language))
	answer.language = language
	return answer, err
}

// check answers what the deployed identity can do, 200 whatever it finds.
func (s *server) check(w http.ResponseWriter, r *http.Request, _ *record) (reply, error) {
	values, err := s.readValues(w, r)
	if err != nil {
		return reply{}, err
	}
	request, err := ParseCheck(values, s.Now())
	if err != nil {
		return reply{}, err
	}
	language := spoken(r, request)
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	report := s.Checker.Check(ctx, language)
	report.SchemaVersion = cmp.Or(report.SchemaVersion, answer.SchemaVersion)
	report.Version = s.Version
	if report.Checks == nil {
		report.Checks = []answer.Check{}
	}
	checked, err := jsonReply(report)
	checked.language = language
	return checked, err
}

// document answers with one of the API's descriptions. It takes no fields.
func document(name contract.RouteName) answerFunc {
	return func(s *server, w http.ResponseWriter, r *http.Request, _ *record) (reply, error) {
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

func accepted(r *http.Request) string { return strings.Join(r.Header.Values("Accept"), ",") }

func spoken(r *http.Request, request Request) wording.Language {
	return chooseLanguage(request.Language, r.Header.Get("Accept-Language"))
}
