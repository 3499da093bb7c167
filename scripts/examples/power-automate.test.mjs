import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readJSON, startProgram, stories } from './harness.mjs';
import { inRepo } from '../program.mjs';

const file = 'examples/power-automate/apiDefinition.swagger.json';
const api = readJSON(file);
const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })));
let program;

before(async () => { program = await startProgram(); });
after(async () => { await program?.stop(); });

test('the definition is equal to the project’s', () => {
  assert.deepEqual(api, readJSON('docs/swagger2.json'));
});

test('it is what custom connectors take', () => {
  assert.equal(api.swagger, '2.0');
  assert.ok(statSync(inRepo(file)).size < 1_000_000);
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { operationId, summary, description, responses, parameters = [] } of operations) {
    assert.match(operationId, /^[A-Z][A-Za-z]+$/);
    assert.ok(summary && description && !/[^\w)]$/.test(summary), operationId);
    for (const [status, { schema }] of Object.entries(responses)) assert.ok(schema, `${operationId} ${status} has no schema`);
    for (const each of parameters.filter((parameter) => parameter.in !== 'body')) assert.ok(each['x-ms-summary'], `${operationId} ${each.name}`);
  }
});

test('no address holds an account or what a user saw', () => {
  for (const { path, method, parameters = [] } of operations) {
    const named = parameters.filter((parameter) => parameter.in !== 'body').map(({ name }) => name);
    assert.deepEqual(named.filter((name) => ['upn', 'error', 'app', 'correlationId', 'requestId'].includes(name)), [], `${method} ${path}`);
    if (method === 'get') assert.equal(parameters.filter((parameter) => parameter.in === 'body').length, 0);
  }
});

test('the connector signs in for the scope and the audience that the definition names', () => {
  const { oAuthSettings: { identityProvider, properties, customParameters } } = readJSON('examples/power-automate/apiProperties.json').properties.connectionParameters.token;
  const [[scope]] = Object.values(api.securityDefinitions).map(({ scopes }) => Object.keys(scopes));
  assert.equal(identityProvider, 'aad');
  assert.equal(scope, `${properties.AzureActiveDirectoryResourceId}/user_impersonation`);
  assert.equal(customParameters.resourceUri.value, properties.AzureActiveDirectoryResourceId);
});

test('the answers of each operation fit what it declares', async (t) => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: 'api', definitions: nullable(api.definitions) });
  const fits = (schema, answer) => assert.ok(ajv.validate(JSON.parse(JSON.stringify(nullable(schema)).replaceAll('"#/', '"api#/')), answer), ajv.errorsText());
  for (const [path, body, status] of [
    ['/api/diagnose', { upn: stories.blocked, detail: 'full' }, 200], ['/api/diagnose', { upn: stories.unknown }, 200], ['/api/diagnose', { upn: 'no-account' }, 400],
    ['/api/diagnose/explain', { error: 'AADSTS53003' }, 200], ['/api/diagnose/explain', {}, 400], ['/api/diagnose/check', undefined, 200],
  ]) {
    await t.test(`${path} ${JSON.stringify(body)} ${status}`, async () => {
      const method = body ? 'post' : 'get';
      const answer = await fetch(new URL(path, program.api), { method, body: body && JSON.stringify(body), headers: body && { 'Content-Type': 'application/json' } });
      assert.equal(answer.status, status);
      fits(api.paths[path][method].responses[status].schema, await answer.json());
    });
  }
});

// Swagger 2.0 has no null; x-nullable says where one may stand.
function nullable(schema) {
  if (Array.isArray(schema)) return schema.map(nullable);
  if (!schema || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, nullable(value)]));
  return schema['x-nullable'] === true ? { anyOf: [copy, { type: 'null' }] } : copy;
}
