// Writing in a real browser: typing by keyboard alone, the Latin beside it, a paste out of Word, undo, a reload and a
// lost connection without loss, two people at one text, the same without a script; axe on all of it. Says how long a
// key takes on a text of 2,000 words. With a folder named, pictures to be looked at:
//   node tests/browser/write.mjs [DIR]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inputs } from '../e2e/newsroom.mjs';
import { asked, body, browser, create, dialogs, end, folder, go, invited, joined, listed, look, open, same, server, state, tally, texts, write } from './writing_room.mjs';

const fixture = readFileSync(new URL('word.html', import.meta.url), 'utf8');
const paste = (page, html, text = '') => page.evaluate(([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [html, text]);

const { context: hers, page } = await joined(server.firstLink, 'ana');
const { page: other } = await invited(page, 'Ива Илић', 'iva');

// By keyboard alone: headline, lead, text, a subheading, a list, a quote with its speaker.
const key = await create(page, { lang: 'sr-Cyrl', headline: '', lead: '', blocks: [] });
await open(page, key);
await page.focus('textarea.headline');
await page.keyboard.type('Отворен мост на Сави');
await page.keyboard.press('Enter');
await page.keyboard.type('Министар је отворио мост.');
await page.keyboard.press('Enter');
await page.keyboard.type('Мост прелази Саву. Инјекција цемента је готова.');
await page.keyboard.press('Enter');
await page.keyboard.type('## Шта следи');
await page.keyboard.press('Enter');
await page.keyboard.type('* прилаз');
await page.keyboard.press('Enter');
await page.keyboard.type('ограда');
await page.keyboard.press('Enter');
await page.keyboard.press('Enter');
await page.keyboard.type('> Мост је ваш');
await page.keyboard.press('Enter');
await page.keyboard.type('Иван Рекић, министар');
await state(page, 'За вас сачувано у');
tally.check('what is typed is kept within seconds, and says when', /У|у \d\d:\d\d$/.test(await page.textContent('.state')), await page.textContent('.state'));
await page.waitForFunction(() => document.querySelector('.beside')?.textContent.includes('Most prelazi Savu'));
tally.check('the Latin stands beside it as it is typed', (await page.textContent('.beside')).includes('Otvoren most na Savi'));
tally.check('words to look at are marked in it', (await page.locator('.beside mark').allTextContents()).some((word) => word.startsWith('Injekcija')), await page.locator('.beside mark').allTextContents());
await page.keyboard.press('Control+s');
await state(page, 'Сачувано у');
const typed = await texts(page, key);
same('what was typed is saved as it was typed', typed.blocks.map(({ kind, text }) => `${kind}: ${text}`), ['paragraph: Мост прелази Саву. Инјекција цемента је готова.',
  'heading: Шта следи', 'list: прилаз\nограда', 'quote: Мост је ваш\nИван Рекић, министар']);
tally.same('and so are headline and lead', `${typed.headline}|${typed.lead}`, 'Отворен мост на Сави|Министар је отворио мост.');
await look(page, 'written');

// Ids: a block that is parted keeps its own, and so does one above which a new one is made.
const first = typed.blocks[0].id;
await body(page).locator('p.paragraph').first().click();
await go(page, 'Home');
await page.keyboard.press('Enter');
await go(page, 'ArrowUp');
await page.keyboard.type('Ново.');
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('#revision').textContent === '3');
const parted = await texts(page, key);
tally.same('a block below a new one keeps its id', parted.blocks.map(({ id }) => id).indexOf(first), 1);
same('all ids are as they were', parted.blocks.slice(1).map(({ id }) => id), typed.blocks.map(({ id }) => id));
await page.keyboard.press('Alt+ArrowDown');
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('#revision').textContent === '4');
tally.same('a block is moved by keys', (await texts(page, key)).blocks.map(({ id }) => id).indexOf(first), 0);

