// Cards, read and drawn by the program that Microsoft's own clients are built on.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { askCard, startBrowser, startHandler, stories, worstCase } from './harness.mjs';
import { openCard } from './cards.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

// ours are the links of a drawn card; foreign text must make none.
const links = (page) => page.evaluate(() => [...document.querySelectorAll('#card a, #card img, #card script, #card iframe')].map((e) => e.outerHTML));
const shown = (page) => page.evaluate(() => document.getElementById('card').innerText);

for (const [name, upn] of Object.entries(stories)) {
  for (const lang of ['en', 'ko']) {
    test(`the card of “${name}” in ${lang} is read without a warning and drawn whole`, async (t) => {
      const handler = await startHandler(t);
      const card = await askCard(handler, { upn, lang });
      const page = await openCard(browser, card);
      assert.deepEqual(await page.evaluate(() => window.warnings), []);
      assert.deepEqual(await links(page), []);
      const text = await shown(page);
      assert.match(text, new RegExp(upn.replace('.', '\\.')));
      assert.doesNotMatch(text, /\{\{|\*\*|\\/, 'a reader sees signs of the notation');
      await page.close();
    });
  }
}

for (const lang of ['en', 'ko']) {
  test(`the worst card in ${lang} is read without a warning, and shows its further causes when asked`, async () => {
    const card = JSON.parse(worstCase(`card.${lang}.json`));
    const page = await openCard(browser, card);
    assert.deepEqual(await page.evaluate(() => window.warnings), []);
    assert.deepEqual(await links(page), []);
    const toggle = card.actions.find((a) => a.type === 'Action.ToggleVisibility');
    if (toggle) {
      const before = (await shown(page)).length;
      await page.getByRole('button', { name: toggle.title }).click();
      assert.ok((await shown(page)).length > before, 'nothing appeared');
    }
    await page.close();
  });
}

test('the further causes appear when somebody asks for them', async (t) => {
  const handler = await startHandler(t);
  const card = await askCard(handler, { upn: stories.blocked, error: 'AADSTS50126' });
  const toggle = card.actions.find((a) => a.type === 'Action.ToggleVisibility');
  assert.ok(toggle, 'the story has one cause only');
  const page = await openCard(browser, card);
  const before = (await shown(page)).length;
  await page.getByRole('button', { name: toggle.title }).click();
  assert.ok((await shown(page)).length > before, 'nothing appeared');
  await page.close();
});
