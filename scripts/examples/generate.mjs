// Writes what the samples hold in copy: the schema of the answer into the workflows' Parse JSON, and
// the API's Swagger file into the connector's folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { readJSON } from './harness.mjs';
import { inRepo } from '../program.mjs';

// answerSchema is the schema of a Diagnosis without those of the other documents, which Parse JSON does not need.
export function answerSchema() {
  const { definitions, ...schema } = readJSON('docs/diagnosis.schema.json');
  if (JSON.stringify(schema).includes('"$ref"')) throw new Error('the schema of a Diagnosis refers to its definitions: keep them');
  return schema;
}

export const workflows = ['examples/logic-app/workflow.json', 'examples/logic-app/watch.workflow.json'];
const marker = /^( *"inputs": \{ "content": "@body\('Diagnose'\)", "schema": ).*( \},)$/m;

function withSchema(path) {
  const before = readFileSync(inRepo(path), 'utf8');
  if (!marker.test(before)) throw new Error(`${path} has no line with the schema of Parse JSON`);
  return before.replace(marker, (_line, head, tail) => head + JSON.stringify(answerSchema()) + tail);
}

// copies gives the files as they should be.
export const copies = () => ({
  ...Object.fromEntries(workflows.map((path) => [path, withSchema(path)])),
  'examples/power-automate/apiDefinition.swagger.json': readFileSync(inRepo('docs/swagger2.json'), 'utf8'),
});

if (process.argv[1] === inRepo('scripts/examples/generate.mjs')) {
  for (const [path, text] of Object.entries(copies())) writeFileSync(inRepo(path), text);
}
