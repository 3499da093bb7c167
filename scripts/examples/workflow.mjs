// A workflow definition checked, and run: the calls are real, the expressions are evaluated, the
// branches are taken as Logic Apps takes them. Only the waiting between retries is left out.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readJSON } from './harness.mjs';
import { callsIn, resolve } from './wdl.mjs';

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const isDefinition = ajv.compile(readJSON('scripts/examples/workflow.schema.json'));

// The scopes of an action: the groups of actions that stand in it.
const scopesOf = (action) => [action.actions, action.else?.actions, action.default?.actions, ...Object.values(action.cases ?? {}).map((each) => each.actions)].filter(Boolean);

// actionsOf lists all actions of a scope with those inside of them: { name, action, scope, within }.
export function actionsOf(scope, within = []) {
  return Object.entries(scope).flatMap(([name, action]) => [
    { name, action, scope, within }, ...scopesOf(action).flatMap((inner) => actionsOf(inner, [...within, name])),
  ]);
}

// faultsOf lists what Logic Apps would refuse when the definition is saved, as far as it is known here.
export function faultsOf(definition) {
  if (!isDefinition(definition)) return isDefinition.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  const all = actionsOf(definition.actions);
  return [...faultsOfNames(all), ...all.flatMap((each) => [...faultsOfOrder(each), ...faultsOfCalls(each, all, definition), ...faultsOfKind(each)])];
}

