package contract

import "net/http"

// serviceProblems are those of the identity, of Microsoft Graph and of this
// program, in the order of their statuses.
var serviceProblems = []ProblemKind{
	{
		Code: CodeGraphPermissionMissing, Status: http.StatusFailedDependency, Scope: WithGraph, Exit: ExitRefused,
		Title:    "A Microsoft Graph permission is missing",
		When:     "The deployed identity lacks a Microsoft Graph permission; detail names it.",
		Detail:   "Microsoft Graph refuses the sign-in log to this identity.",
		NextStep: "Let an administrator grant the permission.",
		Help: Help{
			Means:      "Microsoft Graph refuses the sign-in log to the identity of the function. The tenant and the account are not the reason.",
			CheckFirst: "`detail` names the permission. `handler check`, or `GET /api/diagnose/check`, lists all of them. Was the permission granted to *this* managed identity, as an application permission?",
			Fix: []string{
				"Privileged Role Administrator: grant it to the managed identity. It may take up to 24 hours until it counts, because tokens are cached.",
				"On your own machine: your user needs a role that may read the log, such as Reports Reader, beside the permission.",
			},
			Example: "the function app was created anew, has a new identity, and nobody granted `AuditLog.Read.All` to it.",
		},
	},
	{
		Code: CodeEntraLicenceMissing, Status: http.StatusFailedDependency, Scope: WithGraph, Exit: ExitRefused,
		Title:    "The sign-in log needs a licence",
		When:     "The tenant has no licence for the sign-in log.",
		Detail:   "Microsoft Graph says that the tenant has no Microsoft Entra ID P1 or P2 licence, which reading the sign-in log takes.",
		NextStep: "Check the tenant's licences. If it holds P1 or P2, the refusal is a known false one: ask again later, or grant the managed identity the application permission Directory.Read.All as well.",
		Help: Help{
			Means:      "Microsoft Graph says that the tenant has no Microsoft Entra ID P1 or P2, without which the log cannot be read by programs.",
			CheckFirst: "*Entra admin centre, Overview, Licences*. Is it the right tenant?",
			Fix: []string{
				"Global Administrator: without P1 or P2, buy or try one of them. Until then look at the log in the portal.",
				"Privileged Role Administrator: with P1 or P2 the refusal is a known false one. Ask again later; when it stays, grant `Directory.Read.All` to the managed identity as well.",
			},
			Example: "a test tenant whose trial has ended.",
		},
	},
	{
		Code: CodeInternal, Status: http.StatusInternalServerError, Scope: Everywhere, Exit: ExitInternal,
		Title:    "Something went wrong here",
		When:     "A fault of this program; the log has more under the invocation id.",
		Detail:   "The question could not be answered.",
		NextStep: "Look up the invocation id in the log.",
		Help: Help{
			Means:      "a fault of this program.",
			CheckFirst: "the log line of the invocation id. A line `panic` before it has the place in the code.",
			Fix: []string{
				"Administrator of the function app: restart it if it happens with every question. Report it to the maintainers with the lines, which hold no personal data, and say what the question was in general terms.",
			},
			Example: "an answer of Graph's in a form that nobody has met yet.",
		},
	},
	{
		Code: CodeGraphUnavailable, Status: http.StatusBadGateway, Scope: WithGraph, Exit: ExitLater,
		Wait:     WaitIfKnown,
		Title:    "Microsoft Graph failed",
		When:     "Microsoft Graph failed before any row was read; the header Retry-After says when to ask again, where Graph said so.",
		Detail:   "Microsoft Graph failed before any sign-in was read.",
		NextStep: "Ask again in some minutes. If it stays, the log line of this invocation names Graph's error.",
		Help: Help{
			Means:      "Microsoft Graph failed, or could not be reached, before any row was read.",
			CheckFirst: "`fault` in the log line: `connectionFailed` is the network (a firewall, a private network without a way out), everything else is Graph's own code. Then the service health of Microsoft Entra.",
			Fix: []string{
				"Caller: ask again in some minutes, after `Retry-After` where it is given.",
				"Network Administrator: let the function reach `graph.microsoft.com` and `login.microsoftonline.com` on port 443.",
				"Administrator of the function app: in a national cloud set `DIAGNOSIS_GRAPH_ENDPOINT`. If it stays, open a ticket with Microsoft with `graphRequestId`.",
			},
			Example: "private networking was switched on, and its rules let nothing out.",
		},
	},
	{
		Code: CodeGraphThrottled, Status: http.StatusServiceUnavailable, Scope: WithGraph, Exit: ExitLater,
		Header: retryAfter, Wait: WaitAlways,
		Title:    "Microsoft Graph asks to wait",
		When:     "Microsoft Graph asks to wait.",
		Detail:   "Microsoft Graph takes no more questions about the sign-in log for the moment.",
		NextStep: "Ask again a little later; over HTTP, Retry-After says when.",
		Help: Help{
			Means:      "Microsoft Graph asks to wait. It allows five requests for the sign-in log in ten seconds, for one app in one tenant.",
			CheckFirst: "who else asks? A script over many accounts, several function apps with one identity, another program with the same app registration.",
			Fix: []string{
				"Caller: wait for the seconds in `Retry-After`, then ask again. Ask one account after the other.",
				"Administrator of the function app: keep the number of instances low; every instance counts for itself, and Graph counts all of them together.",
			},
			Example: "a Logic App with *For each* asks about 50 accounts at once. Set its concurrency to 1.",
		},
	},
	{
		Code: CodeIdentityUnavailable, Status: http.StatusServiceUnavailable, Scope: WithGraph, Exit: ExitLater,
		Header: retryAfter, Wait: WaitAlways,
		Title:    "There is no token to be had",
		When:     "The identity gave no token.",
		Detail:   "The identity gave no token for Microsoft Graph.",
		NextStep: "Ask again a little later; over HTTP, Retry-After says when. If it stays, check that a managed identity is assigned and that AZURE_CLIENT_ID names it; on your own machine, run az login.",
		Help: Help{
			Means:      "the identity gave no token for Microsoft Graph.",
			CheckFirst: "has the function app a managed identity? With a user-assigned one, does `AZURE_CLIENT_ID` hold its client id (not its object id)?",
			Fix: []string{
				"Administrator of the function app: assign the identity, or correct `AZURE_CLIENT_ID`, and restart.",
				"On your own machine: run `az login`, for the right tenant.",
				"Otherwise ask again after `Retry-After`: the platform's token endpoint may be away for a moment.",
			},
			Example: "the user-assigned identity was deleted and created again; its client id is another one now.",
		},
	},
	{
		Code: CodeBusy, Status: http.StatusServiceUnavailable, Scope: WithGraph, Exit: ExitLater,
		Header: retryAfter, Wait: WaitAlways,
		Title:    "Too many questions at once",
		When:     "Too many questions at once.",
		Detail:   "More questions wait than Microsoft Graph's quota allows.",
		NextStep: "Ask again a little later; over HTTP, Retry-After says when.",
		Help: Help{
			Means:      "more questions wait than Graph's quota lets through within the time of one question, or the process is just being replaced.",
			CheckFirst: "how many different accounts are asked about at once? Equal questions share one reading and cost nothing.",
			Fix: []string{
				"Caller: ask again after `Retry-After`, and not more than one new account in two seconds.",
			},
			Example: "a dashboard refreshes thirty accounts every minute.",
		},
	},
	{
		Code: CodeGraphTimeout, Status: http.StatusGatewayTimeout, Scope: WithGraph, Exit: ExitLater,
		Title:    "Microsoft Graph took too long",
		When:     "The time ran out before any row was read.",
		Detail:   "The time for this question ended before any sign-in was read.",
		NextStep: "Ask again, or with a shorter lookback.",
		Help: Help{
			Means:      "the time for one question ended before any row was read.",
			CheckFirst: "how far back was asked? Is it one account, or all?",
			Fix: []string{
				"Caller: ask again; Graph is often faster the second time. Ask for a shorter `lookback`.",
				"Administrator of the function app: raise `DIAGNOSIS_TIMEOUT` (25s unless set, at most 100s). Traces show which call takes the time (`docs/telemetry.md`).",
			},
			Example: "`lookback` of 30 days for an account that refreshes tokens all day.",
		},
	},
}

var retryAfter = Header{"Retry-After", "integer", "Seconds to wait before asking again."}
