// What the checks and the pictures share: the program in practice mode, and a browser that reaches
// nothing but it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { end, startPractice } from '../program.mjs';

const require = createRequire(import.meta.url);

// startHandler serves the practice tenant until the test t ends. localhost is a name that browsers
// trust as they trust https.
export async function startHandler(t, env = {}) {
  const { child, port } = await startPractice('pipe', env);
  let log = '';
  child.stdout.on('data', (text) => { log += text; });
  t.after(() => end(child, 'SIGKILL')); // it would wait for the browser's connections
  const url = `http://localhost:${port}`;
  return { url, api: `${url}/api/diagnose`, log: () => log };
}

// ask sends a question by POST and gives the answer.
export function ask(handler, fields, accept = 'application/json', path = '') {
  return fetch(handler.api + path, {
    method: 'POST', body: JSON.stringify(fields), headers: { 'Content-Type': 'application/json', Accept: accept },
  });
}

export const typeCard = 'application/vnd.microsoft.card.adaptive';

export async function askCard(handler, fields) {
  const answer = await ask(handler, fields, typeCard);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
}

// startBrowser starts the system's Chromium with nothing of its own on the wire.
export const startBrowser = (...more) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
});

// moduleText is the text of a file of a package.
export const moduleText = (name) => readFileSync(require.resolve(name), 'utf8');

// worstCase is a file that scripts/worstcase wrote.
export const worstCase = (name) => readFileSync(join(process.env.WORST_CASE, name), 'utf8');

// The stories that must be shown.
export const stories = {
  blocked: 'dora.lind@contoso.example',
  frequency: 'chen.wei@contoso.example',
  recovered: 'george.papas@contoso.example',
  healthy: 'anna.berg@contoso.example',
  hidden: 'mateo.ruiz@contoso.example',
};
