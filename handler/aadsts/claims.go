package aadsts

import (
	"encoding/base64"
	"regexp"
	"strings"
	"unicode/utf8"
)

// claimsForm finds the claims of a challenge where they are encoded, as headers and
// command lines hold them.
var claimsForm = regexp.MustCompile(`(?i)\bclaims["']? ?[=:] ?["']{0,2}([A-Za-z0-9+/_-]{16,})`)

// decodedClaims are the claims that a text holds encoded, as they read decoded.
func decodedClaims(plain string) string {
	found := claimsForm.FindStringSubmatch(plain)
	if found == nil {
		return ""
	}
	decoded, err := base64.RawURLEncoding.DecodeString(strings.NewReplacer("+", "-", "/", "_").Replace(found[1]))
	if err != nil || !utf8.Valid(decoded) {
		return ""
	}
	return string(decoded)
}

// contextForm finds the authentication context that a challenge demands.
var contextForm = regexp.MustCompile(`(?i)"acrs"[^}]{0,80}"values?" ?: ?\[? ?"(c\d{1,2})"`)

func findContext(claims string) string {
	if found := contextForm.FindStringSubmatch(claims); found != nil {
		return strings.ToLower(found[1])
	}
	return ""
}
