package main

import (
	"bytes"
	"html/template"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/render"
)

// pages returns the pages that browsers are shown besides diagnoses. In practice
// the form offers the people of the practice tenant.
func pages(inPractice bool) api.Pages {
	var stories []render.Account
	if inPractice {
		for _, story := range practice.Stories() {
			stories = append(stories, render.Account{UPN: story.UPN, Title: story.Title})
		}
	}
	return api.Pages{Header: render.PageHeaders(), Document: document, Render: func(p api.Page) ([]byte, error) {
		var out bytes.Buffer
		err := render.Form(&out, render.FormPage{
			Language: p.Language, Practice: inPractice, Stories: stories, Form: p.Form, Values: p.Values, Problem: p.Problem,
		})
		return out.Bytes(), err
	}}
}

// document returns a page around the project's own markup.
func document(title string, content []byte) ([]byte, error) {
	var out bytes.Buffer
	err := render.Document(&out, title, template.HTML(content)) //nolint:gosec // our own text
	return out.Bytes(), err
}
