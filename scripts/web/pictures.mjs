// Draws the README's pictures into docs/images/: a card and a page. With a folder as its argument it draws
// the card and the page of five stories and the form there, in English and light, in Korean and dark.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { askCard, startBrowser, startHandler, stories } from './harness.mjs';
import { openCard } from './cards.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(folder, { recursive: true });

// As the tests have: something to call at the end.
const ends = [];
const t = { after: (end) => ends.push(end) };

const browser = await startBrowser('--disable-lcd-text');

async function cardPicture(name, upn, lang, theme) {
  const handler = await startHandler(t);
  const page = await openCard(browser, await askCard(handler, { upn, lang }), theme);
  await page.screenshot({ path: `${folder}/card-${name}-${lang}-${theme}.png`, fullPage: true });
  await page.close();
}

async function pagePicture(name, query, lang, scheme, width) {
  const handler = await startHandler(t);
  const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme: scheme });
  await page.goto(`${handler.api}?lang=${lang}${query}`);
  await page.screenshot({ path: `${folder}/page-${name}-${lang}-${scheme}.png`, fullPage: true });
  await page.close();
}

const readme = process.argv[2] === undefined;
for (const [name, upn] of readme ? [['blocked', stories.blocked]] : Object.entries(stories)) {
  for (const [lang, theme] of readme ? [['en', 'light']] : [['en', 'light'], ['ko', 'dark']]) {
    await cardPicture(name, upn, lang, theme);
    await pagePicture(name, `&upn=${upn}`, lang, theme, 760);
  }
}
if (!readme) await pagePicture('form', '', 'en', 'light', 760);

await browser.close();
for (const end of ends) await end();
