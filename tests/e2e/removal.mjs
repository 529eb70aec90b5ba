// Removal by law and merging, with the real program: words that law removed are searched for in every
// file of the newsroom and of its mirrors, in every spelling and compression that files may hold them
// in, and in every answer; whatever was downloaded before goes on verifying.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { Tally, build, freePort, freshDirectory, get, must, run, serve, source } from './newsroom.mjs';

const tally = new Tally();
const work = mkdtempSync(join(tmpdir(), 'glasnik-removal.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

// Words that stand nowhere else, by where they stand.
const canaries = {
  block: ['Канаринчевић', 'Kanarinčević', 'Canaryson'],
  quote: ['Соколодарац', 'Sokolodarac', 'Falconheim'],
  caption: ['Лабудовница', 'Labudovnica', 'Swanmere'],
  file: ['kolibrifajl', 'KOLIBRIOCTETS'],
  note: ['Голубарница', 'Golubarnica', 'Dovecotes'],
  headline: ['Орлокрилац', 'Orlokrilac', 'Eaglewing', 'orlokrilac', 'eaglewing'],
  whole: ['Чапљинска', 'Čapljinska', 'Heronshire', 'rodofajl', 'RODOOCTETS'],
};
const all = Object.values(canaries).flat();

// Every spelling of a word that a file may hold it in.
function spellings(word) {
  const escaped = (hex) => [...word].map((c) => c.charCodeAt(0) < 128 ? c
    : `\\u${hex(c.charCodeAt(0).toString(16).padStart(4, '0'))}`).join('');
  const big = Buffer.from(word, 'utf16le').swap16();
  const base64 = [0, 1, 2].map((shift) => {  // wherever the word begins in the octets encoded
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]).toString('base64');
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, text.length - 4));
  });
  // The search index keeps words in small letters, with and without diacritics, and of words that
  // begin alike only what differs.
  const small = word.toLowerCase();
  const bald = small.normalize('NFD').replace(/\p{M}/gu, '');
  const indexed = [small, bald].map((form) => Buffer.from([...form].slice(3).join('')));
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), big, ...indexed, Buffer.from(encodeURIComponent(word)),
    Buffer.from(escaped((h) => h)), Buffer.from(escaped((h) => h.toUpperCase())), ...base64];
}
const searched = all.map((word) => ({ word, forms: spellings(word) }));

function tryTo(decompress, octets) {
  try { return decompress(octets); } catch { return null; }
}

// What is compressed inside of some octets: gzip and zlib members and files of a ZIP at any place, and
// the whole as Brotli, which has no mark to be found by.
function unpacked(octets) {
  const found = [];
  for (let at = octets.indexOf(0x1f); at >= 0; at = octets.indexOf(0x1f, at + 1)) {
    if (octets[at + 1] === 0x8b) found.push(tryTo(gunzipSync, octets.subarray(at)));
  }
  for (let at = octets.indexOf(0x78); at >= 0; at = octets.indexOf(0x78, at + 1)) {
    if ([0x01, 0x5e, 0x9c, 0xda].includes(octets[at + 1])) found.push(tryTo(inflateSync, octets.subarray(at)));
  }
  for (let at = octets.indexOf('PK\x03\x04'); at >= 0; at = octets.indexOf('PK\x03\x04', at + 1)) {
    const body = at + 30 + octets.readUInt16LE(at + 26) + octets.readUInt16LE(at + 28);
    if (octets[at + 8] === 8) found.push(tryTo(inflateRawSync, octets.subarray(body)));
  }
  found.push(tryTo(brotliDecompressSync, octets));
  return found.filter(Boolean);
}

function wordsIn(octets, deep = true) {
  const found = searched.filter(({ forms }) => forms.some((form) => form.length > 3 && octets.includes(form)))
    .map(({ word }) => word);
  if (deep) for (const inner of unpacked(octets)) found.push(...wordsIn(inner, false));
  return found;
}

