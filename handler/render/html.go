package render

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"sync"

	"signin-diagnosis/handler/wording"
)

//go:embed web
var web embed.FS

// The style and the script of every page. They are part of the page itself, which
// loads nothing.
var (
	style  = mustRead("style.css")
	script = mustRead("script.js")
)

// pages parses the templates when the first page is asked for, so that they do not
// slow down the start.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("pages").Option("missingkey=error").ParseFS(web, "web/*.gohtml"))
})

func mustRead(name string) string {
	text, err := web.ReadFile("web/" + name)
	if err != nil {
		panic(err) // the compiler refuses such a build
	}
	return strings.TrimSpace(string(text))
}

// PageHeaders returns the headers of every page. The policy lets nothing load
// and nothing run but the page's own style and script, by their hashes, so that
// markup in a text could do nothing even if it were let through. A page shows
// personal data: no site may frame it, and its address is sent to no other site. It
// is sent to its own, because App Service authentication refuses a form whose
// origin it cannot see (https://learn.microsoft.com/azure/app-service/overview-authentication-authorization).
func PageHeaders() map[string]string {
	return map[string]string{
		"Content-Security-Policy": "default-src 'none'; style-src '" + hashOf(style) + "'; script-src '" + /*guard:script-by-hash = "unsafe-inline"*/ hashOf(script) + "'; " +
			"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
	}
}

// hashOf returns a source of a Content Security Policy, level 2.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// frame is what all pages share.
type frame struct {
	Lang     wording.Language
	Title    string
	Practice bool
	W        map[string]string // the texts of the interface
	Style    template.CSS
	Script   template.JS
}

func newFrame(l wording.Language, title string, practice bool) frame {
	return frame{
		Lang: l, Title: title + " - " + pagePhrases["product"].In(l), Practice: practice, W: pageWords(l),
		Style: template.CSS(style), Script: template.JS(script), //nolint:gosec // our own files
	}
}

func write(w io.Writer, name string, view any) error { return pages().ExecuteTemplate(w, name, view) }

// pageWords returns the texts of the interface in one language.
func pageWords(l wording.Language) map[string]string {
	words := make(map[string]string, len(pagePhrases))
	for name, phrase := range pagePhrases {
		words[name] = phrase.In(l)
	}
	return words
}
