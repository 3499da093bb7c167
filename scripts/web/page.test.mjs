// Pages and the form, in a real browser.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { moduleText, startBrowser, startHandler, stories, worstCase } from './harness.mjs';

const axe = moduleText('axe-core');
let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

// A page that is a problem has that status, and the browser says so in the console.
const ownStatus = /^Failed to load resource: the server responded with a status of 400/;

// visit opens a page and keeps what the browser complains of and what it asks for.
async function visit(t, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.complaints = [];
  page.requests = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type()) && !ownStatus.test(m.text())) page.complaints.push(m.text()); });
  page.on('pageerror', (e) => page.complaints.push(e.message));
  page.on('request', (r) => page.requests.push(r.url()));
  return page;
}

const address = (url) => url.split(/[?#]/)[0];

// wantGoodPage wants what every page must be: accessible, quiet, whole in itself, no wider than the screen.
async function wantGoodPage(page) {
  assert.deepEqual(page.complaints, []);
  assert.ok(page.requests.every((url) => address(url) === address(page.url())), `it asks for ${page.requests}`);
  const findings = await violations(page);
  assert.deepEqual(findings, []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, 'the page scrolls sideways');
}

// The page's own policy keeps axe from being added as a script; the debugger may evaluate it.
async function violations(page) {
  await page.evaluate(`${axe}; undefined`);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(' ')}`);
}

const readers = {
  'English, light, wide': { lang: 'en', options: { colorScheme: 'light' } },
  'Korean, dark, on a phone': { lang: 'ko', options: { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'ko-KR' } },
};

for (const [name, upn] of Object.entries(stories)) {
  for (const [reader, { lang, options }] of Object.entries(readers)) {
    test(`the page of “${name}”: ${reader}`, async (t) => {
      const handler = await startHandler(t);
      const page = await visit(t, options);
      await page.goto(`${handler.api}?lang=${lang}&upn=${upn}`);
      await wantGoodPage(page);
      for (const details of await page.locator('details').all()) await details.evaluate((d) => { d.open = true; });
      assert.deepEqual(await violations(page), [], 'with everything open');
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.ok(await page.locator('svg.timeline use').count() > 0, 'nothing is drawn');
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = false; }));
      const open = await page.evaluate(() => [...document.querySelectorAll('details:not(.rows)')].map((d) => getComputedStyle(d, '::details-content').contentVisibility));
      assert.deepEqual([...new Set(open)], ['visible'], 'what is folded is not printed');
    });
  }
}

for (const [reader, { options }] of Object.entries(readers)) {
  test(`the page of troubles: ${reader}`, async (t) => {
    const handler = await startHandler(t);
    const page = await visit(t, options);
    await page.goto(`${handler.api}/troubleshooting#graphthrottled`);
    await wantGoodPage(page);
    assert.ok(await page.locator('h3#graphthrottled').isVisible());
  });
}

for (const [reader, { lang, options }] of Object.entries(readers)) {
  test(`the form: ${reader}`, async (t) => {
    const handler = await startHandler(t);
    const page = await visit(t, options);
    await page.goto(`${handler.api}?lang=${lang}`);
    await wantGoodPage(page);
    await page.locator('#upn').fill('kim');
    await page.locator('#error').fill('“><script>alert(1)</script>');
    await page.locator('#ask button').click();
    await page.getByText('invalidRequest').waitFor();
    await wantGoodPage(page);
    assert.equal(await page.locator('#upn').inputValue(), 'kim');
    assert.equal(await page.locator('#error').inputValue(), '“><script>alert(1)</script>');
    assert.doesNotMatch(page.url(), /kim/);
  });
}

test('a newcomer chooses a story and reads its diagnosis, without script and by keyboard alone', async (t) => {
  const handler = await startHandler(t);
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(`${handler.api}?lang=en`);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Skip to the answer');
  const story = page.getByRole('button', { name: stories.blocked, includeHidden: true });
  if (!await story.isVisible()) await page.getByText('More stories').press('Enter');
  await story.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Cannot sign in' }).waitFor();
  assert.doesNotMatch(page.url(), /dora/, 'the account stands in the address');
  assert.equal(await page.locator('#copy').isVisible(), false, 'a button that does nothing');
});

