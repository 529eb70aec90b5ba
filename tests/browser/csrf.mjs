// Nobody makes a signed-in browser act: every unsafe row of the route table, from another site, from another origin of
// the same site and without the fields that a browser sends, by form, fetch and beacon; the whole database is compared.
// The table is read out of src/site/route.cc, so that no row is missed. At the end the same requests from the desk's own
// pages must change it, or the attacks were no attacks.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Client, password, sql } from '../e2e/desk_client.mjs';
import { api, approve, begin, press } from '../e2e/embargo_worlds.mjs';
import { Tally, freshDirectory, must, serve, source } from '../e2e/newsroom.mjs';
import { startChromium } from './chromium.mjs';

const tally = new Tally();
const table = readFileSync(join(source, 'src/site/route.cc'), 'utf8').match(/constexpr Route kRoutes\[\] = \{([^]*?)\n\};/)[1];
const rows = table.split(/^ {4}(?=\{|\w+\()/m).map((row) => row.trim()).filter((row) => row && !row.startsWith('//')).map((row) => {
  const found = row.match(/^(?:\{Listener::(\w+), |(shown|sent|typed|read_by_press|sent_by_press)\()"([^"]+)"/);
  if (!found) return { unknown: row };
  return { listener: found[1] ?? (found[2].endsWith('_by_press') ? 'press' : 'newsroom'), pattern: found[3], json: found[2] === 'typed' && found[3].startsWith('/api'), unsafe: /^(sent|typed)/.test(found[2] ?? '') || row.includes('Method::post') };
});
tally.same('every row of the route table is understood', rows.filter((row) => row.unknown).map((row) => row.unknown).join('; '), '');
const unsafe = rows.filter((row) => row.unsafe && row.listener === 'newsroom');
tally.check('the desk has rows that change something', unsafe.length > 35, unsafe.length);

const directory = freshDirectory();
must('init', directory, '--name', 'eng=Ministry of Waters');
const server = await serve(directory);
const ana = new Client(server.desk);
const { codes } = await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
async function join_(name, ...roles) {
  const invited = await ana.post('/people/invite', [['name', name], ['display', name], ...roles.map((role) => ['role', role])]);
  const person = new Client(server.desk);
  person.link = invited.text.match(/<code>(http:[^<]+)</)[1];
  return person;
}
const [aco, pera, tea, filip] = await Promise.all([join_('aco', 'author', 'releaser'), join_('pera', 'approver'), join_('tea', 'translator'), join_('filip', 'author', 'releaser', 'force')]);
for (const person of [aco, pera, tea, filip]) await person.join(person.link);
const invited = await join_('iva', 'author');
sql(directory, "INSERT OR IGNORE INTO account_roles (account, role) SELECT key, 'force' FROM accounts WHERE name = 'ana'");
sql(directory, "INSERT OR IGNORE INTO account_roles (account, role) SELECT key, 'translator' FROM accounts WHERE name = 'ana'");

// An edition in each state that a row wants; the victim has every role.
const text = (headline) => ({ lang: 'sr-Cyrl', headline, lead: 'Министар је отворио мост.', blocks: [{ id: 'aaaaaaaa', kind: 'paragraph', text: 'Мост.' }] });
let made = 0;
const hex = () => String(++made).padStart(32, '0');
async function edition(who, state) {
  const path = await begin(who, hex(), text(`Мост ${made}`));
  if (state === 'draft') return path;
  await press(who, path, 'see', { lang: 'sr-Latn' });
  await press(who, path, 'submit');
  if (state === 'submitted') return path;
  await approve(pera, path);
  if (state === 'scheduled') await press(aco, path, 'schedule', { day: '2099-05-05', minute: '12:30' });
  return path;
}
const translated = await edition(ana, 'draft');
await api(tea, `/api${translated}`, { base: 1, texts: [{ lang: 'en', headline: 'A bridge', lead: 'The minister opened it.', blocks: [{ id: 'aaaaaaaa', kind: 'paragraph', text: 'A bridge.' }] }] });
const unfinished = await edition(ana, 'draft');
await api(tea, `/api${unfinished}`, { base: 1, texts: [{ lang: 'en', headline: 'A bridge', lead: 'The minister opened it.', blocks: [{ id: 'aaaaaaaa', kind: 'paragraph', text: 'A bridge.' }] }] });
await press(tea, translated, 'finish', { lang: 'en' });
const forced = await edition(filip, 'draft');
await press(filip, forced, 'force', { why: 'Насип је попустио, нема никога другог.' });
const ready = await edition(ana, 'draft');
await press(ana, ready, 'see', { lang: 'sr-Latn' });
const two = await edition(ana, 'draft');
await api(ana, `/api${two}`, { base: 1, texts: [text('Друга верзија')] });
const person = (name) => sql(directory, `SELECT lower(hex(key)) FROM accounts WHERE name = '${name}'`);
const withdrawable = sql(directory, "SELECT lower(hex(token_hash)) FROM links LIMIT 1");
const hashOf = async (path) => (await ana.get(path)).text.match(/name="hash" value="([0-9a-f]{64})"/)?.[1];
const [submitted, returned, approved, again, scheduled, draft] = [await edition(aco, 'submitted'), await edition(aco, 'submitted'), await edition(aco, 'approved'), await edition(aco, 'approved'), await edition(aco, 'scheduled'), await edition(ana, 'draft')];
const other = [await edition(ana, 'draft'), await edition(ana, 'draft'), await edition(ana, 'draft')];

// For each row an address and a body that would do something, if they came from the desk.
const would = {
  '/sign-in': ['/sign-in', { name: 'ana', password, code: codes[0] }], '/language': ['/language', { language: 'lat', to: '/' }],
  '/link/{}': [new URL(invited.link).pathname, { password, code: '000000' }], '/confirm': ['/confirm', { password, code: codes[1], to: '/' }],
  '/work/new': ['/work/new', { key: 'f'.repeat(32), type: 'news', headline: 'Лажна вест', lead: 'Лаж.', text: 'Лаж.' }],
  '/work/{}/restore': [`${two}/restore`, { base: 2, number: 1 }], '/work/{}/notes': [`${other[2]}/notes`, { base: 1, reason: 'fact', 'note:sr-Cyrl': 'Лажна белешка о свему.' }],
  '/work/{}/finish': [`${unfinished}/finish`, { lang: 'en' }], '/work/{}/review': [`${translated}/review`, { lang: 'en' }], '/work/{}/see': [`${draft}/see`, { lang: 'sr-Latn' }],
  '/work/{}/remark': [`${draft}/remark`, { words: 'Лажна опаска.' }], '/work/{}/limit': [`${draft}/limit`, { one: person('ana') }], '/work/{}/submit': [`${ready}/submit`, {}],
  '/work/{}/return': [`${returned}/return`, { remark: 'Лажна опаска.' }], '/work/{}/approve': [`${submitted}/approve`, { hash: await hashOf(submitted) }],
  '/work/{}/schedule': [`${approved}/schedule`, { day: '2099-06-06', minute: '10:00' }], '/work/{}/unschedule': [`${scheduled}/unschedule`, {}], '/work/{}/release': [`${again}/release`, {}],
  '/work/{}/force': [`${other[0]}/force`, { why: 'Насип је попустио, нема никога другог.' }], '/work/{}/confirm': [`${forced}/confirm`, {}], '/work/{}/discard': [`${other[1]}/discard`, {}],
  '/work/{}/write': [`${other[2]}/write`, {}], '/account/renew': ['/account/renew', {}], '/account/end': ['/account/end', { session: 'others' }],
  '/people/invite': ['/people/invite', { name: 'eve', display: 'Eve', role: 'admin' }], '/people/withdraw': ['/people/withdraw', { link: withdrawable, person: withdrawable }],
  '/people/roles': ['/people/roles', { person: person('aco'), role: 'admin' }], '/people/suspend': ['/people/suspend', { person: person('pera'), suspended: 'yes' }],
  '/api/work': ['/api/work', { key: 'e'.repeat(32), texts: [text('Лажна вест')] }], '/api/work/{}': [`/api${other[2]}`, { base: 1, texts: [text('Лажна вест')] }],
  '/api/work/{}/autosave': [`/api${other[2]}/autosave`, { base: 1, texts: [text('Лажна вест')] }], '/api/derive': ['/api/derive', { texts: [text('Вест')] }],
};
const attacks = unsafe.map(({ pattern, json }) => {
  const [path, fields] = would[pattern] ?? [pattern.replaceAll('{}', '0'.repeat(32)), {}];
  return { pattern, json, path, body: json ? JSON.stringify(fields) : new URLSearchParams(fields).toString(), fields: json ? { [JSON.stringify(fields).slice(0, -1).concat(',"x":"')]: '"}' } : fields };
});

// All rows, but when a session was seen last.
function state() {
  const dump = spawnSync('sqlite3', ['-cmd', '.timeout 5000', join(directory, 'glasnik.db'), "SELECT hex(token_hash), hex(account), opened_at, proven_at FROM sessions ORDER BY 1", '.dump'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (dump.status !== 0) throw new Error(dump.stderr);
  return dump.stdout.replace(/^INSERT INTO sessions .*\n/gm, '');
}

const { browser, close } = await startChromium();
const context = await browser.newContext({ locale: 'sr-RS' });
const answers = [];  // the status of each; of what a page sends by itself as it came on the wire, for it is not shown it
let watched = '';
context.on('response', (answer) => { if (watched === 'form' && answer.request().method() === 'POST') answers.push(answer.status()); });
const port = new URL(server.desk).port;
await context.addCookies([{ name: '__Host-glasnik', value: ana.session, url: `https://localhost:${port}`, secure: true, httpOnly: true, sameSite: 'Strict' }]);
const evil = http.createServer((request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><iframe name="sink"></iframe>')).listen(0, '127.0.0.1');
await new Promise((done) => evil.on('listening', done));

const ways = {
  form: (page, attack) => page.evaluate(([desk, { path, json, fields }]) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: desk + path, target: 'sink', enctype: json ? 'text/plain' : 'application/x-www-form-urlencoded' });
    for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(form);
    const gone = new Promise((done) => { document.querySelector('iframe').onload = done; setTimeout(done, 2000); });
    form.submit();
    return gone;
  }, [server.desk, attack]),
  fetch: (page, attack) => page.evaluate(([desk, { path, json, body }]) => fetch(desk + path, { method: 'POST', mode: 'no-cors', credentials: 'include', body,
    headers: { 'content-type': json ? 'text/plain' : 'application/x-www-form-urlencoded' } }).catch(() => {}), [server.desk, attack]),
  beacon: (page, attack) => page.evaluate(([desk, { path, json, body }]) => navigator.sendBeacon(desk + path, new Blob([body], { type: json ? 'text/plain' : 'application/x-www-form-urlencoded' })), [server.desk, attack]),
};

tally.same('the victim is signed in', (await ana.get('/account')).code, 200);
let sent = 0;
for (const [from, host] of [['another site', '127.0.0.1'], ['the same site', 'localhost']]) {
  const page = await context.newPage();
  await page.goto(`http://${host}:${evil.address().port}/`);
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  wire.on('Network.responseReceivedExtraInfo', ({ statusCode }) => { if (watched !== 'form') answers.push(statusCode); });
  for (const [way, attack] of Object.entries(ways)) {
    const before = state();
    answers.length = 0;
    watched = way;
    for (const one of attacks) { await attack(page, one); sent += 1; }
    for (let tries = 0; tries < 60 && answers.length < attacks.length; ++tries) await new Promise((done) => setTimeout(done, 50));
    tally.check(`${way} from ${from}: all arrive and are refused`, answers.length === attacks.length && answers.every((code) => code === 403), `${answers.length} of ${attacks.length}: ${answers}`);
    tally.check(`${way} from ${from}: nothing changes`, state() === before, 'the database changed');
  }
  await page.close();
}

// Without the fields, or with what a proxy might make of them; the session is there.
const fields = { 'no field': {}, 'no site': { 'sec-fetch-site': 'none' }, 'our origin without a token': { origin: server.desk }, 'a foreign origin with a wrong token': { origin: 'http://evil.example', 'x-session-token': '0'.repeat(64) },
  'two sites': { 'sec-fetch-site': 'same-origin, cross-site' }, 'a null origin': { origin: 'null' } };
for (const [name, headers] of Object.entries(fields)) {
  for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
    const before = state();
    for (const { path, body, pattern } of attacks) {
      const answer = await ana.send('POST', path, { body, headers: { ...headers, 'content-type': type } });
      sent += 1;
      if (answer.code < 400) tally.same(`${name}, ${type}: ${pattern} is refused`, answer.code, 403);
    }
    tally.check(`${name}, ${type}: nothing changes`, state() === before, 'the database changed');
  }
}
console.log(`${unsafe.length} unsafe rows, ${sent} attacks`);
tally.same('a form that is sent changed nothing by GET either', await (async () => { const before = state(); for (const { path } of attacks) await ana.get(path); return state() === before; })(), true);

// From the desk's own page, in the same browser, they do what they say. Those that end the session come last.
const own = await context.newPage();
await own.goto(`${server.desk}/account`);
tally.check('the browser is the victim\'s', (await own.textContent('body')).includes('Ана'), await own.textContent('body'));
const ending = ['/confirm', '/sign-in', '/account/renew', '/account/end', '/sign-out'];
const rank = ({ pattern }) => ending.indexOf(pattern);
const idle = [];
for (const one of attacks.toSorted((a, b) => rank(a) - rank(b))) {
  const before = state();
  const code = await own.evaluate(async ({ path, json, body }) => (await fetch(path, { method: 'POST', redirect: 'manual', body, headers: { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' } })).status, one);
  if (state() === before) idle.push(`${one.pattern} (${code})`);
}
const changing = attacks.length - idle.length;
console.log(`from the desk's own page ${changing} of ${attacks.length} change something; not: ${idle.join(', ')}`);
tally.check('the same requests from the desk itself change something', changing >= 28, idle.join(', '));
evil.close();
await close();
await server.stop();
tally.end();
