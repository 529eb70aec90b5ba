// What was typed is not lost: two people type into one draft while their connections come and go, and the server or a
// browser is killed (SIGKILL) at any moment of typing; what was typed more than two seconds before it is there afterwards.
//   GLASNIK_SOAK_SECONDS (60), GLASNIK_SOAK_KILLS (5): a long run has 600 and 30.
import { Client } from '../e2e/desk_client.mjs';
import { begin, keyOf } from '../e2e/embargo_worlds.mjs';
import { Tally, freePort, freshDirectory, must, serve } from '../e2e/newsroom.mjs';
import { startChromium } from './chromium.mjs';

process.setMaxListeners(0);  // each browser says how it is swept away
const tally = new Tally();
const seconds = Number(process.env.GLASNIK_SOAK_SECONDS ?? 60);
const kills = Number(process.env.GLASNIK_SOAK_KILLS ?? 5);
let seed = Number(process.env.GLASNIK_SOAK_SEED ?? 7);
const random = (below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * below); };
const directory = freshDirectory();
must('init', directory, '--name', 'eng=Ministry of Waters');
const [publicPort, deskPort] = [await freePort(), await freePort()];
const start = () => serve(directory, '--public', `127.0.0.1:${publicPort}`, '--newsroom', `127.0.0.1:${deskPort}`);
let server = await start();
const desk = server.desk;
const ana = new Client(desk);
await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
const invited = await ana.post('/people/invite', [['name', 'iva'], ['display', 'Ива'], ['role', 'author']]);
const iva = new Client(desk);
await iva.join(invited.text.match(/<code>(http:[^<]+)</)[1]);

// A browser of a person, with a process of its own: it is killed as one.
async function browserOf(client) {
  const { browser, close } = await startChromium();
  const context = await browser.newContext({ locale: 'sr-RS' });
  await context.addCookies([{ name: '__Host-glasnik', value: client.session, url: desk.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  return { context, page, close };
}
const open = async (page, path) => { await page.goto(`${desk}${path}/write`); await page.waitForSelector('#editor:not([hidden])'); };
const blocks = (count) => Array.from({ length: count }, (_, i) => ({ id: `soak000${i}`, kind: 'paragraph', text: `Пасус ${i}.` }));
const text = (headline, count) => ({ lang: 'sr-Cyrl', headline, lead: 'Заједнички текст.', blocks: blocks(count) });
const stored = async (path) => JSON.parse((await ana.get(`/api${path}`)).text).texts.find(({ lang }) => lang === 'sr-Cyrl').blocks.map((block) => block.text).join(' ');
const missing = (words, where) => words.filter((word) => !new RegExp(`${word}(?!\\d)`).test(where));

// Two people, one draft.
const counts = { words: 0, saves: 0, conflicts: 0, cuts: 0, reloads: 0 };
const every = [];
async function settle(page) {
  if (!await page.locator('form.conflicts').count()) return;
  counts.conflicts += 1;
  for (const box of await page.locator('form.conflicts fieldset').all()) {
    const both = box.locator('[value=both]');
    await (await both.count() ? both : box.locator('[value=mine]')).check();
  }
  await page.click('form.conflicts button');
  await page.waitForTimeout(300);
}
async function type({ page, context }, name, path) {
  await settle(page);
  const paragraphs = page.locator('.ProseMirror p.paragraph');
  await paragraphs.nth(random(await paragraphs.count())).click();
  await page.keyboard.press('End');
  await page.waitForTimeout(100);
  const words = Array.from({ length: 1 + random(3) }, () => `${name}${counts.words++}`);
  every.push(...words);
  await page.keyboard.type(` ${words.join(' ')}`);
  const chance = random(12);
  if (chance < 4) { counts.saves += 1; await page.keyboard.press('Control+s'); await page.waitForTimeout(150); }
  if (chance === 4) { counts.cuts += 1; await context.route('**/api/**', (route) => route.abort()); await page.waitForTimeout(random(2500)); }
  if (chance === 5) await page.keyboard.press('Enter');
  if (chance === 6) { counts.cuts += 1; await context.setOffline(true); await page.waitForTimeout(random(1500)); await context.setOffline(false); }
  if (chance > 8) await context.unroute('**/api/**');
  if (chance === 11) { counts.reloads += 1; await open(page, path); }
}
{
  const path = await begin(ana, keyOf('soak'), text('Надметање', 4));
  const pair = await Promise.all([browserOf(ana), browserOf(iva)]);
  await Promise.all(pair.map(({ page }) => open(page, path)));
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) for (const [i, one] of pair.entries()) await type(one, i ? 'iva' : 'ana', path);
  for (const { page, context } of [...pair, ...pair]) {
    await context.unroute('**/api/**');
    for (let tries = 0; tries < 8 && await page.getAttribute('.state', 'data-state') !== 'saved'; ++tries) {
      await settle(page);
      await page.keyboard.press('Control+s');
      await page.waitForTimeout(700);
    }
  }
  const lost = missing(every, await stored(path));
  console.log(`two people, ${seconds} s: ${every.length} words, ${counts.saves} saves, ${counts.conflicts} conflicts, ${counts.cuts} cuts, ${counts.reloads} reloads, ${lost.length} words lost`);
  tally.same('no word of two people is lost', lost.join(' '), '');
  await Promise.all(pair.map(({ close }) => close()));
}

// Killed while somebody types: the age of the oldest word that is not there afterwards.
const ages = [];
for (let kill = 0; kill < kills; ++kill) {
  const path = await begin(ana, keyOf(`kill ${kill}`), text(`Прекид ${kill}`, 1));
  let one = await browserOf(ana);
  await open(one.page, path);
  await one.page.locator('.ProseMirror p.paragraph').first().click();
  await one.page.keyboard.press('End');
  const typed = [];  // each word, and when its last letter was pressed
  const until = Date.now() + 1500 + random(4000);
  while (Date.now() < until) {
    const word = `реч${kill}x${typed.length}`;
    await one.page.keyboard.type(` ${word}`, { delay: 10 });
    typed.push({ word, at: Date.now() });
    await one.page.waitForTimeout(random(200));
  }
  const at = Date.now();
  if (kill % 2) {
    await one.close.now();  // the browser, with all that it had in memory
    one = await browserOf(ana);
  } else {
    await server.kill();    // the server; the page stays as it is, or is lost with its machine a little later
    await one.close.now();
    server = await start();
    one = await browserOf(ana);
  }
  await open(one.page, path);
  const there = await one.page.locator('.ProseMirror').innerText();
  const lost = typed.filter(({ word }) => missing([word], there).length);
  const age = lost.length ? at - lost[0].at : 0;
  ages.push(age);
  tally.check(`kill ${kill} of the ${kill % 2 ? 'browser' : 'server'}: at most two seconds of typing are lost`, age <= 2000, `${age} ms: ${lost.map(({ word }) => word)}`);
  tally.check('and there was something to lose', typed.length > 4, typed.length);
  await one.close();
}
console.log(`${kills} kills: the oldest word that was lost had been typed ${Math.max(...ages)} ms before, half of them at most ${ages.toSorted((a, b) => a - b)[ages.length >> 1]} ms`);
await server.stop();
tally.end();
