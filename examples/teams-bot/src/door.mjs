// Two checks in front of the SDK's own, on the raw request.

// onlyConnector lets only tokens of the Bot Framework connector through to the SDK's validation.
//
// The SDK (2.1.0) also takes tokens that Microsoft Entra ID issued for the bot's application, from
// any tenant, for “agentic” identities. Another application can get such a token, and could then
// write into the activity whom it likes as its sender. This bot trusts the sender that an activity
// names, so it takes the connector's word only.
export const onlyConnector = (issuer) => (request, response, next) => {
  // For every path: the router is lenient about the case and the end of one.
  if (issuerOf(request.headers.authorization) === issuer) return next();
  response.status(401).end();
};

const threeParts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/;

// issuerOf reads the claim without trusting it; the SDK checks the signature for this issuer next.
function issuerOf(authorization) {
  try {
    const [, , payload] = threeParts.exec(authorization ?? '');
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).iss;
  } catch {
    return undefined;
  }
}

// noEcho ends a request that could not be read. The framework's own answer has a stack trace in it
// and prints a part of the body.
export const noEcho = (error, request, response, _next) => {
  response.status(error.status ?? 500).end();
};