// Out of Word.
const before = await body(page).innerText();
await go(page, 'Control+End');
await page.keyboard.press('Enter');
await paste(page, fixture, 'Радови на обали');
tally.same('its title is a subheading', await body(page).locator('h2').last().textContent(), 'Радови на обали');
tally.check('a row of its table is one line', (await body(page).innerText()).includes('Ушће · 412 cm'), await body(page).innerText());
const pasted = await body(page).innerHTML();
for (const words of ['Радови на обали', 'Насип', 'подигнут за', 'два', 'подаци', 'прва деоница', 'друга деоница', 'Ушће', '412 cm', 'Завршено', 'у року.']) {
  tally.check(`the paste has "${words}"`, pasted.includes(words));
}
tally.check('no picture, style or script comes with it', !/<img(?! class="ProseMirror)|style=|<script|alert|mso|Calibri|·   /i.test(pasted.replace(/ style="(min-height:[^"]*)?"/g, '')), pasted);
same('its list is one list of two items', await body(page).locator('ul').last().locator('li').allTextContents(), ['прва деоница', 'друга деоница']);
tally.same('its link stays', await body(page).locator('a').getAttribute('href'), 'https://vode.example/nasip');
await look(page, 'pasted');
await body(page).focus();
await page.keyboard.press('Control+z');
tally.check('one step back and the paste is gone', !(await body(page).innerText()).includes('деоница'), await body(page).innerText());
tally.check('and nothing else', (await body(page).innerText()).startsWith(before.trim().slice(0, 40)));
await page.keyboard.press('Control+y');
tally.check('and forth again', (await body(page).innerText()).includes('друга деоница'));

// A reload in the middle of it.
await page.keyboard.type(' Недовршена рече');
await state(page, 'За вас сачувано у');
await page.reload();
await page.waitForSelector('#editor:not([hidden])');
tally.check('after a reload every word is there', (await body(page).innerText()).includes('Недовршена рече') && (await body(page).innerText()).includes('друга деоница'));
tally.check('and says that it is not saved', (await page.textContent('.above')).includes('Имате текст који нисте сачували'));
tally.check('others do not see it', !JSON.stringify(await texts(page, key)).includes('Недовршена'));
await page.click('.above button');
tally.check('the saved text is one button away', !(await body(page).innerText()).includes('Недовршена'));

// No connection: it says so, keeps the text here, and sends it when it can.
await hers.route('**/api/**', (route) => route.abort());
await body(page).locator('p.paragraph').first().click();
await go(page, 'End');
await page.keyboard.type(' Без везе.');
await state(page, 'Није сачувано');
await look(page, 'offline');
await hers.unroute('**/api/**');
await page.reload();
await page.waitForSelector('#editor:not([hidden])');
tally.check('what was typed without a connection survives a reload', (await body(page).innerText()).includes('Без везе.'));
await page.keyboard.press('Control+s');
await state(page, 'Сачувано у');

// Two people: other blocks merge, the same block is a choice, and no word is lost.
const two = await create(page, { lang: 'sr-Cyrl', headline: 'Заједно', lead: 'Пишу двоје.', blocks: [
  { id: 'aaaaaaaa', kind: 'paragraph', text: 'Први пасус.' }, { id: 'bbbbbbbb', kind: 'paragraph', text: 'Други пасус.' }] });
await open(page, two);
await open(other, two);
await write(other, 1, ' Ивина реченица.');
await other.keyboard.press('Control+s');
await state(other, 'Сачувано у');
await write(page, 0, ' Анина реченица.');
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('#revision').textContent === '3');
same('two blocks of two people are both in', (await texts(page, two)).blocks.map(({ text }) => text), ['Први пасус. Анина реченица.', 'Други пасус. Ивина реченица.']);
tally.check('and come to the one who saved last', (await body(page).innerText()).includes('Ивина реченица.'));
await write(other, 0, ' Ивин крај.');
await other.keyboard.press('Control+s');
await other.waitForSelector('form.conflicts');
tally.check('the same block is a choice', (await other.textContent('form.conflicts')).includes('Анина реченица.') && (await other.textContent('form.conflicts')).includes('Ивин крај.'));
await look(other, 'conflict');
await other.check('form.conflicts [value=both]');
await other.click('form.conflicts button');
await state(other, 'Сачувано у');
const settled = JSON.stringify(await texts(page, two));
for (const words of ['Први пасус. Ивин крај.', 'Први пасус. Анина реченица.', 'Други пасус. Ивина реченица.']) tally.check(`after the choice there is "${words}"`, settled.includes(words), settled);

