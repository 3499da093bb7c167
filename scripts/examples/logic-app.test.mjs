import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answerSchema, copies, workflows } from './generate.mjs';
import { ask, problem, readJSON, serve, startProgram, stories } from './harness.mjs';
import { inRepo } from '../program.mjs';
import { actionsOf, faultsOf, run } from './workflow.mjs';
import { evaluate, parse, resolve } from './wdl.mjs';

const [definition, watch] = workflows.map(readJSON);
const audience = 'api://33333333-cccc-4ccc-8ccc-333333333333';
let program, teams, tickets;

before(async () => {
  program = await startProgram();
  teams = await serve(() => ({ status: 202 }));
  tickets = await serve(() => ({ status: 201, headers: { 'Content-Type': 'application/json' }, body: { id: 'INC1' } }));
});
after(async () => { teams?.stop(); tickets?.stop(); await program?.stop(); });

// start runs the workflow for a body of its trigger, and says what it asked and whom it told.
async function start(trigger, over = {}, workflow = definition) {
  const from = [program.asked, teams.seen, tickets.seen].map((seen) => seen.length);
  const parameters = { diagnosisUrl: program.api, diagnosisAudience: audience, teamsWebhookUrl: teams.url, ticketUrl: tickets.url, ...over.parameters };
  const ended = await run(workflow, { trigger, parameters, wrapsProblems: over.wrapsProblems });
  const [asked, posted, opened] = [program.asked, teams.seen, tickets.seen].map((seen, at) => seen.slice(from[at]));
  return { ...ended, asked, cards: posted.map(({ body }) => JSON.parse(body)), tickets: opened.map(({ body }) => JSON.parse(body)) };
}

test('the definitions hold to their schema, order and references', () => {
  for (const each of [definition, watch]) assert.deepEqual(faultsOf(each), []);
});

test('the checker sees what is wrong', async (t) => {
  const broken = (change) => { const copy = structuredClone(definition); change(copy.actions, copy); return faultsOf(copy).join('\n'); };
  for (const [name, change, fault] of [
    ['an action after one that is not there', (actions) => { actions.Problem.runAfter = { Nowhere: ['Succeeded'] }; }, /Problem runs after Nowhere/],
    ['a circle', (actions) => { actions.Diagnose.runAfter = { Read_the_answer: ['Succeeded'] }; }, /runs after itself/],
    ['a status that is none', (actions) => { actions.Problem.runAfter = { Diagnose: ['Error'] }; }, /runAfter/],
    ['a name twice', (actions) => { actions.By_status.default.actions.Diagnose = structuredClone(actions.Handling); }, /diagnose stands twice/],
    ['a body that comes later', (actions) => { actions.Diagnose.inputs.body = "@body('Read_the_answer')"; }, /body\('Read_the_answer'\) is not there yet/],
    ['a parameter that is none', (actions) => { actions.Diagnose.inputs.uri = "@parameters('uri')"; }, /parameters\('uri'\)/],
    ['an expression that is none', (actions) => { actions.By_primary_cause.expression = "@body('Read_the_answer'"; }, /, is missing|\) is missing/],
    ['a case twice', (actions) => { actions.By_primary_cause.cases.Risk.case = 'none'; }, /a case twice/],
    ['a key that is none', (actions) => { actions.Diagnose.inputs.url = 'x'; }, /additional properties/],
    ['a call without a retry policy', (actions) => { delete actions.Diagnose.inputs.retryPolicy; }, /retryPolicy/],
  ]) {
    await t.test(name, () => assert.match(broken(change), fault));
  }
});

test('expressions are evaluated as in Logic Apps', () => {
  const world = { body: () => ({ a: { b: [1] }, none: null }) };
  for (const [source, value] of [
    ["body('x')?['a']?['b']", [1]], ["body('x')?['none']?['b']", null], ["concat('it''s ', string(body('x')?['a']))", 'it\'s {"b":[1]}'],
    ["coalesce(null, body('x')?['none'], 'z')", 'z'], ["if(equals(1, 1), 'y', 'n')", 'y'], ["first(body('x')['a']['b'])", 1], ["json(base64ToString('eyJhIjoxfQ=='))", { a: 1 }],
  ]) assert.deepEqual(evaluate(parse(source), world), value, source);
  assert.throws(() => evaluate(parse("body('x')['none']['b']"), world), /no property/);
  assert.throws(() => evaluate(parse("body('x')['other']"), world), /does not exist/);
  assert.throws(() => evaluate(parse('guid()'), world), /not known/);
  assert.throws(() => parse("body('x'"), SyntaxError);
  assert.equal(resolve("@{body('x')?['a']?['b']} and @{'}'}", world), '[1] and }');
  assert.equal(resolve('@@name', world), '@name');
});

