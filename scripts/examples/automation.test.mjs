import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { problem, startProgram, stories } from './harness.mjs';
import { inRepo } from '../program.mjs';

const bash = inRepo('examples/automation/diagnose.sh');
const powershell = inRepo('examples/automation/Get-SignInDiagnosis.ps1');
let program, folder;

before(async () => {
  program = await startProgram();
  folder = mkdtempSync(join(tmpdir(), 'diagnose-'));
  // These stand before the system's own: one counts the seconds instead of sleeping, one is the Azure CLI.
  shim('sleep', 'echo "$1" >>"$SLEPT"');
  shim('az', 'echo "az $*" >>"$CALLED"; echo token.of.az');
});
after(async () => { rmSync(folder, { recursive: true }); await program?.stop(); });

function shim(name, line) {
  writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(folder, name), 0o755);
}

function listOf(text) {
  writeFileSync(join(folder, 'accounts.txt'), text);
  return join(folder, 'accounts.txt');
}

const linesOf = (name) => { try { return readFileSync(join(folder, name), 'utf8').trim().split('\n'); } catch { return []; } };

// run runs a script and gives what it printed, its exit code, what it asked and how long it slept.
async function run(args, env = {}, [command, ...first] = ['bash', bash]) {
  for (const name of ['slept', 'called']) rmSync(join(folder, name), { force: true });
  const before = program.asked.length;
  const child = spawn(command, [...first, ...args], {
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, LC_ALL: 'C.UTF-8', SLEPT: join(folder, 'slept'), CALLED: join(folder, 'called'), DIAGNOSIS_URL: program.api, DIAGNOSIS_TOKEN: 'a.b.c', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '', err = '';
  child.stdout.on('data', (text) => { out += text; });
  child.stderr.on('data', (text) => { err += text; });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out, err, asked: program.asked.slice(before), slept: linesOf('slept').map(Number), called: linesOf('called') };
}

test('one account: text for a person, by POST', async () => {
  const { code, out, err, asked } = await run([stories.blocked]);
  assert.equal(code, 0, err);
  assert.match(out, /CANNOT SIGN IN +dora\.lind@contoso\.example/);
  assert.deepEqual(asked.map(({ method, url, headers }) => [method, url, headers.authorization]), [['POST', '/api/diagnose', 'Bearer a.b.c']]);
  assert.deepEqual(JSON.parse(asked[0].body), { upn: stories.blocked, format: 'text' });
});

test('one account: JSON', async () => {
  const { code, out } = await run(['--json', stories.guest]);
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).account.userPrincipalName, stories.guest);
});

test('the token is asked of the Azure CLI for the audience', async () => {
  const { code, asked, called } = await run([stories.healthy], { DIAGNOSIS_TOKEN: '', DIAGNOSIS_AUDIENCE: 'api://app' });
  assert.equal(code, 0);
  assert.equal(asked[0].headers.authorization, 'Bearer token.of.az');
  assert.match(called[0], /get-access-token --resource api:\/\/app /);
});

test('a list: one line each, remarks and empty lines left out, guests kept', async () => {
  const list = listOf(`\ufeff# people\r\n${stories.healthy}\r\n\r\n  ${stories.blocked}  \n${stories.guest}\n${stories.unknown}\n${stories.empty}`);
  const { code, out, err } = await run(['--file', list]);
  assert.equal(code, 0, err);
  assert.deepEqual(out.trim().split('\n').map((line) => line.split('\t').slice(0, 3)), [
    [stories.healthy, 'healthy', 'none'], [stories.blocked, 'failing', 'ca-block'], [stories.guest, 'waitingOnUser', 'mfa-registration'],
    [stories.unknown, 'accountNotFound', 'none'], [stories.empty, 'noSignIns', 'none'],
  ]);
  const json = await run(['--json', '--file', list]);
  assert.deepEqual(json.out.trim().split('\n').map((line) => JSON.parse(line).verdict), ['healthy', 'failing', 'waitingOnUser', 'accountNotFound', 'noSignIns']);
});

test('it waits as long as Retry-After says, and asks again', async () => {
  program.instead(problem(503, 'graphThrottled', { 'Retry-After': '7' }), problem(503, 'busy', { 'Retry-After': '08' }), problem(503, 'busy', { 'Retry-After': '999' }));
  const { code, slept, asked } = await run([stories.healthy]);
  assert.equal(code, 0);
  assert.deepEqual(slept, [7, 8, 120]);
  assert.equal(asked.length, 4);
});