// Translation, block beside block; what changed in the source is marked.
await page.reload();
await page.waitForSelector('#editor:not([hidden])');
await page.click('.tabs [lang=en]');
await page.keyboard.type('Together');
await page.keyboard.press('Enter');
await page.keyboard.type('Two write.');
await body(page).locator('p.paragraph').first().click();
await page.keyboard.type('First paragraph.');
await page.keyboard.press('Control+s');
await state(page, 'Сачувано у');
const english = await texts(page, two, 'en');
same('a translated block has its source\'s id', english.blocks.map(({ id, text }) => `${id} ${text}`), ['aaaaaaaa First paragraph.']);
await page.waitForTimeout(600);
const tops = await page.evaluate(() => [...document.querySelectorAll('.ProseMirror > p')].map((one, i) =>
  Math.abs(one.getBoundingClientRect().top - document.querySelectorAll('.beside [lang] > .paragraph')[i].getBoundingClientRect().top)));
tally.check('its blocks stand beside those of the source', tops.length > 1 && tops.every((gap) => gap < 4), tops);
await page.click('.tabs [lang=sr-Cyrl]');
await write(page, 0, ' Измењено.');
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('.state').dataset.state === 'saved');
await page.click('.tabs [lang=en]');
tally.check('what changed in the source is marked', (await page.textContent('.beside .paragraph')).startsWith('Извор је промењен.'), await page.textContent('.beside'));
await look(page, 'translated');

// What is markup in the record is shown as read, and what is typed reads as it was typed.
const hostile = 'a*b* _c_ [d](e) `f` <g> <http://h> \\i \\* &amp; **j** ![k](l) "m" **';
const odd = await create(page, { lang: 'sr-Cyrl', headline: 'Знаци', lead: '', blocks: [
  { id: 'aaaaaaaa', kind: 'paragraph', text: 'Масно **јако *и косо* ту** и [веза](https://vode.example/a_b) `код*` крај\\*' },
  { id: 'bbbbbbbb', kind: 'paragraph', text: '<script>alert(1)</script> <img src=x onerror=alert(1)>' }] });
await open(page, odd);
await page.keyboard.press('Control+s');
await body(page).focus();
await page.keyboard.press('Control+s');
await state(page, 'Сачувано у');
tally.same('a text that nobody touched is no new revision', (await asked(page, `/api/work/${odd}`)).revision, 1);
const old = (await texts(page, odd)).blocks[0].lines[0];
await write(page, 0, '!');
await body(page).locator('p.paragraph').nth(1).click();
await go(page, 'Control+End');
await page.keyboard.press('Enter');
await page.keyboard.type(hostile);
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('#revision').textContent === '2');
const again = await texts(page, odd);
tally.same('marks are kept where a block is changed', again.blocks[0].lines[0], `${old}!`);
const unescaped = (html) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
tally.same('typed marks are letters', unescaped(again.blocks[2].lines[0]), hostile);

// A link, by keys.
await body(page).locator('p.paragraph').nth(2).click();
await go(page, 'Home');
await page.keyboard.down('Shift');
await go(page, 'ArrowRight');
await page.keyboard.up('Shift');
await page.keyboard.press('Control+k');
await page.waitForSelector('dialog[open]');
await look(page, 'link');
await page.keyboard.type('https://vode.example/');
await page.keyboard.press('Enter');
await page.keyboard.press('Control+s');
await page.waitForFunction(() => document.querySelector('#revision').textContent === '3');
tally.check('a link is put by keys', (await texts(page, odd)).blocks[2].lines[0].startsWith('<a href="https://vode.example/"'), JSON.stringify(await texts(page, odd)));

// How long a key takes.
const sentence = 'Министарство је данас саопштило да радови на обали напредују по плану и року. ';
const long = await create(page, { lang: 'sr-Cyrl', headline: 'Дуг текст', lead: 'Две хиљаде речи.', blocks:
  Array.from({ length: 40 }, (_, i) => ({ id: `block0${String(i).padStart(2, '0')}`, kind: 'paragraph', text: sentence.repeat(4).trim() })) });
