package render

import (
	"strings"
	"testing"
)

func TestAnEscapedTextMeansNothing(t *testing.T) {
	for text, want := range map[string]string{
		"plain, with 1.5 and a-b":         "plain, with 1.5 and a-b",
		"dora_lind@contoso.example":       "dora_lind@contoso.example",
		"_under_ *star* `code` ~~gone~~":  `\_under\_ \*star\* \` + "`code\\`" + ` \~\~gone\~\~`,
		"[pay](https://evil.example)":     `\[pay\] (https: //evil.example)`,
		"![x](data:image/png;base64,AA)":  `!\[x\] (data:image/png;base64,AA)`,
		"HTTP://evil.example":             "HTTP: //evil.example",
		"www.evil.example":                "www .evil.example",
		"<at>everyone</at>":               `\<at\>everyone\</at\>`,
		"&lt; &#91; R&D & more":           `\&lt; \&#91; R\&D & more`,
		"{{DATE(2017-02-14T06:00:00Z)}}":  "{ {DATE(2017-02-14T06:00:00Z)}}",
		"${secret}":                       "$ {secret}",
		"# heading":                       `\# heading`,
		"- list":                          `\- list`,
		"+ list":                          `\+ list`,
		"=====":                           `\=====`,
		"1. list":                         `1\. list`,
		"12) list":                        `12\) list`,
		"203.0.113.7":                     "203.0.113.7",
		"  two\r\nlines\u2028and\tmore ":  "two lines and more",
		"right\u202eto\u200bleft\x1b[31m": `righttoleft\[31m`,
		"back\\slash":                     `back\\slash`,
		"{{{{":                            "{ {{ {",
	} {
		if got := escaped(text); got != want {
			t.Errorf("escaped(%q)\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestALinkLeadsToMicrosoftOrNowhere(t *testing.T) {
	for link, want := range map[string]string{
		"https://entra.microsoft.com/#view/X/userId/1":       "https://entra.microsoft.com/#view/X/userId/1",
		"https://aka.ms/sspr":                                "https://aka.ms/sspr",
		"https://login.microsoftonline.com/error?code=50076": "https://login.microsoftonline.com/error?code=50076",
		"http://entra.microsoft.com/":                        "",
		"https://microsoft.com.evil.example/":                "",
		"https://notmicrosoft.com/":                          "",
		"https://entra.microsoft.com@evil.example/":          "",
		"https://evil.example@entra.microsoft.com/":          "",
		"https://evil.example#https://entra.microsoft.com/":  "",
		"https://aka.ms:8443/":                               "",
		"javascript:alert(1)//entra.microsoft.com":           "",
		"//entra.microsoft.com/":                             "",
		"https:entra.microsoft.com":                          "",
		"https://entra.microsoft.com/\x00":                   "",
		"":                                                   "",
	} {
		if got := ownLink(link); got != want {
			t.Errorf("ownLink(%q) = %q, want %q", link, got, want)
		}
	}
	if got := ownLink("https://entra.microsoft.com/a)>\"<b"); strings.ContainsAny(got, "<>\"") {
		t.Errorf("got %q", got)
	}
}

func TestCodeIsFencedWhateverItHolds(t *testing.T) {
	for text, want := range map[string]string{
		"Get-MgUser":   "`Get-MgUser`",
		"a`b":          "``a`b``",
		"``":           "``` `` ```",
		"a\n```\nrm x": "````a ``` rm x````",
	} {
		if got := codeSpan(text); got != want {
			t.Errorf("codeSpan(%q) = %s, want %s", text, got, want)
		}
	}
}