test('without Retry-After it waits a little longer each time, and gives up with 4', async () => {
  program.instead(...Array(5).fill(problem(504, 'graphTimeout', { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' })));
  const { code, slept, err } = await run([stories.healthy]);
  assert.equal(code, 4);
  assert.deepEqual(slept, [5, 10, 15, 20]);
  assert.match(err, /HTTP 504.*A detail\. A next step\./);
});

test('exit codes', async (t) => {
  for (const [name, answer, expected, words] of [
    ['a permission is missing', problem(424, 'graphPermissionMissing'), 3, /A next step/],
    ['the role is missing', problem(403, 'forbidden'), 3, /HTTP 403/],
    ['the platform refuses', { status: 401, body: '<html>' }, 3, /HTTP 401/],
    ['an account that fits several', problem(409, 'accountAmbiguous'), 2, /HTTP 409/],
    ['an internal error', problem(500, 'internal'), 1, /HTTP 500/],
  ]) {
    await t.test(name, async () => {
      program.instead(answer);
      const { code, err, slept, out } = await run([stories.healthy]);
      assert.deepEqual([code, slept, out], [expected, [], '']);
      assert.match(err, words);
    });
  }
  await t.test('an account that is none', async () => {
    const { code, err } = await run(['no-account']);
    assert.equal(code, 2);
    assert.match(err, /HTTP 400.*upn/);
  });
  await t.test('a list goes on, and ends with the highest', async () => {
    program.instead(problem(403, 'forbidden'));
    const { code, out, err } = await run(['--file', listOf(`${stories.locked}\nno-account\n${stories.healthy}\n`)]);
    assert.equal(code, 3);
    assert.equal(out.split('\t')[1], 'healthy');
    assert.match(err, /HTTP 403[^]*HTTP 400/);
  });
});

test('wrong arguments and settings are told, and nothing is asked', async (t) => {
  for (const [name, args, env, words] of [
    ['no account', [], {}, /diagnose\.sh name@/], ['two accounts', ['a@b.c', 'd@e.f'], {}, /--file/], ['a flag that is none', ['--upn', 'a@b.c'], {}, /--json/],
    ['no file', ['--file', join('/', 'no', 'such')], {}, /cannot be read/], ['no address', ['a@b.c'], { DIAGNOSIS_URL: '' }, /DIAGNOSIS_URL/],
    ['plain http', ['a@b.c'], { DIAGNOSIS_URL: 'http://app.azurewebsites.net/api/diagnose' }, /https/],
    ['no audience', ['a@b.c'], { DIAGNOSIS_TOKEN: '' }, /DIAGNOSIS_AUDIENCE/], ['a token that is none', ['a@b.c'], { DIAGNOSIS_TOKEN: 'x"\nurl = "http://127.0.0.1:9/' }, /DIAGNOSIS_TOKEN/],
  ]) {
    await t.test(name, async () => {
      const { code, err, asked } = await run(args, env);
      assert.deepEqual([code, asked.length], [2, 0]);
      assert.match(err, words);
    });
  }
});

test('an account is data, whatever it looks like', async () => {
  const { asked } = await run(['"; $(touch pwned) `id` \\ @x']);
  assert.equal(JSON.parse(asked[0].body).upn, '"; $(touch pwned) `id` \\ @x');
});

test('shellcheck finds nothing', () => {
  const checked = spawnSync('shellcheck', [bash], { encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout || String(checked.error));
});

test('the PowerShell script parses', async () => {
  const require = createRequire(import.meta.url);
  const { Parser, Language } = await import('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  const errorsIn = (text) => parser.parse(text).rootNode.descendantsOfType(['ERROR']).map((node) => `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
  assert.deepEqual(errorsIn(readFileSync(powershell, 'utf8')), []);
  assert.notDeepEqual(errorsIn(`${readFileSync(powershell, 'utf8')}\nif (`), [], 'the parser sees a mistake');
});

const pwsh = spawnSync('pwsh', ['-NoLogo', '-NoProfile', '-Command', 'exit 0']).status === 0;

test('the PowerShell script runs', { skip: !pwsh && 'pwsh is not installed: the script is parsed only' }, async () => {
  const ask = ['pwsh', '-NoLogo', '-NoProfile', '-Command'];
  const call = (args) => run([`$token = ConvertTo-SecureString a.b.c -AsPlainText -Force; ${args}; exit $LASTEXITCODE`], {}, ask);
  const one = await call(`& '${powershell}' '${stories.blocked}' -Token $token | ForEach-Object primaryCause`);
  assert.deepEqual([one.code, one.out.trim(), one.asked[0].method], [0, 'ca-block', 'POST'], one.err);
  program.instead(problem(503, 'busy', { 'Retry-After': '1' }));
  const list = await call(`& '${powershell}' -File '${listOf(`# people\n${stories.healthy}\nno-account\n`)}' -Token $token | ForEach-Object verdict`);
  assert.deepEqual([list.code, list.out.trim()], [2, 'healthy'], list.err);
});