test('the time of the form is the reader’s with script and UTC without', async (t) => {
  const handler = await startHandler(t);
  const yesterday = new Date(Date.now() - 20 * 3600e3).toISOString().slice(0, 11);
  for (const [javaScriptEnabled, zone, sent] of [[true, 'Asia/Seoul', `${yesterday}00:30:00Z`], [false, 'UTC', `${yesterday}09:30`]]) {
    const page = await visit(t, { javaScriptEnabled, timezoneId: 'Asia/Seoul' });
    await page.goto(`${handler.api}?lang=en`);
    assert.equal(await page.locator('#zone').innerText(), zone);
    await page.locator('#upn').fill(stories.healthy);
    await page.locator('#at').fill(`${yesterday}09:30`);
    const [request] = await Promise.all([page.waitForRequest((r) => r.method() === 'POST'), page.locator('#ask button').click()]);
    assert.equal(new URLSearchParams(request.postData()).get('at'), sent);
    assert.equal((await request.allHeaders()).origin, handler.url, 'the platform in front could not tell whose form it is');
    await page.getByRole('heading', { name: 'Nothing wrong found' }).waitFor();
  }
});

test('the text for a ticket is copied', async (t) => {
  const handler = await startHandler(t);
  const page = await visit(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${handler.api}?lang=en&upn=${stories.blocked}`);
  await page.getByRole('button', { name: 'Copy for a ticket' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Practice data.*\n\nCANNOT SIGN IN {2}dora\.lind@contoso\.example\n/);
  assert.match(copied, /What to do/);
});

test('nothing runs in a page but its own script', async (t) => {
  const handler = await startHandler(t);
  const page = await visit(t);
  await page.goto(`${handler.api}?lang=en&upn=${stories.healthy}`);
  const tried = await page.evaluate(async () => {
    const refused = [];
    document.addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective));
    const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
    add('script', { textContent: 'window.broken = "inline"' });
    add('script', { src: '/evil.js' });
    add('img', { src: '/evil.png', onerror: null });
    add('iframe', { src: 'https://evil.example' });
    add('style', { textContent: 'body{display:none}' });
    add('div', { innerHTML: '<b onclick="window.broken = 1" style="color:red">x</b>' });
    document.querySelector('b').click();
    await fetch('/evil').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { refused: [...new Set(refused)].sort(), broken: window.broken ?? null, hidden: getComputedStyle(document.body).display };
  });
  assert.deepEqual(tried, {
    refused: ['connect-src', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem'], broken: null, hidden: 'block',
  });
  assert.doesNotMatch(handler.log(), /"status":404/, 'a request went out');
});

// elsewhere serves a page of another site.
async function elsewhere(t, html, headers = {}) {
  const server = createServer((_, response) => { response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }); response.end(html); });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { url: `http://127.0.0.1:${server.address().port}/` };
}

test('the page of another site can neither ask in a reader’s name nor frame a page', async (t) => {
  const handler = await startHandler(t);
  const site = await elsewhere(t, `<form method="post" action="${handler.api}"><input name="upn" value="${stories.blocked}"><button>go</button></form><iframe src="${handler.api}?lang=en"></iframe>`);
  const page = await visit(t);
  await page.goto(site.url);
  assert.equal(await page.frames()[1].locator('#upn').count(), 0, 'the form is framed');
  await page.getByRole('button').click();
  await page.getByText('The form was sent by the page of another site.').waitFor();
  assert.match(handler.log(), /"status":403/);
});

for (const lang of ['en', 'ko']) {
  test(`the page of 5,000 attempts draws and is quiet, in ${lang}`, async (t) => {
    const site = await elsewhere(t, worstCase(`page.${lang}.html`), JSON.parse(worstCase('headers.json')));
    const page = await visit(t);
    await page.goto(site.url);
    const loaded = await page.evaluate(() => performance.getEntriesByType('navigation')[0].toJSON());
    t.diagnostic(`${lang}: ${Math.round(loaded.decodedBodySize / 1024)} KiB, drawn ${Math.round(loaded.loadEventEnd - loaded.responseEnd)} ms after it arrived`);
    assert.equal(await page.locator('svg.timeline use').count(), 500);
    assert.ok(loaded.decodedBodySize < 1e6);
    await wantGoodPage(page);
  });
}
