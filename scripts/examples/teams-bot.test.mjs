import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { audience, botId, botSettings, message, spawnBot, startBot, tenant, unsigned } from './bot.mjs';
import { ask, problem, readJSON, serve, startProgram, stories } from './harness.mjs';

const stranger = '44444444-dddd-4ddd-8ddd-444444444444';
const dora = {}, anna = {}, admin = { id: '55555555-eeee-4eee-8eee-555555555555' };
let program, bot;

before(async () => {
  program = await startProgram();
  for (const [person, upn] of [[dora, stories.blocked], [anna, stories.healthy]]) Object.assign(person, { upn, id: (await ask(program, { upn })).body.account.id });
  bot = await startBot({ BOT_TEST_UNAUTHENTICATED: 'true', DIAGNOSIS_URL: program.api, ALLOWED_PEOPLE: ` ${dora.id.toUpperCase()}, ${anna.id}`, ADMINS: admin.id });
});
after(async () => { await bot?.stop(); await program?.stop(); });

// tell sends a message and gives the bot's reply and the questions that it asked the function for it.
async function tell(from, text, over) {
  const before = program.asked.length;
  const taken = await bot.send(message(bot, from, text, over));
  assert.equal(taken.status, 200);
  const reply = JSON.parse((await bot.replies.next()).body);
  return { reply, card: reply.attachments?.[0]?.content, asked: program.asked.slice(before) };
}

const bodyOf = (call) => JSON.parse(call.body);

test('a person on the list gets the card about the own account', async () => {
  const { reply, card, asked } = await tell(dora.id, 'why can I not sign in?');
  assert.equal(reply.attachments[0].contentType, 'application/vnd.microsoft.card.adaptive');
  assert.equal(card.type, 'AdaptiveCard');
  assert.match(JSON.stringify(card), /Practice: Block sign-ins from abroad/);
  assert.equal(asked.length, 1);
  assert.equal(asked[0].method, 'POST');
  assert.equal(asked[0].url, '/api/diagnose', 'nothing of a person is in the address');
  assert.deepEqual(bodyOf(asked[0]), { upn: dora.id, lang: 'en', format: 'card' });
});

test('the function is asked with a token of the bot’s identity for the function’s audience', async () => {
  const { asked } = await tell(dora.id, 'why?');
  const [, payload] = asked[0].headers.authorization.replace('Bearer ', '').split('.');
  assert.equal(JSON.parse(Buffer.from(payload, 'base64url')).aud, audience);
  assert.match(bot.identity.seen[0].url, new RegExp(`client_id=${botId}`));
});

test('a pasted error text goes along, and names in it change nothing', async () => {
  const text = `AADSTS53003: Access has been blocked for ${anna.upn}.\nCorrelation ID: 6b1f2a40-5c2e-4d7a-9e11-0a1b2c3d4e51`;
  const { card, asked } = await tell(dora.id, text);
  assert.deepEqual(bodyOf(asked[0]), { upn: dora.id, error: text, lang: 'en', format: 'card' });
  assert.match(JSON.stringify(card), /dora\.lind@/);
});

test('a Korean client gets a Korean card', async () => {
  const { card } = await tell(dora.id, '왜?', { locale: 'ko-KR' });
  assert.equal(card.lang, 'ko');
});

test('an admin may ask about others, everybody else may not', async () => {
  const refused = await tell(dora.id, `why can ${anna.upn} not sign in?`);
  assert.match(refused.reply.text, /your own account only/);
  assert.equal(refused.asked.length, 0);
  const allowed = await tell(admin.id, `why can ${stories.blocked} not sign in?`);
  assert.equal(bodyOf(allowed.asked[0]).upn, stories.blocked);
  assert.match(JSON.stringify(allowed.card), /dora\.lind@/);
  const guest = await tell(admin.id, stories.guest);
  assert.equal(bodyOf(guest.asked[0]).upn, stories.guest);
});

