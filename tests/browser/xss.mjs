// Nothing that is typed ever runs: collected payloads in every field of the desk, opened on every page of desk and site that
// shows the field, in a browser whose content policy is switched off; then with the policy, which must find nothing to
// report. The oracle: dialogs, requests to other hosts, handlers and scripts in the page that are not ours. The same
// payloads on a page that does not escape must be seen to run. GLASNIK_XSS=all: all lines of the inputs in every kind of
// block, some minutes; else enough for a thousand pairs of payload and field on a page.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Client, sql } from '../e2e/desk_client.mjs';
import { api, begin, keyOf } from '../e2e/embargo_worlds.mjs';
import { Tally, freshDirectory, inputs, must, serve } from '../e2e/newsroom.mjs';
import { startChromium } from './chromium.mjs';

const tally = new Tally();
const all = process.env.GLASNIK_XSS === 'all';
const listed = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => /\.(txt|md)$/.test(name) && name !== 'SOURCE.txt')
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')).map((line) => line.trim()).filter((line) => line && !/^(#|```)/.test(line)) : []);
const lines = [...new Set(['owasp', 'naughty-strings'].flatMap((name) => listed(join(inputs, 'html', name))))].filter((line) => line.length < 4000);
if (!lines.length) { tally.skip('payloads in every field', 'there is no html among the inputs'); tally.end(); }
const hostile = lines.filter((line) => /[<>]|script|on\w+ *=/i.test(line));
const payloads = all ? lines : hostile.filter((_, i) => i % 5 === 0);
const some = (from, count) => Array.from({ length: count }, (_, i) => hostile[(from * 37 + i * 11) % hostile.length]);

const directory = freshDirectory();
const institution = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
must('init', directory, '--name', `cir=${institution}`, '--name', `lat=${institution}`, '--name', `eng=${institution}`);
const server = await serve(directory);
const ana = new Client(server.desk);
await ana.join(server.firstLink, { name: 'ana', display: hostile[3].slice(0, 60) });
sql(directory, "INSERT OR IGNORE INTO account_roles (account, role) SELECT key, 'force' FROM accounts");
sql(directory, "INSERT OR IGNORE INTO account_roles (account, role) SELECT key, 'translator' FROM accounts");

// What is shown where: the address of a page, and how many payloads stand in fields on it.
const pages = [];
let [edition, refused] = [0, []];
const kinds = ['paragraph', 'heading', 'list', 'quote', 'table', 'note'];
async function item(blocks, remarks) {
  edition += 1;
  const [headline, lead, why] = some(edition, 3);
  const path = await begin(ana, keyOf(`item ${edition}`), { lang: 'sr-Cyrl', headline, lead, blocks });
  // The same words stand as translation too.
  const saved = await api(ana, `/api${path}`, { base: 1, texts: [{ lang: 'en', headline, lead, blocks: blocks.slice(0, 100) }] });
  for (const words of remarks) await ana.post(`${path}/remark`, { words });
  const count = blocks.length + 2;
  for (const page of ['', '/preview/cir', '/preview/lat', '/write', '/release']) pages.push({ at: 'desk', path: path + page, pairs: count + (page === '' ? remarks.length : 0) });
  if (saved.revision) pages.push({ at: 'desk', path: `${path}/revisions?from=1&to=${saved.revision}`, pairs: 100 });
  const out = await ana.post(`${path}/force`, { why: `${why} ${'.'.repeat(20)}` });
  if (out.code !== 303) { refused.push(`${out.code} ${headline.slice(0, 40)}`); return; }
  const number = sql(directory, `SELECT doc FROM work WHERE lower(hex(key)) = '${path.slice(6)}'`);
  for (const page of [`/cir/${number}`, `/lat/${number}`]) pages.push({ at: 'site', path: page, pairs: count, follow: ['', '/history', '/v/1.0', '/v/1.0/cite'] });
  return number;
}
const per = 300;
for (const kind of all ? kinds : ['mixed']) {
  for (let from = 0; from < payloads.length; from += per) {
    const here = payloads.slice(from, from + per);
    await item(here.map((text, i) => ({ id: `hostl${String(i).padStart(3, '0')}`, kind: kind === 'mixed' ? kinds[i % 6] : kind,
      text: (kind === 'quote' || (kind === 'mixed' && i % 6 === 3)) ? `${text}\n${hostile[i % hostile.length]}` : text })), some(from, 8));
  }
}
// A correction: its public note, and the words that it changes.
const first = sql(directory, 'SELECT min(doc) FROM work WHERE doc IS NOT NULL');
if (first) {
  const path = await begin(ana, keyOf('correction'), { lang: 'sr-Cyrl', headline: hostile[10], lead: hostile[11], blocks: some(5, 40).map((text, i) => ({ id: `hostl${String(i).padStart(3, '0')}`, kind: 'paragraph', text })) },
    { act: 'correct', document: Number(first), reason: 'fact', notes: { 'sr-Cyrl': `${hostile[20]} ${hostile[21]}`, en: `${hostile[22]} ${hostile[23]}` } });
  const out = await ana.post(`${path}/force`, { why: `${hostile[24]} ${'.'.repeat(20)}` });
  tally.check('a correction full of payloads is made', out.code === 303, out.text.match(/<main[^]*/)?.[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 1500));
  for (const page of [`/cir/${first}/history`, `/cir/${first}/diff/1.0..2.0`, `/lat/${first}/diff/1.0..2.0`, `/cir/${first}`]) pages.push({ at: 'site', path: page, pairs: 44 });
}
// People, and what a form shows again that it did not take.
for (const [i, display] of some(2, 40).entries()) await ana.post('/people/invite', { name: `p${i}`, display: display.slice(0, 80), role: 'author' });
pages.push({ at: 'desk', path: '/people', pairs: 40 }, { at: 'desk', path: '/', pairs: edition * 2 }, { at: 'desk', path: '/audit', pairs: 40 }, { at: 'desk', path: '/account', pairs: 1 }, { at: 'desk', path: '/work/new', pairs: 1 });
for (const seg of ['cir', 'lat', 'eng']) pages.push(...['', 'archive', 'feed.atom', 'feed.rss', 'acts.atom', 'log'].map((name) => ({ at: 'site', path: `/${seg}/${name}`, pairs: Math.min(edition, 20) * 2 + 1 })));
for (const text of some(7, all ? 300 : 40)) {
  const typed = encodeURIComponent(text);
  pages.push({ at: 'site', path: `/cir/search?q=${typed}`, pairs: 1 }, { at: 'site', path: `/eng/search?type=${typed}&from=${typed}&q=a`, pairs: 2 });
  pages.push({ at: 'desk', path: `/sign-in?to=${typed}`, pairs: 1 }, { at: 'desk', path: `/work/new?headline=${typed}&document=${typed}`, pairs: 2 }, { at: 'site', path: `/cir/${typed}`, pairs: 1 });
}

