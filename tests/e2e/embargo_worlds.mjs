// Two newsrooms that are one to the last octet, made of one directory: then only one of them gets a secret. What a
// person outside can ask of either must be answered alike.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { demo } from './demo.mjs';
import { Client, sql } from './desk_client.mjs';
import { freshDirectory, must, serve } from './newsroom.mjs';

export const site = 'https://www.mocz.example';

// A word a field, each found nowhere else; what a person outside must never see of an item.
export const canaries = {
  headline: 'Вилинградија', lead: 'Жабљиковац', paragraph: 'Ћупријашница', heading: 'Љиљаногорје', quote: 'Шћепанодол',
  speaker: 'Њежићевац', list: 'Џиновракија', table: 'Ђердаплијар', note: 'Чворогласје', remark: 'Хрчкодромац', english: 'Quibblewick',
};
export const old = { headline: 'Грмиљевина', paragraph: 'Сврачолет' };  // of a revision that was written over before the release
export const retracted = { headline: 'Копривњачар', paragraph: 'Зубоклик' };

const letters = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š' };
export const latin = (text) => [...text.toLowerCase()].map((c) => letters[c] ?? c).join('');
export const plain = (text) => latin(text).replace(/đ/g, 'dj').normalize('NFD').replace(/\p{M}/gu, '');

// Every spelling of a word: in both scripts and without diacritics, each as it stands, in an address, in base64
// wherever it begins, and as the hash that would betray who knows the word.
export function spellings(word) {
  const forms = new Set();
  for (const form of [word, word.toLowerCase(), latin(word), plain(word), plain(word).replace(/dj/g, 'd')]) {
    forms.add(form.toLowerCase());
    forms.add(encodeURIComponent(form).toLowerCase());
    forms.add([...form].map((c) => (c.charCodeAt(0) < 128 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('').toLowerCase());
    for (const octets of [form, form[0].toUpperCase() + form.slice(1)]) {
      forms.add(createHash('sha256').update(octets).digest('hex'));
      forms.add(createHash('sha256').update(octets).digest('base64').toLowerCase());
      for (const shift of [0, 1, 2]) {
        const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(octets)]).toString('base64');
        forms.add(text.slice(shift === 0 ? 0 : 4, text.length - 4).toLowerCase());
      }
    }
  }
  return [...forms];
}
const sought = Object.values({ a: canaries, b: old, c: retracted }).flatMap((words) => Object.values(words)).map((word) => ({ word, forms: spellings(word) }));

// The canaries in some octets. What was asked for is no find: a page repeats the words that it is asked for.
export function found(octets, asked = '') {
  const text = Buffer.from(octets).toString('utf8').toLowerCase();
  const known = `${asked} ${decode(asked)}`.toLowerCase();
  return sought.filter(({ forms }) => !forms.some((form) => known.includes(form)) && forms.some((form) => text.includes(form))).map(({ word }) => word);
}
function decode(text) { try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch { return text; } }

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

// One answer, all of it: status, every field, every octet.
export function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((done, fail) => {
    const request = http.request(url, { method, headers, agent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => done({ code: answer.statusCode, fields: answer.rawHeaders, date: answer.headers.date, body: Buffer.concat(chunks) }));
    });
    request.on('error', fail);
    request.end(body);
  });
}