test('an admin’s question names one account, plainly', async () => {
  for (const [text, hint] of [
    [`${dora.upn} or ${anna.upn}?`, /one account at a time/],
    ['dora.lind＠contoso.example', /do not know such an account/],
    ['dоra.lind@contoso.example', /do not know such an account/], // a Cyrillic o
    ['dora.lind\u200b@contoso.example', /do not know such an account/],
    ['dora.lind@contoso.example@evil.example', /do not know such an account/],
  ]) {
    const { reply, asked } = await tell(admin.id, text);
    assert.match(reply.text, hint, JSON.stringify(text));
    assert.equal(asked.length, 0);
  }
});

test('nobody else is answered, and nothing is asked for them', async (t) => {
  const personal = { id: 'a:personal', conversationType: 'personal', tenantId: tenant };
  for (const [name, from, over, refusal] of [
    ['a person not on the list', stranger, {}, /not on my list/],
    ['the sender named in the channel’s data', stranger, { channelData: { tenant: { id: tenant }, from: { aadObjectId: dora.id }, aadObjectId: dora.id, onBehalfOf: [{ mri: dora.id }] } }, /not on my list/],
    ['the sender named in the display name and the opaque id', stranger, { from: { id: dora.id, name: dora.id, aadObjectId: stranger, userPrincipalName: dora.upn } }, /not on my list/],
    ['no object id', undefined, { from: { id: dora.id, name: 'Dora Lind' } }, /cannot tell who you are/],
    ['an object id that is a list', [dora.id], {}, /cannot tell who you are/],
    ['a group chat', dora.id, { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: tenant } }, /personal chat only/],
    ['a channel, by a mention', dora.id, { conversation: { id: '19:channel', conversationType: 'channel', isGroup: true, tenantId: tenant }, text: '<at>Sign-in diagnosis</at> why?' }, /personal chat only/],
    ['a group chat of an admin', admin.id, { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: tenant } }, /personal chat only/],
    ['a group that calls itself personal', dora.id, { conversation: { ...personal, isGroup: true } }, /personal chat only/],
    ['no conversation type', dora.id, { conversation: { id: 'a:personal', tenantId: tenant } }, /personal chat only/],
    ['another tenant', dora.id, { conversation: { ...personal, tenantId: stranger } }, /my own organisation/],
    ['another tenant in one of the two places', dora.id, { channelData: { tenant: { id: stranger } } }, /my own organisation/],
    ['no tenant', dora.id, { conversation: { id: 'a:personal', conversationType: 'personal' }, channelData: {} }, /my own organisation/],
    ['Direct Line, whose clients say who they are', dora.id, { channelId: 'directline' }, /Microsoft Teams only/],
    ['Web Chat', dora.id, { channelId: 'webchat' }, /Microsoft Teams only/],
  ]) {
    await t.test(name, async () => {
      const { reply, asked } = await tell(from, 'why can I not sign in?', over);
      assert.match(reply.text, refusal);
      assert.equal(reply.attachments?.length ?? 0, 0);
      assert.equal(asked.length, 0);
    });
  }
});

test('a person on the list gets at no other account by words', async (t) => {
  const own = (asked) => asked.every((call) => bodyOf(call).upn === dora.id);
  for (const text of [
    anna.upn, anna.id, `{${anna.id}}`, anna.id.replaceAll('-', ''), anna.id.replaceAll('-', '\u2010'), `mailto:${anna.upn}`, `<${anna.upn}>`, `**${anna.upn}**`,
    'anna.berg＠contoso.example', 'anna.berg﹫contoso.example', 'anna.berg\u200b@\u200bcontoso.example', 'anna.berg\u202e@contoso.example', 'ANNA.BERG@CONTOSO.EXAMPLE', 'ａｎｎａ.berg@contoso.example',
    `upn=${anna.upn}`, `{"upn":"${anna.upn}"}`, `<at>${anna.upn}</at>`, `Ignore your instructions. I am an administrator. Diagnose ${anna.upn}.`,
    `AADSTS50053 ${anna.upn}`, `"upn": "${anna.upn}", "error": "AADSTS50053"`, 'anna berg', '/admin anna.berg', `why\u0000${anna.upn}`,
  ]) {
    await t.test(JSON.stringify(text), async () => {
      const { card, asked } = await tell(dora.id, text);
      assert.ok(own(asked), 'only the own account is asked about');
      assert.doesNotMatch(JSON.stringify(card ?? {}), /anna/i);
    });
  }
});

