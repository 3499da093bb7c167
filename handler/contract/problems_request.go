package contract

import (
	"fmt"
	"net/http"
)

// requestProblems are those of the request and its sender, in the order of
// their statuses.
var requestProblems = []ProblemKind{
	{
		Code: CodeInvalidRequest, Status: http.StatusBadRequest, Scope: Everywhere, Exit: ExitInput,
		Title:    "The request is not valid",
		When:     "A field is unknown, missing or wrong; detail names it.",
		Detail:   "The request is not valid.",
		NextStep: "Correct the request and send it again.",
		Help: Help{
			Means:      "a field is missing, unknown, wrong, or given twice. Nothing was looked up.",
			CheckFirst: "`detail`; it names the field. Is it spelled as on the API's page? Is it in the query and in the body at once? Is it a text, in quotation marks?",
			Fix: []string{
				"Caller: correct the field. `upn` is a UPN, a mail address or an object id of a user; an application's or a group's name is refused. Times are written as `2026-11-23T08:00:00Z`, spans as `24h` or `P7D`.",
				"Caller with a `+` or `#` in the name: send a POST, or encode the query (`%2B`, `%23`).",
			},
			Example: "`{\"upn\":\"dora.lind\"}` gives “upn is neither a name with an @ nor an object id.”",
		},
	},
	{
		Code: CodeUnauthenticated, Status: http.StatusUnauthorized, Scope: Everywhere,
		Header:   Header{"WWW-Authenticate", "string", "The scheme to authenticate with."},
		Title:    "The caller is not known",
		When:     "The request carries no caller that the platform authenticated.",
		Detail:   "The request carries no caller that the platform authenticated with Microsoft Entra ID.",
		NextStep: "Send a token for this API in the Authorization header, from the tenant that the function app trusts.",
		Help: Help{
			Means:      "the request carries no caller that the platform has checked with Microsoft Entra ID.",
			CheckFirst: "was a token sent at all (`Authorization: Bearer …`)? Does it come from the tenant that the function app trusts, and is its audience (`aud`) this API and not Microsoft Graph?",
			Fix: []string{
				"Caller: get a token for this API: `az account get-access-token --resource api://<client-id>`.",
				"Administrator of the function app: let App Service authentication answer 401 to callers without a token, with Microsoft Entra ID as the only provider.",
			},
			Example: "a Logic App calls without *Managed identity* as its authentication, or with the audience `https://graph.microsoft.com`.",
		},
	},
	{
		Code: CodeForbidden, Status: http.StatusForbidden, Scope: Everywhere,
		Title:    "The caller may not ask",
		When:     "The caller lacks the app role, nobody is let in yet, or another site sent a form.",
		Detail:   "The caller may not ask.",
		NextStep: "Ask for the app role of this API.",
		Help: Help{
			Means:      "the caller is known and lacks the app role `Diagnose.Read` (or the one that `DIAGNOSIS_AUTH_ROLE` names), or the platform's authentication is off, and then nobody is let in.",
			CheckFirst: "`detail` says which of the two. Look into the token (`https://jwt.ms`): is the role in `roles`? A scope in `scp` does not count.",
			Fix: []string{
				"Cloud Application Administrator: assign the role to the calling application, managed identity, user or group, in *Enterprise applications* of this API. A new assignment shows in new tokens only.",
				"Administrator of the function app: where `detail` says that authentication is off, switch on App Service authentication. The platform then sets `WEBSITE_AUTH_ENABLED` itself; never add a setting of that name.",
			},
			Example: "a bot has a delegated token with `user_impersonation`, and its user has no role.",
		},
	},
	{
		Code: CodeNotFound, Status: http.StatusNotFound, Scope: Everywhere,
		Title:    "There is no such route",
		When:     "There is no such route.",
		Detail:   "There is no such route.",
		NextStep: "Ask at /api/diagnose; the account goes into the field upn, never into the path.",
		Help: Help{
			Means:      "there is no such address.",
			CheckFirst: "the path. The account is a field and never a part of the path. An empty 404 without a body is the Functions host's own: the function is not deployed, or the path does not begin with `/api/diagnose`.",
			Fix: []string{
				"Caller: ask at `/api/diagnose`.",
				"Administrator of the function app: where `detail` speaks of the JSON contract, set `enableForwardingHttpRequest` and `enableProxyingHttpRequest` to true in `host.json`, and leave `routePrefix` at `api`.",
			},
			Example: "`GET /api/diagnose/dora.lind@contoso.example`.",
		},
	},
	{
		Code: CodeMethodNotAllowed, Status: http.StatusMethodNotAllowed, Scope: Everywhere,
		Header:   Header{"Allow", "string", "The methods that the route takes."},
		Title:    "The method is not allowed here",
		When:     "The route does not take this method.",
		Detail:   "This route does not take this method.",
		NextStep: "Use a method that the Allow header names.",
		Help: Help{
			Means:      "the address is right, the method is not.",
			CheckFirst: "the header `Allow` of the answer.",
			Fix: []string{
				"Caller: use a method that `Allow` names. Questions and explanations take GET and POST, everything else GET.",
			},
			Example: "`PUT /api/diagnose`.",
		},
	},
	{
		Code: CodeAccountAmbiguous, Status: http.StatusConflict, Scope: WithGraph, Exit: ExitInput,
		Title:    "The name fits more than one account",
		When:     "The name fits more than one account; ask again with one of the object ids in accounts.",
		Detail:   "The name fits more than one account.",
		NextStep: "Ask again with one of the object ids in accounts as upn.",
		Help: Help{
			Means:      "the name fits more than one account, as a guest's mail address can. No log was read.",
			CheckFirst: "`accounts` lists the object ids. Open them in the Entra admin centre.",
			Fix: []string{
				"Caller: ask again with one of the ids as `upn`.",
				"User Administrator: where two guests were invited for one person, delete the one that is not used.",
			},
			Example: "`twin@fabrikam.example` was invited twice.",
		},
	},
	{
		Code: CodeBodyTooLarge, Status: http.StatusRequestEntityTooLarge, Scope: WithBody,
		Title:    "The body is too large",
		When:     "The body is larger than 32 KiB.",
		Detail:   "The body is too large.",
		NextStep: "Send a shorter body.",
		Help: Help{
			Means:      "the body is over 32 KiB.",
			CheckFirst: fmt.Sprintf("what is in `error`? The text of the error page is enough, at most %d characters.", longestError),
			Fix: []string{
				"Caller: leave out screenshots, HTML and whole tokens. Never send a token.",
			},
			Example: "a HAR file pasted into `error`.",
		},
	},
	{
		Code: CodeUnsupportedMediaType, Status: http.StatusUnsupportedMediaType, Scope: WithBody,
		Title:    "The body is of the wrong type",
		When:     "The body is not application/json in UTF-8.",
		Detail:   "The body is not application/json in UTF-8.",
		NextStep: "Send JSON with Content-Type: application/json.",
		Help: Help{
			Means:      "the body is not JSON in UTF-8, or is compressed.",
			CheckFirst: "the header `Content-Type`.",
			Fix: []string{
				"Caller: send `Content-Type: application/json`.",
			},
			Example: "a form that posts `application/x-www-form-urlencoded`.",
		},
	},
}
