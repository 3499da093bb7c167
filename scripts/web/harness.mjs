// What the checks and the pictures share: the program in practice mode, and a browser that reaches
// nothing but it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const program = process.env.HANDLER ?? fileURLToPath(new URL('../../bin/handler', import.meta.url));

// freePort asks the system for a port that nobody has.
const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

// startHandler serves the practice tenant until the test t ends. localhost is a name that browsers
// trust as they trust https.
export async function startHandler(t, env = {}) {
  const port = await freePort();
  const child = spawn(program, [], {
    env: { DIAGNOSIS_DIRECTORY: 'practice', DIAGNOSIS_TIMEOUT: '60s', FUNCTIONS_CUSTOMHANDLER_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  child.stdout.on('data', (text) => { log += text; });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  t.after(() => { child.kill('SIGKILL'); return ended; });
  const url = `http://localhost:${port}`;
  await answers(`http://127.0.0.1:${port}/`, child);
  return { url, api: `${url}/api/diagnose`, log: () => log };
}

async function answers(url, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    try { return await fetch(url); } catch { await new Promise((resolve) => setTimeout(resolve, 50)); }
  }
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
