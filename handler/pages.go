package main

import (
	"bytes"
	"html/template"

	"signin-diagnosis/handler/api"
	"signin-diagnosis/handler/practice"
	"signin-diagnosis/handler/render"
)

// pages are what browsers are shown beside diagnoses. The practice tenant offers
// its people.
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
			Language: p.Language, Practice: inPractice, Stories: stories, Form: p.Form, Values: p.Values, Trouble: troubleOf(p),
		})
		return out.Bytes(), err
	}}
}

func document(title string, content []byte) ([]byte, error) {
	var out bytes.Buffer
	err := render.Document(&out, title, template.HTML(content)) //nolint:gosec // our own text
	return out.Bytes(), err
}

func troubleOf(p api.Page) *render.Trouble {
	if p.Trouble == nil {
		return nil
	}
	t := p.Trouble
	return &render.Trouble{
		Status: t.Status, Code: t.Code, Title: t.Title, Detail: t.Detail, NextStep: t.NextStep,
		InvocationID: p.InvocationID, Accounts: t.Accounts, RetryAfter: t.RetryAfter,
	}
}
