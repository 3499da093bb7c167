package render

import (
	"net/url"
	"path"
	"strings"

	"signin-diagnosis/handler/foreign"
)

// linkHosts are the domains that the links of an answer lead to.
var linkHosts = []string{"microsoft.com", "microsoftonline.com", "aka.ms"}

// ownLink returns a link of an answer that leads to Microsoft over https, in its
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

// siteOf returns the host of a link, to show where it leads.
func siteOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	return u.Host
}

// addressOf returns a link as people read it aloud: its host, and a short path.
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
		return foreign.OneLine(name)
	}
	return u.Host
}