await open(page, long);
await page.waitForTimeout(1500);
tally.check('the text has 2,000 words', Number((await page.textContent('.length')).match(/\d+/)[0]) >= 2000, await page.textContent('.length'));
await body(page).locator('p.paragraph').nth(20).click();
await page.evaluate(() => {
  window.keys = [];
  document.addEventListener('beforeinput', () => {
    const begun = performance.now();
    requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.keys.push(performance.now() - begun); channel.port2.postMessage(0); });
  }, true);
});
for (const letter of 'Ово се пише брзо и без застоја у средини дугог текста. '.repeat(2)) { await page.keyboard.type(letter); await page.waitForTimeout(20); }
const times = (await page.evaluate(() => window.keys)).sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
console.log(`a key on 2,000 words, to the frame that shows it: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, slowest ${times.at(-1).toFixed(1)} ms, ${times.length} keys`);
await look(page, 'long');

// Two people type into one draft while their connections come and go: every word that was typed is there in the end.
const seconds = Number(process.env.GLASNIK_WRITE_SECONDS ?? 20);
const shared = await create(page, { lang: 'sr-Cyrl', headline: 'Надметање', lead: 'Сваки пасус је заједнички.', blocks:
  Array.from({ length: 4 }, (_, i) => ({ id: `shared0${i}`, kind: 'paragraph', text: `Пасус ${i}.` })) });
let seed = Number(process.env.GLASNIK_WRITE_SEED ?? 1);
const random = (below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * below); };
const counts = { words: 0, saves: 0, conflicts: 0, cuts: 0, reloads: 0 };
const every = [];

// Both sides of each conflict are kept.
async function settle(who) {
  if (!await who.locator('form.conflicts').count()) return;
  counts.conflicts += 1;
  for (const box of await who.locator('form.conflicts fieldset').all()) {
    const both = box.locator('[value=both]');
    await (await both.count() ? both : box.locator('[value=mine]')).check();
  }
  await who.click('form.conflicts button');
  await who.waitForTimeout(300);
}
async function step(who, name) {
  await settle(who);
  const paragraphs = body(who).locator('p.paragraph');
  await paragraphs.nth(random(await paragraphs.count())).click();
  await go(who, 'End');
  const typedNow = Array.from({ length: 1 + random(3) }, () => `${name}${every.length + counts.words++}`);
  every.push(...typedNow);
  await who.keyboard.type(` ${typedNow.join(' ')}`);
  const chance = random(10);
  if (chance < 4) { counts.saves += 1; await who.keyboard.press('Control+s'); await who.waitForTimeout(200); }
  if (chance === 4) { counts.cuts += 1; await who.context().route('**/api/**', (route) => route.abort()); await who.waitForTimeout(500 + random(1500)); }
  if (chance === 5) await who.keyboard.press('Enter');
  if (chance > 6) await who.context().unroute('**/api/**');
  if (chance === 9) { counts.reloads += 1; await open(who, shared); }
}
await open(page, shared);
await open(other, shared);
for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
  await step(page, 'ana');
  await step(other, 'iva');
}
for (const who of [page, other, page, other]) {
  await who.context().unroute('**/api/**');
  for (let tries = 0; tries < 5 && await who.getAttribute('.state', 'data-state') !== 'saved'; ++tries) {
    await settle(who);
    await who.keyboard.press('Control+s');
    await who.waitForTimeout(1000);
  }
}
const last = (await texts(page, shared)).blocks.map(({ text }) => text).join(' ');
const lost = every.filter((one) => !new RegExp(`${one}(?!\\d)`).test(last));
console.log(`two people, ${seconds} s: ${every.length} words, ${counts.saves} saves, ${counts.conflicts} conflicts, ${counts.cuts} cuts, ${counts.reloads} reloads, ${lost.length} words lost`);
same('no word of two people is lost', lost, []);

