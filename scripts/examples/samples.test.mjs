// What holds for all samples.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { workflows } from './generate.mjs';
import { readJSON } from './harness.mjs';
import { inRepo } from '../program.mjs';
import { actionsOf } from './workflow.mjs';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'examples', 'scripts/examples'], { cwd: inRepo(''), encoding: 'utf8' })
  .trim().split('\n').filter((path) => existsSync(inRepo(path)) && !path.endsWith('.png'));
const textOf = (path) => readFileSync(inRepo(path), 'utf8');
const samples = files.filter((path) => path.startsWith('examples/') && !path.endsWith('package-lock.json'));

test('no sample asks by GET: the account would stand in other people’s logs', () => {
  for (const path of workflows) {
    for (const { name, action } of actionsOf(readJSON(path).actions).filter(({ action }) => action.type === 'Http')) assert.equal(action.inputs.method, 'POST', `${path} ${name}`);
  }
  for (const path of samples) {
    assert.doesNotMatch(textOf(path), /[?&](upn|account)=|api\/diagnose\?/i, path);
    if (/\.(mjs|ps1|sh)$/.test(path)) assert.doesNotMatch(textOf(path), /method: *'GET'|-Method +Get|Method *= *'Get'|--get\b|curl [^\n]*-G\b/i, path);
  }
});

test('no sample holds a secret or somebody’s tenant', () => {
  for (const path of samples.filter((each) => !each.endsWith('swagger.json'))) {
    assert.doesNotMatch(textOf(path), /(?<![\w.-])(?!your-)[\w-]+\.(onmicrosoft\.com|azurewebsites\.net)|sig=[\w%]{8}|eyJ[\w-]{20}/i, path);
  }
});

test('every sample has its line in the table, and every link leads somewhere', () => {
  const table = textOf('examples/README.md');
  for (const folder of new Set(samples.filter((path) => path.split('/').length > 2).map((path) => path.split('/')[1]))) assert.match(table, new RegExp(`\\]\\(${folder}/?\\)`), folder);
  for (const path of samples.filter((each) => each.endsWith('.md'))) {
    for (const [, link] of textOf(path).matchAll(/\]\((?!https?:)([^)#]+)/g)) assert.ok(existsSync(new URL(link, `file://${inRepo(path)}`)), `${path}: ${link}`);
  }
});

test('lock files pin packages and name no registry', () => {
  const locks = files.filter((path) => path.endsWith('package-lock.json'));
  assert.equal(locks.length, 2);
  for (const path of locks) {
    assert.doesNotMatch(textOf(path), /"resolved"|https?:\/\/registry/, path);
    for (const [name, { integrity }] of Object.entries(readJSON(path).packages)) assert.ok(name === '' || integrity, `${path} ${name}`);
  }
});