function faultsOfNames(all) {
  const names = all.map(({ name }) => name.toLowerCase());
  return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands twice`);
}

function faultsOfOrder({ name, action, scope }) {
  const missing = Object.keys(action.runAfter).filter((before) => !(before in scope));
  const faults = missing.map((before) => `${name} runs after ${before}, which is not beside it`);
  return missing.length === 0 && ancestors(name, scope).has(name) ? [`${name} runs after itself`] : faults;
}

function ancestors(name, scope, found = new Set()) {
  for (const before of Object.keys(scope[name]?.runAfter ?? {})) {
    if (!found.has(before)) ancestors(before, scope, found.add(before));
  }
  return found;
}

// What an action may refer to: what surely ended before it, or before one of the actions around it.
function reachable({ name, scope, within }, all) {
  const found = ancestors(name, scope);
  for (const outer of within) for (const before of ancestors(outer, all.find((each) => each.name === outer).scope)) found.add(before);
  const inside = all.filter((each) => each.within.some((outer) => found.has(outer))).map((each) => each.name);
  return new Set([...found, ...inside]);
}

function faultsOfCalls(each, all, definition) {
  const { name, action } = each;
  const { actions, cases, default: other, else: otherwise, ...own } = action;
  const known = { body: reachable(each, all), outputs: reachable(each, all), items: new Set(each.within), parameters: new Set(Object.keys(definition.parameters ?? {})), variables: variablesOf(all) };
  try {
    return callsIn(own).filter((call) => known[call.name] && !known[call.name].has(call.argument)).map((call) => `${name}: ${call.name}('${call.argument}') is not there yet or not at all`);
  } catch (error) {
    return [`${name}: ${error.message}`];
  }
}

const variablesOf = (all) => new Set(all.filter(({ action }) => action.type === 'InitializeVariable').map(({ action }) => action.inputs.variables[0].name));

function faultsOfKind({ name, action, within }) {
  if (action.type === 'InitializeVariable' && within.length) return [`${name}: variables are made at the top only`];
  if (action.type !== 'Switch') return [];
  const values = Object.values(action.cases).map((each) => each.case);
  return values.length === new Set(values).size ? [] : [`${name} has a case twice`];
}

const terminal = { Succeeded: true, Failed: true, Skipped: true, TimedOut: true };

// run runs a workflow once and gives { status, results, response }.
export async function run(definition, { trigger, parameters, wrapsProblems = true }) {
  const schema = Object.values(definition.triggers)[0].inputs?.schema;
  if (schema && !ajv.validate(schema, trigger)) return { status: 'Refused', results: {}, errors: ajv.errorsText() };
  const state = { results: {}, variables: {}, items: {}, parameters, trigger, wrapsProblems };
  const end = await runScope(definition.actions, state).catch((error) => { if (error instanceof Terminated) return error.runStatus; throw error; });
  return { status: end, results: state.results, response: state.response };
}

class Terminated extends Error {
  constructor(runStatus) { super(runStatus); this.runStatus = runStatus; }
}

const worldOf = (state) => ({
  triggerBody: () => state.trigger,
  body: (name) => state.results[name]?.outputs?.body ?? null,
  outputs: (name) => state.results[name]?.outputs ?? null,
  parameters: (name) => state.parameters[name],
  variables: (name) => state.variables[name],
  items: (name) => state.items[name],
});

async function runScope(scope, state) {
  const waiting = new Map(Object.entries(scope));
  while (waiting.size) {
    const ready = [...waiting].filter(([, action]) => Object.keys(action.runAfter).every((before) => terminal[state.results[before]?.status] && !waiting.has(before)));
    for (const [name, action] of ready) {
      const wanted = Object.entries(action.runAfter).every(([before, statuses]) => statuses.includes(state.results[before].status));
      state.results[name] = wanted ? await runAction(name, action, state) : { status: 'Skipped' };
      waiting.delete(name);
    }
  }
  return Object.keys(scope).filter((name) => isLast(name, scope)).some((name) => failed(name, scope, state)) ? 'Failed' : 'Succeeded';
}

const isLast = (name, scope) => !Object.values(scope).some((action) => name in action.runAfter);

// A skipped action failed if one before it did.
function failed(name, scope, { results }) {
  const { status } = results[name];
  return status === 'Skipped' ? Object.keys(scope[name].runAfter).some((before) => failed(before, scope, { results })) : status !== 'Succeeded';
}

async function runAction(name, action, state) {
  try {
    return { status: 'Succeeded', ...await kinds[action.type](action, state, name) };
  } catch (error) {
    if (error instanceof Terminated) throw error;
    return { status: 'Failed', error: error.message };
  }
}

const kinds = {
  InitializeVariable: ({ inputs }, state) => { const [{ name, value }] = inputs.variables; state.variables[name] = resolve(value, worldOf(state)); },
  SetVariable: ({ inputs }, state) => { state.variables[inputs.name] = resolve(inputs.value, worldOf(state)); },
  Compose: ({ inputs }, state) => ({ outputs: resolve(inputs, worldOf(state)) }),
  ParseJson: ({ inputs }, state) => {
    const body = resolve(inputs.content, worldOf(state));
    if (!ajv.validate(inputs.schema, body)) throw new Error(`the schema does not hold: ${ajv.errorsText()}`);
    return { outputs: { body } };
  },
  Switch: async ({ expression, cases, default: other }, state) => {
    const value = resolve(expression, worldOf(state));
    const found = Object.entries(cases).find(([, each]) => each.case === value);
    return { chosen: found?.[0] ?? 'default', status: await runScope(found ? found[1].actions : other.actions, state) };
  },
  If: async ({ expression, actions, else: other }, state) => {
    const [[operator, operands]] = Object.entries(expression);
    if (operator !== 'equals') throw new Error(`the condition ${operator} is not known here`);
    const [a, b] = resolve(operands, worldOf(state));
    return { chosen: String(a === b), status: await runScope(a === b ? actions : other?.actions ?? {}, state) };
  },
  Foreach: async ({ foreach, actions }, state, name) => {
    const ends = [];
    for (const item of resolve(foreach, worldOf(state))) {
      state.items[name] = item;
      ends.push(await runScope(actions, state));
    }
    return { ends, status: ends.includes('Failed') ? 'Failed' : 'Succeeded' };
  },
  Response: ({ inputs }, state) => {
    if (state.response) throw new Error('a second response');
    state.response = resolve(inputs, worldOf(state));
  },
  Terminate: ({ inputs }) => { throw new Terminated(inputs.runStatus); },
  Http: async ({ inputs }, state) => {
    const request = resolve(inputs, worldOf(state));
    const tries = 1 + (inputs.retryPolicy.count ?? 0);
    for (let turn = 1; ; turn++) {
      const outputs = await call(request, state.wrapsProblems);
      if (outputs.statusCode < 400) return { outputs };
      const again = outputs.statusCode === 408 || outputs.statusCode === 429 || outputs.statusCode >= 500;
      if (!again || turn === tries) return { status: 'Failed', outputs };
    }
  },
};

async function call({ method, uri, headers = {}, body, authentication }, wrapsProblems) {
  const answer = await fetch(uri, {
    method, body: body === undefined ? undefined : JSON.stringify(body), redirect: 'manual',
    headers: { ...headers, ...(authentication && { Authorization: `Bearer identity-for-${authentication.audience}` }) },
  });
  const type = answer.headers.get('Content-Type') ?? '';
  const title = (name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return { statusCode: answer.status, headers: Object.fromEntries([...answer.headers].map(([name, value]) => [title(name), value])), body: decode(type, await answer.text(), wrapsProblems) };
}

// decode gives a body as Logic Apps does: JSON as JSON, text as text, all else wrapped. Whether
// application/problem+json counts as JSON there was not tried, so both are checked.
function decode(type, text, wrapsProblems) {
  if (/^application\/json\b/i.test(type) || (!wrapsProblems && /\+json\b/i.test(type))) return JSON.parse(text);
  if (/^text\//i.test(type)) return text;
  return text ? { '$content-type': type, '$content': Buffer.from(text).toString('base64') } : null;
}
