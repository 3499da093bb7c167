package contract

import (
	"fmt"

	"signin-diagnosis/handler/wording"
)

// The longest texts, in characters.
const (
	longestAccount = 1024
	longestApp     = 256
	longestError   = 8192
)

// fields is all that callers may send; what is not in it is refused.
var fields = []Field{
	{
		Name: "upn", Routes: []RouteName{RouteDiagnose}, Required: true, MaxLength: longestAccount,
		Text:       "The account: its user principal name, a guest's mail address, or its object id. Only user sign-ins are read.",
		Example:    "kim@contoso.com",
		Correction: "Send the user's UPN, mail address or object id; only user sign-ins are read.",
		Visibility: "important",
		Input: &Input{
			Place: 1, Control: ControlAccount, Label: "Account",
			Hint: "A user principal name, a guest's mail address or an object id.",
		},
	},
	{
		Name: "app", Routes: []RouteName{RouteDiagnose}, MaxLength: longestApp,
		Text:       "The app or resource that the user had trouble with: its application id, or part of its name, without case. It decides which attempt leads and hides no rows.",
		Example:    "Outlook",
		Correction: "Send an application id, or a part of the name of a client or a resource.",
		Usage:      "the app: its `id`, or part of a client's or resource's name",
		Visibility: "important",
		Input:      &Input{Place: 2, Control: ControlLine, Label: "App (optional)"},
	},
	{
		Name: "lookback", Routes: []RouteName{RouteDiagnose},
		Text:       "How far back to look, at most 30 days: PT24H, P7D, 24h or 7d. It is 24 hours unless the deployment says otherwise.",
		Example:    "P7D",
		Correction: "Send a span from one minute to 30 days, such as PT24H, P7D, 24h or 7d.",
		Usage:      "how far back to look, such as 24h, 7d or P7D",
		Visibility: "advanced",
		Input: &Input{
			Place: 4, Control: ControlChoice, Label: "How far back to look",
			Choices: []Choice{{"", "As configured"}, {"PT24H", "24 hours"}, {"P7D", "7 days"}, {"P30D", "30 days"}},
		},
	},
	{
		Name: "at", Routes: []RouteName{RouteDiagnose}, Format: "date-time",
		Text:       "When the user saw the error (RFC 3339). The window then starts one lookback before it. It may not be older than 30 days.",
		Example:    "2026-05-20T08:00:00Z",
		Correction: "Send when the user saw the error as RFC 3339, such as 2026-01-31T08:00:00Z; in a query, a + is written %2B.",
		Usage:      "when the user saw the error, such as 2026-11-23T08:00:00Z",
		Visibility: "advanced",
		Input:      &Input{Place: 3, Control: ControlTime, Label: "When the error was seen (optional), time zone:"},
	},
	{
		Name: "correlationId", Routes: []RouteName{RouteDiagnose}, Format: "uuid",
		Text:       "The correlation id of the error page.",
		Example:    "2c1d7a5e-0000-4000-8000-7b9f3a60d1e4",
		Correction: copyTheID,
		Usage:      "the correlation `id` on the error page",
		Visibility: "advanced",
	},
	{
		Name: "requestId", Routes: []RouteName{RouteDiagnose}, Format: "uuid",
		Text:       "The request id of the error page.",
		Example:    "9f0c2b4d-0000-4000-8000-5d1e6a7c8b90",
		Correction: copyTheID,
		Usage:      "the request `id` on the error page",
		Visibility: "advanced",
	},
	{
		Name: "error", Routes: []RouteName{RouteDiagnose}, MaxLength: longestError,
		Text:       fmt.Sprintf("The text that the user saw, at most %d characters. Codes, ids and times in it are used.", longestError),
		Example:    "AADSTS50076",
		Correction: "Send the sentence with the code and the ids below it, in UTF-8.",
		Usage:      "the `text` that the user saw",
		Visibility: "important",
		Input: &Input{
			Place: 5, Control: ControlText, Label: "Text of the error (optional)",
			Hint: "Paste the whole message; the codes, ids and times in it are used.",
		},
	},
	{
		Name: "error", Routes: []RouteName{RouteExplain}, Required: true, MaxLength: longestError,
		Text:       fmt.Sprintf("The text that the user saw, at most %d characters, or a code alone.", longestError),
		Example:    "AADSTS50076",
		Correction: "Send the text that the user saw, in UTF-8, or an AADSTS code.",
		Visibility: "important",
	},
	{
		Name: "detail", Routes: []RouteName{RouteDiagnose}, Values: []string{"summary", "full"},
		Text:       "full adds the list of attempts. Without it the answer is a summary.",
		Example:    "full",
		Usage:      "summary or full; full lists the attempts (in json)",
		Visibility: "advanced",
	},
	{
		Name: "lang", Routes: []RouteName{RouteDiagnose, RouteExplain, RouteCheck}, Values: languages(),
		Text:       "Language of the sentences; it wins over Accept-Language.",
		Example:    "en",
		Usage:      "en or ko",
		Visibility: "advanced",
	},
	{
		Name: "format", Routes: []RouteName{RouteDiagnose}, Values: []string{"json", "card", "html", "text", "markdown"},
		Text:       "Format of the answer; it wins over Accept. A card that Accept wants as application/json comes as that.",
		Example:    "json",
		Usage:      "text, markdown, json, card or html",
		Visibility: "internal",
	},
	{
		Name: "format", Routes: []RouteName{RouteExplain}, Values: []string{"json"},
		Text:       "Format of the answer.",
		Example:    "json",
		Visibility: "internal",
	},
}

const copyTheID = "Copy the id from the error page, such as 2c1d7a5e-0000-4000-8000-7b9f3a60d1e4."

func languages() []string {
	var tags []string
	for _, l := range wording.Languages() {
		tags = append(tags, string(l))
	}
	return tags
}