// Everything that ever ran as a script, in every field.
const payloads = ['owasp', 'naughty-strings'].flatMap((name) => listed(join(inputs, 'html', name)));
if (!payloads.length) tally.skip('payloads in every field', 'there is no html among the inputs');
for (let at = 0; at < payloads.length; at += 400) {
  const some = payloads.slice(at, at + 400);
  const made = await asked(page, '/api/work', { texts: [{ lang: 'sr-Cyrl', headline: some[0], lead: some.at(-1), blocks: some.map((text, i) => ({
    id: `hostl${String(i).padStart(3, '0')}`, kind: ['paragraph', 'quote', 'list', 'heading', 'note', 'table'][i % 6], text })) }] });
  if (tally.check(`payloads from ${at} on are taken as words`, made.key, made.message)) await open(page, made.key);
  await page.waitForTimeout(500);
}
if (payloads.length) tally.same('no dialog, and no report of the policy', dialogs.length, 0);

// Without a script.
const cookies = await hers.cookies();
const still = await browser.newContext({ locale: 'sr-RS', javaScriptEnabled: false, viewport: { width: 1400, height: 900 } });
await still.addCookies(cookies);
const form = await still.newPage();
await form.goto(`${server.desk}/work/${two}/write`);
const at0 = (await texts(page, two)).blocks.map(({ text }) => text);
await form.fill('[name="sr-Cyrl/words"] >> nth=0', 'Без скрипта.');
await Promise.all([form.waitForNavigation(), form.click('[value="add/sr-Cyrl/1"]')]);
tally.same('a block is added and what was typed stays', await form.inputValue('[name="sr-Cyrl/words"] >> nth=0'), 'Без скрипта.');
await form.fill('[name="sr-Cyrl/words"] >> nth=1', 'Додат пасус.');
await Promise.all([form.waitForNavigation(), form.click('.end button')]);
same('the form saves', (await texts(page, two)).blocks.slice(0, 2).map(({ text }) => text), ['Без скрипта.', 'Додат пасус.']);
await form.goto(`${server.desk}/work/${two}/write`);
await form.fill('[name="sr-Cyrl/words"] >> nth=0', 'Мој крај.');
const now = await texts(page, two);
await asked(page, `/api/work/${two}`, { base: (await asked(page, `/api/work/${two}`)).revision, texts: [{ lang: 'sr-Cyrl', headline: now.headline, lead: now.lead,
  blocks: now.blocks.map(({ id, kind, text }, i) => ({ id, kind, text: i ? text : 'Њихов крај.' })) }] });
await Promise.all([form.waitForNavigation(), form.click('.end button')]);
tally.check('a conflict shows both sides', (await form.textContent('.conflicts')).includes('Њихов крај.') && (await form.textContent('.conflicts')).includes('Мој крај.'));
if (folder) await form.screenshot({ path: join(folder, 'form-conflict.1400.png'), fullPage: true });
await form.check('.conflicts [value=both]');
await Promise.all([form.waitForNavigation(), form.click('.conflicts button')]);
tally.same('the choice is saved and no word is lost', (await texts(page, two)).blocks[0].text, 'Мој крај. Њихов крај.');
tally.check('and what was there besides is still there', at0.slice(1).every((text) => JSON.stringify(now).includes(text)));
await form.goto(`${server.desk}/work/${two}/write`);
if (folder) { await form.screenshot({ path: join(folder, 'form.1400.png'), fullPage: true }); await form.setViewportSize({ width: 360, height: 760 }); await form.screenshot({ path: join(folder, 'form.360.png'), fullPage: true }); }
// axe needs a script, so the same form is looked at where the editor does not start.
const plain = await hers.newPage();
await plain.route('**/write.js', (route) => route.abort());
await plain.goto(`${server.desk}/work/${two}/write`);
await look(plain, 'form');
await plain.close();

const script = await (await fetch(new URL(await page.getAttribute('script[type=module]', 'src'), server.desk.replace('localhost', '127.0.0.1')))).arrayBuffer();
const octets = gzipSync(Buffer.from(script)).length;
console.log(`the editor's script: ${octets} octets compressed`);
tally.check('the desk\'s script is within 250 kB', octets <= 250_000, octets);
await end();