test('what it holds in copy is in step', () => {
  for (const [path, text] of Object.entries(copies())) assert.equal(readFileSync(inRepo(path), 'utf8'), text, `${path}: run npm run generate in scripts/examples`);
  for (const each of [definition, watch]) {
    const [{ action }] = actionsOf(each.actions).filter(({ name }) => name === 'Read_the_answer');
    assert.deepEqual(action.inputs.schema, answerSchema());
  }
});

test('every case of the switch is a category of the contract, and the default takes the rest', async () => {
  const categories = answerSchema().properties.primaryCause.enum;
  const cases = Object.values(definition.actions.By_primary_cause.cases).map((each) => each.case);
  assert.deepEqual(cases.filter((each) => !categories.includes(each)), []);
  assert.ok(cases.includes('none'));
  const answer = (await ask(program, { upn: stories.blocked })).body;
  for (const primaryCause of categories) {
    program.instead({ status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: { ...answer, primaryCause } });
    const { status, results } = await start({ upn: stories.blocked });
    assert.equal(status, 'Succeeded', primaryCause);
    assert.equal(results.By_primary_cause.chosen === 'default', !cases.includes(primaryCause), primaryCause);
  }
});

test('real answers go through Parse JSON and the switch', async (t) => {
  for (const [story, chosen, handling, card, ticket] of [
    ['healthy', 'Nothing_found', 'nobody', 0, 0],
    ['empty', 'Nothing_found', 'nobody', 0, 0],
    ['unknown', 'Nothing_found', 'nobody', 0, 0],
    ['blocked', 'Blocked_by_policy', 'policyOwners', 1, 0],
    ['unreadable', 'Blocked_by_policy', 'policyOwners', 1, 0],
    ['device', 'Policy_demands_more', 'policyOwners', 1, 0],
    ['locked', 'default', 'helpdesk', 0, 1],
    ['waiting', 'default', 'nobody', 0, 0],
    ['recovered', 'default', 'nobody', 0, 0],
    ['expired', 'Token_expired', 'nobody', 0, 0],
    ['frequency', 'Sign_in_frequency', 'nobody', 0, 0],
    ['guest', 'default', 'nobody', 0, 0],
  ]) {
    await t.test(story, async () => {
      const { status, results, response, asked, cards, tickets: opened } = await start({ upn: stories[story] });
      assert.equal(status, 'Succeeded', JSON.stringify(results, (key, value) => key === 'outputs' ? undefined : value));
      assert.equal(results.By_primary_cause.chosen, chosen);
      assert.deepEqual([response.statusCode, response.body.handling, cards.length, opened.length], [200, handling, card, ticket]);
      assert.equal(results.Problem.status, 'Skipped');
      for (const { method, url, headers } of asked) assert.deepEqual([method, url, headers.authorization], ['POST', '/api/diagnose', `Bearer identity-for-${audience}`]);
    });
  }
});

test('the card in Teams and the text of a ticket are the diagnosis', async () => {
  const blocked = await start({ upn: stories.blocked, app: 'Teams' });
  assert.equal(blocked.cards[0].type, 'message');
  assert.equal(blocked.cards[0].attachments[0].contentType, 'application/vnd.microsoft.card.adaptive');
  assert.equal(blocked.cards[0].attachments[0].content.type, 'AdaptiveCard');
  assert.ok(JSON.stringify(blocked.cards[0]).length < 28_000, 'a Teams webhook takes 28 KB');
  assert.equal(JSON.parse(blocked.asked[1].body).app, 'Teams');
  const [ticket] = (await start({ upn: stories.locked })).tickets;
  assert.match(ticket.title, /^ivan\.petrov@contoso\.example cannot sign in: /);
  assert.match(ticket.text, /CANNOT SIGN IN/);
  assert.deepEqual([ticket.priority, ticket.category], ['normal', 'account-locked']);
});

test('a risk is a ticket of high priority', async () => {
  const answer = (await ask(program, { upn: stories.locked })).body;
  program.instead({ status: 200, headers: { 'Content-Type': 'application/json' }, body: { ...answer, primaryCause: 'risk' } });
  const { response, tickets: [ticket] } = await start({ upn: stories.locked });
  assert.deepEqual([response.body.handling, ticket.priority, ticket.category], ['security', 'high', 'risk']);
});

test('an answer that lost a key is not passed on', async () => {
  const { gaps, ...answer } = (await ask(program, { upn: stories.healthy })).body;
  program.instead({ status: 200, headers: { 'Content-Type': 'application/json' }, body: answer });
  const { status, results } = await start({ upn: stories.healthy });
  assert.deepEqual([status, results.Read_the_answer.status], ['Failed', 'Failed']);
  assert.match(results.Read_the_answer.error, /gaps/);
});

test('a busy function is asked again, then the caller is told to wait', async () => {
  const busy = problem(503, 'busy', { 'Retry-After': '7' });
  program.instead(busy, busy);
  assert.deepEqual((({ status, response }) => [status, response.statusCode])(await start({ upn: stories.healthy })), ['Succeeded', 200]);
  program.instead(busy, busy, busy);
  const { status, response, asked } = await start({ upn: stories.healthy });
  assert.deepEqual([status, response.statusCode, response.headers['Retry-After'], response.body.code, asked.length], ['Failed', 503, '7', 'busy', 3]);
});