// What two equal servers say unlike, by name: where they listen, and at the desk what is drawn anew for each answer.
const drawn = [
  [/\bport [0-9]+\b|(127\.0\.0\.1|localhost):\d+/g, 'ADDRESS'],
  [/nonce(-|=")[A-Za-z0-9+/=_-]+/g, 'nonce$1N'],
  [/name="key" value="[0-9a-f]{32}"/g, 'name="key" value="K"'],
];
export function plainly({ code, fields, body }, port) {
  const hide = (text) => drawn.reduce((rest, [what, name]) => rest.replace(what, name), text.replaceAll(`:${port}`, ':PORT'));
  const head = fields.map((field) => hide(field)).join('\n');
  return Buffer.concat([Buffer.from(`${code}\n${head}\n\n`), Buffer.from(hide(body.toString('latin1')), 'latin1')]);
}

export class World {
  constructor(directory) { this.directory = directory; }
  async open() {
    this.server = await serve(this.directory);
    for (const person of Object.values(this.people ?? {})) person.desk = this.server.desk;
  }
  at(listener) { return listener === 'desk' ? this.server.desk.replace('localhost', '127.0.0.1') : this.server.origin; }
  ask(listener, path, options = {}) {
    const headers = listener === 'desk' ? { host: new URL(this.server.desk).host, ...options.headers } : options.headers;
    return ask(this.at(listener) + path, { ...options, headers });
  }
}

// One request to both worlds, within one second of the clock, so that Date and the age that caches may give it are the
// same; and what of it differs.
export async function both(worlds, listener, path, options) {
  for (let tries = 0; tries < 20; ++tries) {
    const answers = await Promise.all(worlds.map((world) => world.ask(listener, path, options)));
    if (answers[0].date !== answers[1].date) continue;
    const [mine, theirs] = answers.map((answer, i) => plainly(answer, new URL(worlds[i].at(listener)).port));
    return { same: mine.equals(theirs), mine, theirs, code: answers[0].code };
  }
  throw new Error(`${path}: never answered by both within one second`);
}
export function difference({ mine, theirs }) {
  let at = 0;
  while (at < mine.length && mine[at] === theirs[at]) ++at;
  const cut = (octets) => octets.subarray(Math.max(0, at - 80), at + 120).toString();
  return `at octet ${at} of ${mine.length} and ${theirs.length}:\n  ${cut(mine)}\n  without the item: ${cut(theirs)}`;
}

const hex = (of) => createHash('sha256').update(of).digest('hex').slice(0, 32);
export const keyOf = hex;

// The people, by name; each keeps the session that both worlds know.
async function people(server) {
  const ana = new Client(server.desk);
  await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
  const all = { ana };
  for (const [name, ...roles] of [['aco', 'author', 'translator'], ['tea', 'translator', 'author'], ['pera', 'approver'], ['rada', 'releaser'],
    ['olga', 'author', 'translator', 'approver', 'releaser', 'registrar'], ['stara', 'author', 'translator', 'approver', 'releaser']]) {
    const invited = await ana.post('/people/invite', [['name', name], ['display', name], ...roles.map((role) => ['role', role])]);
    all[name] = new Client(server.desk);
    await all[name].join(invited.text.match(/<code>(http:[^<]+)</)[1]);
  }
  return all;
}

export const api = async (who, path, body) => {
  const answer = await who.send('POST', path, { body: JSON.stringify(body), headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' } });
  return { code: answer.code, ...JSON.parse(answer.text || '{}') };
};
export const press = async (who, path, verb, fields = {}) => {
  const answer = await who.post(`${path}/${verb}`, fields);
  if (answer.code !== 303) throw new Error(`${verb} of ${path}: ${answer.code} ${answer.text.match(/class="refused"[^]*?<\/p>/)?.[0] ?? answer.text.slice(0, 400)}`);
};
export const approve = async (who, path) => press(who, path, 'approve', { hash: (await who.get(path)).text.match(/name="hash" value="([0-9a-f]{64})"/)[1] });

// A change of what is public begins with the public words: those of its own are saved upon them.
export async function begin(who, key, text, more = {}) {
  const made = await api(who, '/api/work', { key, texts: [text], ...more });
  if (!made.key) throw new Error(`begin: ${JSON.stringify(made)}`);
  const path = `/work/${made.key}`;
  if (!more.document) return path;
  const saved = await api(who, `/api${path}`, { base: made.revision, texts: [text], ...(more.notes && { notes: more.notes, reason: more.reason }) });
  if (saved.revision !== made.revision + 1) throw new Error(`begin: ${JSON.stringify(saved)}`);
  return path;
}
export const save = (who, path, text) => who.get(`/api${path}`).then((answer) => api(who, `/api${path}`, { base: JSON.parse(answer.text).revision, texts: [text] }));

// Known to four people from now on, whatever roles others have.
export function limitTo(directory, all, path) {
  const keys = sql(directory, "SELECT lower(hex(key)) FROM accounts WHERE name IN ('aco', 'tea', 'pera', 'rada')").split('\n');
  return press(all.aco, path, 'limit', keys.map((one) => ['one', one]));
}

async function released(directory, all, name, first, then) {
  const path = await begin(all.aco, hex(name), first);
  await limitTo(directory, all, path);
  if (then) await save(all.aco, path, then);
  await press(all.aco, path, 'see', { lang: 'sr-Latn' });
  await press(all.aco, path, 'submit');
  await approve(all.pera, path);
  await press(all.rada, path, 'release');
  return path;
}
const item = (headline, paragraph) => ({ lang: 'sr-Cyrl', headline, lead: 'Министар је обишао радове.',
  blocks: [{ id: 'aaaaaaaa', kind: 'paragraph', text: paragraph }] });

// Both worlds, not yet open: the demo's releases, three of the desk, one retracted. `numbers`: which documents these are.
export async function twoWorlds() {
  const base = demo();
  const settings = join(base, 'glasnik.toml');
  writeFileSync(settings, `site_url = "${site}"\n${readFileSync(settings, 'utf8')}`);
  const server = await serve(base);
  const all = await people(server);
  const number = (path) => Number(sql(base, `SELECT doc FROM work WHERE lower(hex(key)) = '${path.slice(6)}'`));
  const numbers = {
    sibling: number(await released(base, all, 'sibling', item('Радови на насипу', 'Насип је дуг сто метара.'))),
    old: number(await released(base, all, 'old', item(old.headline, old.paragraph), item('Радови на обали', 'Обала је уређена.'))),
    retracted: number(await released(base, all, 'retracted', item(retracted.headline, retracted.paragraph))),
  };
  await server.stop();
  must('act', base, 'retract', String(numbers.retracted), '--reason', 'fact', '--note', 'cir=Објављено је грешком, па се повлачи.');
  sql(base, "UPDATE sessions SET seen_at = '2020-01-01T00:00:00Z' WHERE account = (SELECT key FROM accounts WHERE name = 'stara')");
  numbers.next = Number(sql(base, 'SELECT max(id) FROM documents')) + 1;
  const worlds = [base, freshDirectory()].map((directory) => new World(directory));
  cpSync(base, worlds[1].directory, { recursive: true });
  cpSync(`${base}.vault`, `${worlds[1].directory}.vault`);
  // The other world never had the older revision of what was released.
  sql(worlds[1].directory, `DELETE FROM work_revisions WHERE number < (SELECT revision FROM work WHERE key = work)`);
  worlds[0].people = all;
  return { worlds, people: all, numbers };
}

// The secret, a canary in each field.
export const secret = { lang: 'sr-Cyrl', headline: `Отворена ${canaries.headline}`, lead: `Министар је обишао ${canaries.lead}.`, blocks: [
  { id: 'secret00', kind: 'paragraph', text: `Радови у месту ${canaries.paragraph} су готови.` },
  { id: 'secret01', kind: 'heading', text: canaries.heading },
  { id: 'secret02', kind: 'list', text: `${canaries.list}\nдруго` },
  { id: 'secret03', kind: 'quote', text: `Мост у месту ${canaries.quote} је ваш\n${canaries.speaker}, министар` },
  { id: 'secret04', kind: 'table', text: canaries.table }, { id: 'secret05', kind: 'note', text: canaries.note }] };