// word -> the files that hold it
function search(directory, found = new Map()) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) { search(path, found); continue; }
    for (const word of [...wordsIn(Buffer.from(name)), ...wordsIn(readFileSync(path))]) {
      found.set(word, [...(found.get(word) ?? []), path.slice(directory.length)]);
    }
  }
  return found;
}
const told = (found) => [...found].map(([word, files]) => `${word} in ${files.join(', ')}`).join('\n');

// A newsroom of five documents: 1 loses parts, 2 all, 3 its headline, 4 is merged into 5.
const directory = freshDirectory();
must('init', directory, '--name', 'sr-Cyrl=Институт', '--name', 'sr-Latn=Institut', '--name', 'en=Institute');
function write(name, text) {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
const gif = (words) => Buffer.concat([Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex'), Buffer.from(words)]);
const first = {
  cir: 'Мост у Долини је отворен\n\nМинистар је отворио мост.\nГрадитељ се зове Канаринчевић и има 40 година.\n– Служиће свима, а Соколодарац је крив, рекао је министар Марић.\nРадови су трајали две године.\n',
  eng: 'Bridge in Dolina is open\n\nThe minister opened a bridge.\nThe builder is called Canaryson and is 40.\n- It will serve all, and Falconheim is to blame, Minister Marić said.\nThe works took two years.\n',
};
function release(name, texts, ...more) {
  const files = Object.entries(texts).map(([segment, text]) => write(`${name}.${segment}.txt`, text));
  must('import', directory, ...files, '--release', ...more);
}
release('first', first);
release('second', {
  cir: 'Чапљинска болница\n\nЧапљинска болница ради.\n',
  eng: 'Heronshire hospital\n\nHeronshire hospital is open.\n',
}, '--attach', write('rodofajl.gif', gif('RODOOCTETS')));
release('third', {
  cir: 'Орлокрилац је стигао\n\nСтигао је јутрос.\n',
  eng: 'Eaglewing has arrived\n\nHe came this morning.\n',
});
release('fourth', { cir: 'Двапут исто\n\nПрви пут.\n', eng: 'The same twice\n\nThe first time.\n' });
release('fifth', { cir: 'Двапут исто, боље\n\nДруги пут.\n', eng: 'The same twice, better\n\nThe second time.\n' });
for (let i = 0; i < 12; ++i) {  // neighbours, so that rows have moved between pages
  release(`other${i}`, { cir: `Вест број ${i}\n\n${'Ништа ново. '.repeat(20 + 13 * i)}\n` });
}
must('media', 'add', directory, '1', write('kolibrifajl.gif', gif('KOLIBRIOCTETS')), '--caption',
  'cir=Лабудовница у сумрак', '--caption', 'eng=Swanmere at dusk');
must('act', directory, 'correct', '1', '--reason', 'fact',
  '--note', 'cir=Голубарница није срушена.', '--note', 'eng=The Dovecotes were not torn down.',
  '--text', `cir=${write('a.cir.txt', first.cir.replace('две године', 'три године'))}`,
  '--text', `eng=${write('a.eng.txt', first.eng.replace('two years', 'three years'))}`);

// The world before: pages are read in every coding, every proof is downloaded.
const documents = [1, 2, 3, 4, 5];
const acts = { 1: 3, 2: 1, 3: 1, 4: 1, 5: 1 };
const segments = ['cir', 'lat', 'eng'];
let cited;
async function addresses(server) {
  const pages = segments.flatMap((s) => [`/${s}/`, `/${s}/archive`, `/${s}/log`, `/${s}/feed.atom`, `/${s}/feed.rss`,
    `/${s}/feed.json`, `/${s}/acts.atom`, `/${s}/acts.json`,
    ...documents.flatMap((id) => [`/${s}/${id}/v/1.0`, `/${s}/${id}/history`]),
    ...documents.flatMap((id) => [`/${s}/${id}/v/1.0/cite`, `/${s}/${id}/v/1.0/cite/headline`, `/${s}/${id}/timemap`]),
    ...(cited ?? []).map((block) => `/${s}/1/v/1.0/cite/${block}`),
    `/${s}/1/v/1.1`, `/${s}/1/v/2.0`, `/${s}/1/diff/1.0..2.0`, `/${s}/1/diff/1.1..2.0`]);
  for (const s of segments) {
    for (const id of documents) {
      const answer = await get(`${server.origin}/${s}/${id}`);
      pages.push(answer.fields.location ?? `/${s}/${id}`);
    }
  }
  for (const word of ['Kanarinčević', 'Canaryson', 'Falconheim', 'Labudovnica', 'Orlokrilac', 'Heronshire']) {
    const query = `q=${encodeURIComponent(`${word.slice(0, 5)}*`)}`;
    pages.push(`/api/v1/search?${query}`, ...segments.flatMap((s) => [`/${s}/search?${query}`, `/${s}/search.atom?${query}`]));
  }
  return [...pages, '/sitemap.xml', '/sitemap/1.xml'];
}
const codings = ['identity', 'gzip', 'br'];
const decoded = (answer) => ({ gzip: gunzipSync, br: brotliDecompressSync }[answer.fields['content-encoding']] ?? ((b) => b))(answer.body);

const at = ['--public', `127.0.0.1:${await freePort()}`];  // mirrors come back to it
let server = await serve(directory, ...at);
const key = (await get(`${server.origin}/log/vkey`)).text.trim();
const seen = new Set();
for (const page of await addresses(server)) {
  for (const coding of codings) {
    const answer = await get(server.origin + page, { 'accept-encoding': coding });
    for (const word of wordsIn(decoded(answer), false)) seen.add(word);
  }
}
const media = {};
for (const [id, version] of [[1, '2.0'], [2, '1.0']]) {
  const page = (await get(`${server.origin}/eng/${id}/v/${version}`)).text;
  media[id] = page.match(/\/m\/[0-9a-f]{32}\/[\w.-]+/)[0];
  tally.same(`the file of ${id} is served`, (await get(server.origin + media[id])).code, 200);
}
const blockId = (await get(`${server.origin}/eng/1/v/1.0`)).text.match(/id="b-(\w{8})"[^>]*>[^<]*Canaryson/)[1];
const quoteId = (await get(`${server.origin}/eng/1/v/1.0`)).text.match(/id="b-(\w{8})"(?:(?!id="b-)[\s\S])*Falconheim/)[1];
cited = [blockId, quoteId];
const quotation = `/proof/1/1/en/${blockId}.glasnik`;
const quoted = await get(server.origin + quotation);
mkdirSync(join(work, 'before'));
writeFileSync(join(work, 'before', 'quotation.glasnik'), quoted.body);
for (const [id, count] of Object.entries(acts)) {
  for (let seq = 1; seq <= count; ++seq) {
    const bundle = await get(`${server.origin}/proof/${id}/${seq}.glasnik`);
    writeFileSync(join(work, 'before', `${id}-${seq}.glasnik`), bundle.body);
  }
}
const held = freshDirectory();  // a mirror that has the words
tally.same('a mirror is made before', run('mirror', server.origin, held, '--once').code, 0);
await server.stop();
const backup = freshDirectory();
cpSync(directory, backup, { recursive: true });
for (const word of all) {
  const inside = ['kolibrifajl', 'rodofajl', 'KOLIBRIOCTETS', 'RODOOCTETS'].includes(word) || seen.has(word);
  tally.check(`${word} was public`, inside);
}

// The known-bad arm: before the removal, the search finds every word in the files.
const before = search(directory);
for (const word of all) tally.check(`the search finds ${word}`, before.has(word));
const index = readdirSync(join(directory, 'search')).map((name) => readFileSync(join(directory, 'search', name)));
for (const tail of ['arincevic', 'arinčević', 'aryson', 'lokrilac', 'onshire', 'udovnica']) {
  tally.check(`the index has ...${tail}`, index.some((octets) => octets.includes(tail)));
}
const mirrored = search(held);
for (const word of all.filter((word) => !word.endsWith('fajl'))) tally.check(`it finds ${word} in the mirror`, mirrored.has(word));

// Refusals, and the dry run.
const court = ['--basis', 'court', '--order-words', 'P 12/26', '--reason', 'law', '--note', 'cir=Суд је наложио уклањање.',
  '--note', 'eng=The court has ordered the removal.', '--authority', 'cir=Виши суд у Долини', '--authority', 'eng=Higher Court in Dolina'];
const remove = (id, ...more) => run('act', directory, 'remove_legal', String(id), ...court, ...more);
const waived = ['--no-copy-waiver', 'The archive has one.'];
const nothing = remove(2, ...waived);
tally.check('a whole document goes only where --all says so', nothing.code === 1 && nothing.err.includes('--all'), nothing.err);
const empty = remove(2, '--part', '', ...waived);
tally.check('a part without a name is refused', empty.code === 1 && empty.err.includes('no name'), empty.err);
const ordered = [...court];
ordered.splice(ordered.indexOf('--order-words'), 2, '--order', join(work, 'mistyped.pdf'));
const mistyped = run('act', directory, 'remove_legal', '2', ...ordered, '--all', ...waived);
tally.check('an order that is not there is refused', mistyped.code === 1 && mistyped.err.includes('mistyped.pdf'), mistyped.err);
const copy = join(work, 'copy.tar');
const parts = [blockId, quoteId, `file:${media[1].split('/')[2]}`, 'note:3'].flatMap((name) => ['--part', name]);
tally.check('without a copy or a waiver it is refused', remove(1, ...parts).err.includes('--no-copy-waiver'));
tally.check('a copy inside the newsroom is refused', remove(1, ...parts, '--copy', join(directory, 'copy')).err.includes('outside'));
tally.check('a part that is not there is refused', remove(1, '--part', 'nothing', '--copy', copy).err.includes("'nothing'"));
const dry = run('act', directory, 'remove_legal', '1', ...parts, '--dry-run');
tally.check('a dry run lists the parts of each edition', dry.code === 0 && dry.out.includes(`paragraph:${blockId}`) && dry.out.includes('sr-Latn') && dry.out.includes('nothing was done'), dry.out + dry.err);
tally.check('and removes none', search(directory).size === before.size);

// The removals.
const begun = Date.now();
const removed = [remove(1, ...parts, '--copy', copy), remove(2, '--all', ...waived),
  remove(3, '--part', 'headline', ...waived)];
for (const done of removed) tally.check('the removal is performed', done.code === 0, done.err);
const took = Date.now() - begun;
const after = search(directory);
tally.check('no removed word is in any file', after.size === 0, told(after));
tally.check('it says what went, and where the copy is', /removed   \d+ parts, \d+ of them files/.test(removed[0].out) && removed[0].out.includes(copy), removed[0].out);
tally.check('the copy has what was removed', wordsIn(readFileSync(copy)).includes('Канаринчевић'));
tally.same('the copy is for its owner alone', (statSync(copy).mode & 0o777).toString(8), '600');
const merge = run('act', directory, 'merge', '4', '--into', '5');
tally.check('the merge is performed', merge.code === 0, merge.err);
tally.check('a merge into what is merged is refused', run('act', directory, 'merge', '5', '--into', '4').err.includes('is merged'));

const verified = run('verify', directory);
tally.check('verify finds the record as its log says', verified.code === 0 && verified.out.includes('VERIFIED'), verified.out);

// What was downloaded before still verifies, by two programs.
const judges = {
  'glasnik-verify': (file) => spawnSync(join(build, 'glasnik-verify'), [file, '--key', key], { encoding: 'utf8' }),
  node: (file) => spawnSync('node', [join(source, 'tests/verifiers/verify.mjs'), 'bundle', file, key], { encoding: 'utf8' }),
};
for (const name of readdirSync(join(work, 'before'))) {
  for (const [judge, ask] of Object.entries(judges)) {
    const done = ask(join(work, 'before', name));
    tally.check(`${judge} accepts ${name} from before`, done.status === 0, done.stdout + done.stderr);
  }
}

// The world after.
server = await serve(directory, ...at);
const shown = new Set();
const answersOf = new Map();
for (const page of await addresses(server)) {
  answersOf.set(page, (await get(server.origin + page)).code);
  for (const coding of codings) {
    const answer = await get(server.origin + page, { 'accept-encoding': coding });
    for (const word of wordsIn(decoded(answer), false)) shown.add(`${word} at ${page}`);
  }
}
for (const [id, count] of Object.entries(acts)) {
  for (let seq = 1; seq <= count + 1; ++seq) {
    for (const form of ['glasnik', 'record.json', 'entry.json', 'tlog-proof']) {
      const answer = await get(`${server.origin}/proof/${id}/${seq}.${form}`);
      for (const word of wordsIn(answer.body)) shown.add(`${word} in the proof of ${id}/${seq}`);
    }
  }
}
tally.check('no removed word is in any answer', shown.size === 0, [...shown].join('\n'));

for (const s of segments) {
  for (const version of ['1.0', '1.1', '2.0']) {
    const page = (await get(`${server.origin}/${s}/1/v/${version}`)).text;
    tally.check(`a bar stands in ${s} ${version}`, page.includes(`<p class="removed" id="b-${blockId}">`) && page.includes(`id="b-${quoteId}"`));
  }
  for (const address of [`/${s}/2`, `/${s}/2/heronshire-hospital`, `/${s}/2/v/1.0`, `/${s}/2/history`, `/${s}/2/diff/1.0..1.0`]) {
    const answer = await get(server.origin + address);
    tally.same(`${address} is 451`, answer.code, 451);
    tally.check(`${address} says by whom`, /rel="?blocked-by/.test(answer.fields.link ?? ''), answer.fields.link);
  }
  const list = (await get(`${server.origin}/${s}/archive`)).text;
  tally.check(`lists of ${s} do not show it`, !list.includes(`/${s}/2/`));
  tally.check(`lists of ${s} do not show what was merged`, !list.includes(`/${s}/4/`));
  const feed = (await get(`${server.origin}/${s}/feed.atom`)).text;
  tally.same(`the feed of ${s} has two tombstones`, (feed.match(/at:deleted-entry /g) ?? []).length, 2);
}
const legal = (await get(`${server.origin}/eng/2/v/1.0`)).text;
for (const words of ['court decision', 'Higher Court in Dolina', 'The court has ordered the removal.']) {
  tally.check(`the 451 page says "${words}"`, legal.includes(words));
}
const removal = join(work, 'removal.glasnik');
writeFileSync(removal, (await get(server.origin + legal.match(/href="(\/proof\/2\/\d+\.glasnik)" download/)[1])).body);
const proven = run('verify', removal, '--key', join(directory, 'keys/log.vkey'));
tally.check('and its link leads to a proof of the removal', proven.code === 0 && proven.out.includes('a removal by law'), proven.out + proven.err);
const page = (await get(`${server.origin}/eng/1/v/2.0`)).text;
tally.check('the bar names ground and authority', page.includes('court decision (Higher Court in Dolina)'));
tally.same('a removed file is 451', (await get(server.origin + media[1])).code, 451);
tally.same('a file of the removed document is 451', (await get(server.origin + media[2])).code, 451);
const nameless = await get(`${server.origin}/eng/3/-`);
tally.check('a text without its headline has a page', nameless.code === 200 && nameless.text.includes('[Removed by law]'), nameless.code);

for (const address of [quotation, `/eng/1/v/1.0/cite/${blockId}`, '/eng/3/v/1.0/cite/headline']) {
  tally.same(`${address} is 451`, (await get(server.origin + address)).code, 451);
}
tally.check('a text without its headline is cited by what is left', (await get(`${server.origin}/eng/3/v/1.0/cite`)).text.includes('[Removed by law]'));

// Merged: every address but the versions leads to the target.
const target = (await get(`${server.origin}/eng/5`)).fields.location;
for (const address of ['/eng/4', '/eng/4/the-same-twice', '/eng/4/x/y', '/eng/tekst/4/old']) {
  const answer = await get(server.origin + address);
  tally.check(`${address} leads to the target`, answer.code === 301 && answer.fields.location === target, `${answer.code} ${answer.fields.location}`);
}
const bare = await get(`${server.origin}/4`);
tally.check('/4 leads to /5', bare.code === 301 && bare.fields.location === '/5', `${bare.code} ${bare.fields.location}`);
tally.same('HEAD likewise', (await get(`${server.origin}/eng/4`, {}, 'HEAD')).code, 301);
for (const address of ['/eng/4/v/1.0', '/lat/4/v/1.0', '/eng/4/history', '/eng/4/timemap', '/eng/4/v/1.0/cite', '/proof/4/1.glasnik', '/proof/4/2.glasnik']) {
  tally.same(`${address} stays`, (await get(server.origin + address)).code, 200);
}
tally.check('history tells of the merge', (await get(`${server.origin}/eng/4/history`)).text.includes('merged into another text'));

// Bundles from after the removal verify, and say what is gone.
const later = join(work, 'later.glasnik');
writeFileSync(later, (await get(`${server.origin}/proof/1/1.glasnik`)).body);
const verdict = judges['glasnik-verify'](later);
tally.check('a bundle from after says what is gone', verdict.status === 0 && /gone/.test(verdict.stdout) && verdict.stdout.includes('VERIFIED'), verdict.stdout);
tally.check('node accepts it', judges.node(later).status === 0);

// A mirror that had the words loses them; one that comes later never has them; and so does a backup
// from before, once it is recovered from either.
const late = freshDirectory();
const pages = await addresses(server);
const again = run('mirror', server.origin, held, '--once');
tally.check('the mirror from before pulls on', again.code === 0, again.err);
tally.same('another is made after', run('mirror', server.origin, late, '--once').code, 0);
await server.stop();
const third = freshDirectory();
const heldServer = await serve(held);
tally.same('and one of a mirror', run('mirror', heldServer.origin, third, '--once').code, 0);
await heldServer.stop();
for (const [name, mirror] of [['that had the words', held], ['that came later', late], ['of a mirror', third]]) {
  const found = search(mirror);
  tally.check(`no removed word is in any file of the mirror ${name}`, found.size === 0, told(found));
  const whole = run('verify', mirror, '--against', directory);
  tally.check(`verify finds the mirror ${name} whole`, whole.code === 0 && whole.out.includes('VERIFIED'), whole.out + whole.err);
  const other = await serve(mirror);
  for (const page of pages) {
    const [here, there] = [answersOf.get(page), (await get(other.origin + page)).code];
    tally.same(`${page} answers as at the source`, there, here);
  }
  await other.stop();
}
rmSync(directory, { recursive: true });
cpSync(backup, directory, { recursive: true });
tally.check('a backup from before has the words', search(directory).size > 0);
const back = run('recover', directory, '--from', held);
tally.check('it is recovered', back.code === 0, back.out + back.err);
const recovered = search(directory);
tally.check('and no removed word is in it any more', recovered.size === 0, told(recovered));
tally.same('verify finds it whole', run('verify', directory, '--against', late).code, 0);
server = await serve(directory, ...at);
await server.stop();

const rest = search(directory);
tally.check('after serving, no removed word is in any file', rest.size === 0, told(rest));

console.log(`three removals took ${took} ms`);
tally.end();