test('what waiting does not cure is not asked again, and the operators are told', async () => {
  for (const wrapsProblems of [true, false]) {
    program.instead(problem(424, 'graphPermissionMissing'));
    const { status, response, asked, tickets: opened } = await start({ upn: stories.healthy }, { wrapsProblems });
    assert.deepEqual([status, asked.length, response.statusCode, response.body], ['Failed', 1, 424, { code: 'graphPermissionMissing', detail: 'A detail.', nextStep: 'A next step.' }]);
    assert.deepEqual(opened, [{ title: 'The sign-in diagnosis is not set up: graphPermissionMissing', text: 'A detail. A next step.', priority: 'high', category: 'operations' }]);
  }
});

test('other failures have an answer, too', async (t) => {
  for (const [name, answer, statusCode, code] of [
    ['a wrong account', undefined, 400, 'invalidRequest'],
    ['an account that fits several', problem(409, 'accountAmbiguous'), 409, 'accountAmbiguous'],
    ['the platform refuses with a page', { status: 401, headers: { 'Content-Type': 'text/html' }, body: '<html>' }, 503, 'http401'],
    ['the platform refuses with nothing', { status: 403 }, 503, 'http403'],
    ['a page of another type', { status: 403, headers: { 'Content-Type': 'application/xhtml+xml' }, body: '<html>' }, 503, 'http403'],
  ]) {
    await t.test(name, async () => {
      if (answer) program.instead(answer);
      const { status, response, tickets: opened } = await start({ upn: answer ? stories.healthy : 'no-account' });
      assert.deepEqual([status, response?.statusCode, response?.body.code, opened.length], ['Failed', statusCode, code, 0]);
    });
  }
  await t.test('nobody answers', async () => {
    const { status, response } = await start({ upn: stories.healthy }, { parameters: { diagnosisUrl: 'http://127.0.0.1:9/api/diagnose' } });
    assert.deepEqual([status, response.statusCode, response.body.code, response.headers['Retry-After']], ['Failed', 503, 'http0', '60']);
  });
});

test('the trigger takes the fields of a question and no others', async () => {
  for (const trigger of [{}, { upn: 1 }, { upn: 'a@b.c', detail: 'full' }, { upn: 'a@b.c', format: 'html' }]) {
    const { status, asked } = await start(trigger);
    assert.deepEqual([status, asked.length], ['Refused', 0]);
  }
});

test('what names a person or holds an answer is kept out of the run history', () => {
  for (const { name, action } of [definition, watch].flatMap((each) => actionsOf(each.actions))) {
    const inputs = JSON.stringify(action.inputs ?? {});
    if (action.type === 'SetVariable' || action.type === 'InitializeVariable' || !/triggerBody|items\(|body\('(Diagnose|Diagnosis_as_\w+|Read_the_answer)'\)/.test(inputs)) continue;
    assert.ok(action.runtimeConfiguration?.secureData.properties.includes('inputs'), name);
  }
});

test('the watch posts the cards of those who cannot sign in, and goes on after an account without an answer', async () => {
  const accounts = [stories.healthy, stories.blocked, 'no-account', stories.unknown, stories.locked];
  const { status, results, cards, asked } = await start(undefined, { parameters: { accounts } }, watch);
  assert.deepEqual(results.Each_account.ends, ['Succeeded', 'Succeeded', 'Failed', 'Succeeded', 'Succeeded']);
  assert.equal(status, 'Failed', 'the run says that somebody was not looked at');
  assert.deepEqual(cards.map((card) => /(dora\.lind|ivan\.petrov)@/.exec(JSON.stringify(card))?.[1]), ['dora.lind', 'ivan.petrov']);
  assert.ok(asked.every(({ method, url }) => method === 'POST' && url === '/api/diagnose'));
});

test('every case of the watch is a verdict of the contract', () => {
  const verdicts = answerSchema().properties.verdict.enum;
  const [{ action }] = actionsOf(watch.actions).filter(({ name }) => name === 'By_verdict');
  assert.deepEqual(Object.values(action.cases).map((each) => each.case).filter((each) => !verdicts.includes(each)), []);
});

test('the parameters of the template are those of the workflows', () => {
  const bicep = readFileSync(inRepo('examples/logic-app/main.bicep'), 'utf8');
  const declared = [...bicep.matchAll(/^param (\w+)/gm)].map(([, name]) => name);
  for (const name of new Set([definition, watch].flatMap((each) => Object.keys(each.parameters)))) assert.ok(declared.includes(name), name);
  for (const name of Object.keys(readJSON('examples/logic-app/parameters.json').parameters)) assert.ok(declared.includes(name), name);
});