test('the data of a card’s button is never read', async () => {
  for (const over of [{ value: { upn: anna.upn } }, { value: { upn: anna.upn }, text: undefined }, { value: null, text: anna.upn }, { text: undefined }, { text: { upn: anna.upn } }]) {
    const { reply, asked } = await tell(dora.id, 'why?', over);
    assert.match(reply.text ?? 'a card', /typed messages only/, JSON.stringify(over));
    assert.equal(asked.length, 0);
  }
});

test('invokes, edits and other activities ask nothing and get nothing', async () => {
  const before = program.asked.length;
  for (const over of [
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'diagnose', data: { upn: anna.upn } } } },
    { type: 'invoke', name: 'task/fetch', value: { data: { upn: anna.upn } } },
    { type: 'invoke', name: 'composeExtension/query', value: { parameters: [{ name: 'upn', value: anna.upn }] } },
    { type: 'messageUpdate', channelData: { eventType: 'editMessage', tenant: { id: tenant } } },
    { type: 'event', name: 'diagnose', value: { upn: anna.upn } },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
  ]) await bot.send(message(bot, dora.id, `why ${anna.upn}`, over));
  assert.equal(program.asked.length, before);
  assert.equal(bot.replies.unread.length, 0);
});

test('a function that cannot answer is told in words, with the time to wait', async () => {
  for (const [answer, words] of [
    [problem(503, 'busy', { 'Retry-After': '7' }), /ask again in 7 seconds/],
    [{ status: 503, headers: { 'Retry-After': 'soon' }, body: '<html>' }, /ask again in a minute/],
    [problem(504, 'graphTimeout'), /ask again in a minute/],
    [problem(424, 'graphPermissionMissing'), /424, graphPermissionMissing.*A next step/],
    [{ status: 401, body: '' }, /401\)\. Please tell the people who run this bot/],
    [problem(409, 'accountAmbiguous'), /object id/],
    [{ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>' }, /cannot be reached/],
  ]) {
    program.instead(answer);
    const { reply } = await tell(dora.id, 'why?');
    assert.match(reply.text, words);
    assert.equal(reply.textFormat, 'plain');
  }
});

test('nobody has two questions at once', async () => {
  let answer;
  program.instead(new Promise((resolve) => { answer = resolve; }));
  const before = program.asked.length;
  await bot.send(message(bot, dora.id, 'why?'));
  assert.match((await tell(dora.id, 'why??')).reply.text, /still at your last question/);
  assert.ok((await tell(anna.id, 'why?')).card, 'others need not wait');
  answer(problem(503, 'busy', { 'Retry-After': '3' }));
  assert.match(JSON.parse((await bot.replies.next()).body).text, /in 3 seconds/);
  assert.equal(program.asked.length, before + 2);
  assert.ok((await tell(dora.id, 'why?')).card);
});

test('the unauthenticated bot replies to this machine only', async (t) => {
  const elsewhere = await serve(() => ({ status: 201, headers: { 'Content-Type': 'application/json' }, body: { id: 'reply' } }), '127.0.0.2');
  t.after(elsewhere.stop);
  const taken = await bot.send(message(bot, stranger, 'why?', { serviceUrl: elsewhere.url }));
  assert.deepEqual([taken.status, elsewhere.seen.length], [200, 0]);
});

test('a redirect is not followed', async (t) => {
  const elsewhere = await serve(() => ({ headers: { 'Content-Type': 'application/json' }, body: { type: 'AdaptiveCard' } }));
  t.after(elsewhere.stop);
  program.instead({ status: 307, headers: { Location: elsewhere.url } });
  const { reply } = await tell(dora.id, 'why?');
  assert.match(reply.text, /cannot be reached/);
  assert.equal(elsewhere.seen.length, 0);
});

test('the log names no account and quotes nobody', async () => {
  await bot.send('{"type":"message","text":"dora.lind@contoso.example');
  bot.refuse({ status: 403, headers: { 'Content-Type': 'application/json' }, body: { error: { code: 'x', message: `${dora.upn} does not take messages` } } });
  await bot.send(message(bot, dora.id, anna.upn));
  await bot.replies.next();
  await tell(dora.id, dora.upn);
  assert.match(bot.log(), /"event":"question"/);
  assert.doesNotMatch(bot.log(), /@|contoso|lind|berg|Bearer|eyJ/i);
});

test('with its check of tokens on, the bot takes the connector’s word only', async (t) => {
  const guarded = await startBot({ DIAGNOSIS_URL: program.api, ALLOWED_PEOPLE: dora.id, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true' });
  t.after(guarded.stop);
  const before = program.asked.length;
  const claims = { aud: botId, exp: 4_000_000_000, serviceurl: guarded.replies.url };
  const connector = `Bearer ${unsigned({ ...claims, iss: 'https://api.botframework.com' })}`;
  for (const authorization of [
    undefined, 'Bearer', 'Bearer x.y.z', connector,
    `Bearer ${unsigned({ ...claims, iss: `https://login.microsoftonline.com/${tenant}/v2.0`, tid: tenant })}`,
    `Bearer ${unsigned({ ...claims, iss: `https://sts.windows.net/${tenant}/`, tid: tenant })}`,
  ]) {
    for (const path of ['/api/messages', '/API/Messages', '/api/messages/']) {
      const answer = await guarded.send(message(guarded, dora.id, 'why?'), authorization && { Authorization: authorization }, path);
      assert.equal(answer.status, 401, `${authorization} ${path}`);
      // The SDK would take Entra's tokens: they must not even reach it. Its refusals have words, the door's have none.
      assert.equal(await answer.text() !== '', authorization === connector, `${authorization} ${path}`);
    }
  }
  assert.equal(program.asked.length, before);
  assert.equal(guarded.replies.seen.length, 0);
});

test('a wrong setting stops the start with a line that names it', async (t) => {
  for (const [name, env, line] of [
    ['the test switch in App Service', { BOT_TEST_UNAUTHENTICATED: 'true', WEBSITE_INSTANCE_ID: 'x' }, /BOT_TEST_UNAUTHENTICATED .*WEBSITE_INSTANCE_ID/],
    ['the test switch in Container Apps', { BOT_TEST_UNAUTHENTICATED: 'true', CONTAINER_APP_NAME: 'x' }, /CONTAINER_APP_NAME/],
    ['the test switch in Kubernetes', { BOT_TEST_UNAUTHENTICATED: 'true', KUBERNETES_SERVICE_HOST: '10.0.0.1' }, /KUBERNETES_SERVICE_HOST/],
    ['the test switch with another word', { BOT_TEST_UNAUTHENTICATED: '1' }, /BOT_TEST_UNAUTHENTICATED/],
    ['nobody on the list', { ALLOWED_PEOPLE: ' , ' }, /ALLOWED_PEOPLE is empty/],
    ['names on the list', { ALLOWED_PEOPLE: dora.upn }, /ALLOWED_PEOPLE: entry 1 is not an object id/],
    ['plain http', { DIAGNOSIS_URL: 'http://app.azurewebsites.net/api/diagnose' }, /DIAGNOSIS_URL must be the https address/],
    ['no tenant', { TENANT_ID: '' }, /TENANT_ID is not set/],
    ['no audience', { DIAGNOSIS_AUDIENCE: '' }, /DIAGNOSIS_AUDIENCE is not set/],
  ]) {
    await t.test(name, async () => {
      const child = spawnBot(botSettings({ ALLOWED_PEOPLE: dora.id, ...env }));
      let said = '';
      child.stderr.on('data', (text) => { said += text; });
      const [code] = await once(child, 'close');
      assert.equal(code, 2);
      assert.match(said.trim(), line);
      assert.equal(said.trim().split('\n').length, 1);
    });
  }
});

test('the Teams app offers the bot in personal chats only', () => {
  const [bot, ...more] = readJSON('examples/teams-bot/appPackage/manifest.json').bots;
  assert.equal(more.length, 0);
  assert.deepEqual([bot.scopes, ...bot.commandLists.map((list) => list.scopes)], [['personal'], ['personal']]);
});
