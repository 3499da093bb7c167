// A Teams bot in front of the sign-in diagnosis. Its identity may ask about everybody, so the bot
// itself decides who gets which answer: see people.mjs and question.mjs.
import { createServer } from 'node:http';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import { diagnose } from './diagnose.mjs';
import { noEcho, onlyConnector } from './door.mjs';
import { audit, fault, sdkLogger } from './log.mjs';
import { personOf } from './people.mjs';
import { questionOf } from './question.mjs';
import { isLoopback, readSettings, SettingError } from './settings.mjs';

const settings = settingsOrExit();
const server = createServer();
const adapter = new ExpressAdapter(server, { logger: sdkLogger });
const app = new App({
  clientId: settings.clientId,
  tenantId: settings.tenantId,
  logger: sdkLogger,
  httpServerAdapter: adapter,
  // Said outright: left out, the SDK would read a variable of the environment.
  dangerouslyAllowUnauthenticatedRequests: settings.unauthenticated,
  telemetry: { agent365: false },
});
if (!settings.unauthenticated) adapter.use(onlyConnector(app.cloud.tokenIssuer));

const asking = new Set(); // object ids

app.on('message', async ({ activity, send }) => {
  if (settings.unauthenticated && !isLoopback(new URL(activity.serviceUrl).hostname)) return;
  const person = personOf(activity, settings);
  if (person.refusal) return refuse(person, send);
  const question = questionOf(activity, person);
  if (question.hint) return say(send, question.hint);
  // Graph's quota for the sign-in log is small and shared: nobody has two questions at once.
  if (asking.has(person.id)) return say(send, 'I am still at your last question.');
  asking.add(person.id);
  // Teams sends a message again that is not taken within 15 seconds, and a diagnosis can take longer.
  answer(person, question.fields, activity, send).catch((error) => fault('answer', error));
});

async function refuse({ refusal, why }, send) {
  audit({ outcome: 'refused', why });
  await say(send, refusal);
}

async function answer(person, fields, activity, send) {
  const about = fields.upn === person.id ? 'self' : 'other';
  const outcome = await ask(fields, activity).catch((error) => {
    fault('diagnose', error);
    return { status: 0, trouble: 'The sign-in diagnosis cannot be reached. Please ask again in a minute.' };
  }).finally(() => asking.delete(person.id));
  audit({ outcome: outcome.status, caller: person.id, about });
  if (!outcome.card) return say(send, outcome.trouble);
  await send({ type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: outcome.card }] });
}

async function ask(fields, activity) {
  const token = await app.tokenProvider.getAppToken(settings.scope, settings.tenantId);
  const lang = String(activity.locale ?? '').toLowerCase().startsWith('ko') ? 'ko' : 'en';
  return diagnose(settings.api, token, { ...fields, lang });
}

// Plain: the words may quote text from elsewhere, which must not become links.
const say = (send, text) => send({ type: 'message', text, textFormat: 'plain' });

function settingsOrExit() {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

await app.initialize();
adapter.use(noEcho);
// Requests that nobody checked come from this machine only.
server.listen(settings.port, settings.unauthenticated ? '127.0.0.1' : undefined, () => console.log(JSON.stringify({ level: 'info', event: 'started' })));
