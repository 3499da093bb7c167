// Programs that the checks start: each on a port of its own, waited for, and ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const inRepo = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// startPractice serves the practice tenant. stdout is where its log goes, as spawn takes it.
export function startPractice(stdout = 'ignore', env = {}) {
  return onFreePort((port) => spawn(process.env.HANDLER ?? inRepo('bin/handler'), [], {
    env: { DIAGNOSIS_DIRECTORY: 'practice', DIAGNOSIS_TIMEOUT: '60s', FUNCTIONS_CUSTOMHANDLER_PORT: String(port), ...env },
    stdio: ['ignore', stdout, 'inherit'],
  }));
}

// onFreePort starts a process that listens on a port, and waits until it takes connections. Another
// process may have taken the port meanwhile, so there are several tries.
export async function onFreePort(start) {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const child = start(port);
    const origin = `http://127.0.0.1:${port}`;
    const ended = new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 'a signal')));
    const code = await Promise.race([answers(origin, child), ended]);
    if (code === undefined) return { child, origin, port };
    if (tries === 5) throw new Error(`${child.spawnfile} ended with ${code}`);
  }
}

export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

// freePort asks the system for a port that nobody has.
async function freePort() {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

// answers waits until the process takes connections.
async function answers(url, child) {
  while (child.exitCode === null) {
    try { return void await fetch(url); } catch { await new Promise((resolve) => setTimeout(resolve, 50)); }
  }
}