const { browser, close } = await startChromium();
// Opens every page in a context of its own, and says what ran or wanted to.
async function visit(options, list) {
  const context = await browser.newContext({ locale: 'sr-RS', ...options });
  await context.addCookies([{ name: '__Host-glasnik', value: ana.session, url: `https://localhost:${new URL(server.desk).port}`, secure: true, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  const wrong = [];
  let [pairs, where] = [0, ''];
  page.on('dialog', (dialog) => { wrong.push(`${where}: a dialog says ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  page.on('console', (message) => { if (/Content Security Policy|Trusted/.test(message.text())) wrong.push(`${where}: ${message.text()}`); });
  context.on('request', (request) => { if (!/^(http:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:|about:)/.test(request.url())) wrong.push(`${where}: asks ${request.url()}`); });
  context.on('page', (other) => { wrong.push(`${where}: opens a window`); other.close().catch(() => {}); });
  for (const one of list) {
    for (const more of one.follow ?? ['']) {
      where = one.path.slice(0, 80) + more;
      await page.goto((one.at === 'desk' ? server.desk : one.at === 'site' ? server.origin : one.at) + one.path + more, { waitUntil: 'load' }).catch((error) => { if (!/ERR_ABORTED|Download/.test(error.message)) wrong.push(`${where}: ${error.message}`); });
      await page.waitForTimeout(one.path.endsWith('/write') ? 700 : 5);
      const strange = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => [
        ...[...element.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction|data)$/.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value))).map(({ name, value }) => `${element.localName} ${name}=${value}`),
        ...(element.matches('script:not([type*=json]):not([src^="/theme/"]):not([nonce])') && !/combobox|suggest/.test(element.textContent) && element.namespaceURI.endsWith('xhtml') ? [`a script: ${element.textContent.slice(0, 80)}`] : []),
        ...(element.matches('iframe, object, embed, base, frame, applet') ? [element.localName] : []),
      ])).catch(() => []);
      wrong.push(...strange.map((what) => `${where}: ${what}`));
      pairs += one.pairs;
    }
  }
  await context.close();
  return { wrong, pairs };
}

const begun = Date.now();
const off = await visit({ bypassCSP: true }, pages);
console.log(`${payloads.length} payloads, ${pages.length} pages, ${off.pairs} pairs without a policy: ${off.wrong.length} ran; ${edition} items, ${refused.length} not released; ${Math.round((Date.now() - begun) / 1000)} s`);
tally.same('nothing runs where no policy holds it back', off.wrong.slice(0, 10).join('\n'), '');
tally.check('there were a thousand pairs', off.pairs >= (all ? 10000 : 1000), off.pairs);
const on = await visit({}, pages.filter((one, i) => all || i % 3 === 0));
console.log(`${on.pairs} pairs with the policy: ${on.wrong.length} reports`);
tally.same('and with the policy there is nothing to report', on.wrong.slice(0, 10).join('\n'), '');

// The arm that must fail.
const careless = http.createServer((request, answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><p>${hostile.at(-Number(request.url.slice(1)))}</p>`)).listen(0, '127.0.0.1');
await new Promise((done) => careless.on('listening', done));
const ran = await visit({ bypassCSP: true }, hostile.slice(0, 150).map((_, i) => ({ at: `http://127.0.0.1:${careless.address().port}`, path: `/${i + 1}`, pairs: 1 })));
console.log(`on a page that does not escape, ${ran.wrong.length} things of 150 payloads are seen`);
const dialogs = ran.wrong.filter((one) => one.includes('a dialog')).length;
console.log(`of them ${dialogs} dialogs`);
tally.check('a page that does not escape is seen', dialogs > 2 && ran.wrong.length > 75, ran.wrong.length);
careless.close();
await close();
await server.stop();
tally.end();
