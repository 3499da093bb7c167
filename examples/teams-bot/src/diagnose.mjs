// The call of the function. It is a POST: an address with an account in it would end up in logs.

const cardType = 'application/vnd.microsoft.card.adaptive';
const patience = 90_000; // ms; the function's own deadline is 25 s unless set otherwise

// diagnose gives { card } or { trouble }, a sentence for the person who asked.
export async function diagnose(api, token, fields, fetch = globalThis.fetch) {
  const response = await fetch(api, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: cardType },
    body: JSON.stringify({ ...fields, format: 'card' }),
    redirect: 'error', // the token is for this address
    signal: AbortSignal.timeout(patience),
  });
  if (response.status === 200) return { status: 200, card: await response.json() };
  return { status: response.status, trouble: await troubleOf(response) };
}

async function troubleOf(response) {
  const problem = await response.json().catch(() => ({})); // the platform's own refusals are no problem documents
  if ([502, 503, 504].includes(response.status)) return `The sign-in log cannot be read for the moment. Please ask again ${whenOf(response)}.`;
  if (response.status === 409) return 'The name fits more than one account. Please ask with the object id.';
  if (response.status === 400) return `I could not ask that: ${problem.detail ?? 'the question is not valid'}`;
  const code = typeof problem.code === 'string' ? `, ${problem.code}` : '';
  return `I could not get an answer (${response.status}${code}). Please tell the people who run this bot${problem.nextStep ? `: ${problem.nextStep}` : '.'}`;
}

function whenOf(response) {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return seconds > 0 ? `in ${seconds} seconds` : 'in a minute';
}
