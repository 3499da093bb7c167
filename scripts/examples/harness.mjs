// What the checks share: the program in practice mode, and a gate in front of it that remembers what
// the samples asked and can answer in the program's place.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { end, inRepo, startPractice } from '../program.mjs';

export const readJSON = (path) => JSON.parse(readFileSync(inRepo(path), 'utf8'));

// serve answers on the loopback interface with what answer(request, body) gives: { status, headers, body }.
export async function serve(answer, host = '127.0.0.1') {
  const seen = [], unread = [], waiting = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = { method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() };
    const { status = 200, headers = {}, body = '' } = await answer(call);
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    seen.push(call);
    if (waiting.length) waiting.shift()(call); else unread.push(call);
  }).listen(0, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${server.address().port}`,
    seen,
    unread,
    // next gives the oldest call that was not taken yet, and waits for one where there is none.
    next: () => unread.length ? Promise.resolve(unread.shift()) : new Promise((resolve) => waiting.push(resolve)),
    stop: () => { server.closeAllConnections(); server.close(); },
  };
}

// startProgram serves the practice tenant behind a gate until stop is called.
export async function startProgram() {
  const { child, origin } = await startPractice();
  const planned = [];
  const gate = await serve((call) => planned.shift() ?? forward(origin, call));
  return {
    api: `${gate.url}/api/diagnose`,
    asked: gate.seen,
    // instead answers the next request, or the next ones, in the program's place.
    instead: (...answersOfOurs) => planned.push(...answersOfOurs),
    stop: async () => { gate.stop(); await end(child); },
  };
}

async function forward(origin, { method, url, headers, body }) {
  const { 'content-type': type, accept } = headers;
  const answer = await fetch(origin + url, {
    method, body: body || undefined, headers: { ...(type && { 'Content-Type': type }), ...(accept && { Accept: accept }) },
  });
  return { status: answer.status, headers: Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-length|transfer-encoding|connection)$/.test(name))), body: await answer.text() };
}

export async function ask(program, fields) {
  const answer = await fetch(program.api, { method: 'POST', body: JSON.stringify(fields), headers: { 'Content-Type': 'application/json' } });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

// problem is a problem document as the program writes them.
export const problem = (status, code, headers = {}) => ({
  status, headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: { type: 'about:blank', title: 'A title', status, detail: 'A detail.', code, nextStep: 'A next step.', invocationId: 'practice' },
});

// The practice tenant's people whom the checks ask about.
export const stories = {
  healthy: 'anna.berg@contoso.example', empty: 'lena.frost@contoso.example', unknown: 'nobody.here@contoso.example',
  blocked: 'dora.lind@contoso.example', unreadable: 'mateo.ruiz@contoso.example', device: 'emil.novak@contoso.example',
  recovered: 'george.papas@contoso.example', expired: 'ben.okafor@contoso.example', frequency: 'chen.wei@contoso.example',
  locked: 'ivan.petrov@contoso.example', waiting: 'fatima.haddad@contoso.example',
  guest: 'nadia.rahman_fabrikam.example#EXT#@contoso.example',
};
