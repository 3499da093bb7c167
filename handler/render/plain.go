package render

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"signin-diagnosis/handler/diagnosis"
)

// plain takes characters out of a foreign text that would steer a terminal,
// turn the reading direction or hide.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		//guard:invisible-on-pages
		case diagnosis.Invisible(r):
			return -1
		}
		return r
	}, text)
}

// plainLines is a plain text that keeps its lines.
func plainLines(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = plain(line)
	}
	return strings.Join(lines, "\n")
}

// oneLine is a plain text without spaces at its ends or in a row, so that no
// notation finds a line's beginning or an indent in it.
func oneLine(text string) string { return strings.Join(strings.Fields(plain(text)), " ") }

// joined puts texts one after the other; empty ones are left out.
func joined(texts ...string) string { return strings.TrimSpace(strings.Join(texts, " ")) }

// shortened cuts a text to at most so many characters.
func shortened(text string, most int) string {
	count := 0
	for at := range text {
		if count++; count > most {
			return strings.TrimSpace(lastRuneCut(text[:at])) + "…"
		}
	}
	return text
}

// lastRuneCut makes room for the ellipsis.
func lastRuneCut(text string) string {
	runes := []rune(text)
	return string(runes[:max(len(runes)-1, 0)])
}

// linkHosts are the domains that the links of an answer lead to.
var linkHosts = []string{"microsoft.com", "microsoftonline.com", "aka.ms"}

// ownLink is a link of an answer that leads to Microsoft over https, in its
// canonical form; anything else is no link of ours, and empty.
func ownLink(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || /*guard:link-without-user*/ u.User != nil || u.Port() != "" {
		return ""
	}
	for _, domain := range linkHosts {
		if host := strings.ToLower(u.Host); host == domain || /*guard:link-domain = strings.HasSuffix(host, domain)*/ strings.HasSuffix(host, "."+domain) {
			return u.String()
		}
	}
	return ""
}

// siteOf is the host of a link, to show where it leads.
func siteOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return u.Host
}

// addressOf is a link as people read it aloud: its host, and a short path.
func addressOf(link string) string {
	const longestPath = 24
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if len(u.Path) > 1 && len(u.Path) <= longestPath && !strings.ContainsAny(u.Path, "[]()*_") {
		return u.Host + u.Path
	}
	return u.Host
}

// pageOf names a page of documentation by the end of its address, which says in
// words what it is about.
func pageOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if name := path.Base(u.Path); name != "/" && name != "." {
		return oneLine(name)
	}
	return u.Host
}
