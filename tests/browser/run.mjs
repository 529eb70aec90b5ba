// The public pages in a real browser: every check on every kind of page in every variant.
//   node tests/browser/run.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../e2e/demo.mjs';
import { Tally, get, serve, source } from '../e2e/newsroom.mjs';
import { checkAxe } from './axe.mjs';
import { startChromium, visit } from './chromium.mjs';
import { checkCombobox } from './combobox.mjs';
import { checkKeyboard } from './keyboard.mjs';
import { checkLanguage, checkSerbianForms } from './language.mjs';
import { checkLayout } from './layout.mjs';
import { checkLighthouse } from './lighthouse.mjs';
import { MarkupCheck } from './markup.mjs';
import { findPages, warm } from './pages.mjs';
import { checkPrint } from './print.mjs';
import { checkQuiet } from './quiet.mjs';
import { checkVerifierPage } from './verifier_page.mjs';
import { checkWeight } from './weight.mjs';

const tally = new Tally();
const server = await serve(demo());
const { browser, port, close } = await startChromium();
const pages = await findPages(server.origin);
const measured = pages.filter((page) => ['home', 'release', 'film'].includes(page.name));

for (const page of pages.filter((one) => one.status === 200)) await warm(page.url);
for (const page of measured.filter((one) => one.name !== 'film')) await checkLighthouse(tally, page, port);

const markup = new MarkupCheck();
for (const page of pages) markup.add(`${page.name}.${page.variant.segment}.html`, (await get(page.url)).body);
const assets = new Set((await get(pages[0].url)).text.match(/\/theme\/[^"]+\.(?:css|svg)/g));
for (const path of assets) markup.add(path.split('/').at(-1), (await get(server.origin + path)).body);
markup.add('verifier.html', readFileSync(join(source, 'verifier/verifier.html')));
const checked = markup.run();

async function checkPage(page) {
  const visited = await visit(browser, page.url);
  await checkQuiet(tally, page, visited);
  if (measured.includes(page)) checkWeight(tally, page, visited);
  await checkLanguage(tally, page, visited);
  if (page.release) await checkPrint(tally, page, visited);
  await checkLayout(tally, page, visited);
  await checkKeyboard(tally, page, visited, page.variant.segment === 'cir');
  await checkAxe(tally, page, visited);
  if (page.title === 'home in cir') await checkSerbianForms(tally, visited);
  await visited.close();
}
for (const page of pages) await checkPage(page);
await checkCombobox(tally, browser, server, 'cir', 'мос', 'sr-Cyrl');
await checkCombobox(tally, browser, server, 'eng', 'brid', 'en');
await checkVerifierPage(tally, browser, server);

await markup.check(tally, checked);
await close();
tally.end();
