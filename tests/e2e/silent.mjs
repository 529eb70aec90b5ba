// No silent path from one wording to another. Somebody with access to the directory changes the past:
// rows, files, old copies put back. Each time verify names what is wrong and where. Then somebody with the
// server's own key makes everything anew (tests/forge): that verifies by itself, and is called a fork by
// whoever kept a copy.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Tally, build, freshDirectory, must, run, serve, source } from './newsroom.mjs';

const tally = new Tally();
const pristine = freshDirectory();
const room = dirname(pristine);
const file = (name, content) => { const path = join(room, name); writeFileSync(path, content); return path; };

// Three documents, every kind of act that the command line performs but one, two files.
const english = 'Bridge opened in Dolina\n\nThe minister opened a bridge.\nIt crosses the river Sava.\n'
  + '- It will serve everybody, Minister Marić said.\n';
const serbian = 'Отворен мост у Долини\n\nМинистар је отворио мост.\nПрелази реку Саву.\n'
  + '– Служиће свима, рекао је министар Марић.\n';
const again = (text, more) => text + more;
const pdf = (words) => `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
const pair = (name, more) => [file(`${name}.cir.txt`, again(serbian, more)), file(`${name}.eng.txt`, again(english, more))];
const notes = (words) => ['--reason', 'fact', '--note', `en=${words}`, '--note', `sr-Cyrl=Напомена за читаоце: ${words}`];

must('init', pristine);
must('import', pristine, ...pair('one', 'One.\n'), '--release', '--attach', file('annex.pdf', pdf('annex')));
must('import', pristine, ...pair('two', 'Two.\n'), '--release', '--attach', file('plan.pdf', pdf('plan, longer')));
must('act', pristine, 'correct', '1', ...notes('The length was wrong.'), '--text', `en=${file('c.txt', again(english, 'It is 300 metres long.\n'))}`);
must('act', pristine, 'withdraw', '2', ...notes('It is not open yet.'));
cpSync(room, `${room}.yesterday`, { recursive: true });
process.on('exit', () => rmSync(`${room}.yesterday`, { recursive: true, force: true }));
must('act', pristine, 'unwithdraw', '2', ...notes('It is open after all.'));
must('import', pristine, file('three.txt', `${english}Three.\n`), '--variant', 'en', '--release');
must('act', pristine, 'retract', '3', '--reason', 'error', '--note', 'en=This was never so.');
const yesterday = join(`${room}.yesterday`, 'newsroom');
const other = join(room, 'other');  // another log by the same name
must('init', other);

// A copy to be changed, with its vault.
const victim = join(room, 'victim', 'newsroom');
function fresh() {
  rmSync(dirname(victim), { recursive: true, force: true });
  mkdirSync(dirname(victim));
  for (const part of ['', '.vault']) cpSync(pristine + part, victim + part, { recursive: true });
}
function sql(...statements) {
  const done = spawnSync('sqlite3', [join(victim, 'glasnik.db'), `${statements.join(';')};SELECT total_changes();`], { encoding: 'utf8' });
  if (done.status !== 0 || Number(done.stdout) === 0) throw new Error(`${statements}: ${done.stderr}${done.stdout}`);
}
const blobs = () => readdirSync(join(victim, 'blobs'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name)).sort();
function edit(path, change) {
  const before = readFileSync(path, 'latin1');
  const after = change(before);
  if (after === before) throw new Error(`${path}: nothing changes`);
  writeFileSync(path, after, 'latin1');
}
function put_back() {
  for (const end of ['', '-wal', '-shm']) rmSync(join(victim, `glasnik.db${end}`), { force: true });
  cpSync(join(yesterday, 'glasnik.db'), join(victim, 'glasnik.db'));
}
// An index that leaves a document out, and whose text does not say so.
function index_without(entry) {
  const asked = `(SELECT sql FROM sqlite_schema WHERE name = 'published_by_day')`;
  sql(`CREATE TEMP TABLE kept AS SELECT ${asked} AS text`, 'DROP INDEX published_by_day',
    `CREATE INDEX published_by_day ON published (lang, day, dated, doc) WHERE entry <> ${entry}`,
    'PRAGMA writable_schema = ON', "UPDATE sqlite_schema SET sql = (SELECT text FROM kept) WHERE name = 'published_by_day'");
}
const TOUCH = 'UPDATE documents SET id = id';  // a change of the schema alone counts as none
const bytes = (from, to) => `bytes = CAST(replace(CAST(bytes AS TEXT), '${from}', '${to}') AS BLOB)`;

// What is done, how, and what verify must say: the invariant and the place.
const changes = [
  ['a word of a headline', () => sql("UPDATE parts SET body = 'Bridge closed in Dolina' WHERE entry = 1 AND collection = 'en' AND name = 'headline'"), /FAIL rows index=1 text:en/],
  ['a word of a paragraph in Cyrillic', () => sql("UPDATE parts SET body = replace(body, 'Прелази', 'Заобилази') WHERE entry = 2 AND collection = 'sr-Cyrl'"), /FAIL rows index=2 text:sr-Cyrl/],
  ['a derived text alone', () => sql("UPDATE parts SET body = replace(body, 'Prelazi', 'Zaobilazi') WHERE entry = 2 AND collection = 'sr-Latn'"), /FAIL rows index=2 text:sr-Latn/],
  ['two words exchanged', () => sql("UPDATE parts SET body = 'The bridge opened a minister.' WHERE entry = 1 AND collection = 'en' AND name = 'lead'"), /FAIL rows index=1 text:en/],
  ['a paragraph taken out', () => sql("DELETE FROM parts WHERE entry = 3 AND collection = 'en' AND position = 2"), /FAIL rows index=3 /],
  ['a paragraph put in', () => sql("INSERT INTO parts VALUES (3, 'en', 99, 'paragraph:zzzzzzzz', 'Never said.')"), /FAIL rows index=3 /],
  ['a new variant of an old release', () => sql("INSERT INTO parts VALUES (6, 'sr-Latn', 0, 'headline', 'Nikad rečeno')"), /FAIL rows index=6 parts/],
  ['words where no act is', () => sql("INSERT INTO parts VALUES (0, 'en', 0, 'headline', 'Never said')"), /FAIL rows index=0 parts/],
  ['words beyond the log', () => sql("INSERT INTO parts VALUES (99, 'en', 0, 'headline', 'Never said')"), /FAIL rows index=99 parts/],
  ['a public note', () => sql("UPDATE parts SET body = 'Nothing happened at all.' WHERE entry = 4 AND name = 'note:en'"), /FAIL rows index=4 notes/],
  ['a note taken away', () => sql("DELETE FROM parts WHERE entry = 5 AND name = 'note:en'"), /FAIL rows index=5 /],
  ['a file\'s name and kind', () => sql("UPDATE parts SET body = replace(body, 'annex.pdf', 'other.pdf') WHERE entry = 1 AND collection = 'data'"), /FAIL rows index=1 data/],
  ['the salts', () => sql("UPDATE salts SET octets = randomblob(length(octets)) WHERE entry = 1 AND collection = 'en'"), /FAIL rows index=1 text:en/],
  ['the salts taken away', () => sql('DELETE FROM salts WHERE entry = 4'), /FAIL rows index=4 /],
  ['who is quoted', () => sql("UPDATE quotes SET speaker = 'Minister Petrović' WHERE entry = 1 AND lang = 'en'"), /FAIL rows index=1 the quotes of en/],
  ['what was said', () => sql("UPDATE quotes SET words = 'It will serve nobody' WHERE entry = 6"), /FAIL rows index=6 the quotes of en/],
  ['a quote taken away', () => sql('DELETE FROM quotes WHERE entry = 6'), /FAIL rows index=6 the quotes of en/],
  ['a quote put in', () => sql("INSERT INTO quotes SELECT 4, lang, block, first, last, words, speaker, cue, rule, confidence FROM quotes WHERE entry = 6"), /FAIL rows index=4 quotes/],
  ['the frame of a text', () => sql("UPDATE texts SET status = 'original', of_lang = '' WHERE entry = 1 AND status = 'translation'"), /FAIL rows index=1 the texts' rows/],
  ['a frame that says nonsense', () => sql("UPDATE texts SET status = 'poem' WHERE entry = 1"), /FAIL rows index=1 the texts' rows/],
  ['a text\'s frame taken away', () => sql("DELETE FROM texts WHERE entry = 2 AND lang = 'sr-Latn'"), /FAIL rows index=2 /],
  ['the date of an act', () => sql("UPDATE acts SET issued = '2020-01-01T00:00:00Z' WHERE entry = 1"), /FAIL rows index=1 the act's row/],
  ['a date that is none', () => sql("UPDATE acts SET issued = 'yesterday' WHERE entry = 1"), /FAIL rows index=1 the act's row/],
  ['the kind of an act', () => sql("UPDATE acts SET kind = 'update' WHERE entry = 3"), /FAIL rows index=3 the act's row/],
  ['the reason of an act', () => sql("UPDATE acts SET reason = 'name' WHERE entry = 3"), /FAIL rows index=3 the act's row/],
  ['the number of an edition', () => sql('UPDATE acts SET major = 1, minor = 1 WHERE entry = 3'), /FAIL rows index=3 the act's row/],
  ['which words stand after an act', () => sql('UPDATE acts SET content_entry = 1 WHERE entry = 5'), /FAIL rows index=5 the act's row leaves other words/],
  ['the last act\'s row taken away', () => sql('DELETE FROM acts WHERE entry = 7'), /FAIL rows index=7 the act's row/],
  ['the last act taken away whole', () => sql('DELETE FROM acts WHERE entry = 7', 'DELETE FROM entries WHERE position = 7', 'DELETE FROM parts WHERE entry = 7', 'DELETE FROM salts WHERE entry = 7', 'DELETE FROM checkpoints WHERE size = 8', "UPDATE documents SET standing = 'current', seq = 1, last_entry = 6 WHERE id = 3", "UPDATE published SET standing = 'current' WHERE doc = 3"), /FAIL (vault .*log_rolled_back|tree) /],
  ['an act put in', () => sql("INSERT INTO acts SELECT 1000, 3, 3, 'unwithdraw', major, minor, issued, reason, content_entry FROM acts WHERE entry = 7"), /FAIL rows index=1000 an act of 3 that no entry names/],
  ['the standing of a document', () => sql("UPDATE documents SET standing = 'current' WHERE id = 3"), /FAIL rows index=7 the state of 3/],
  ['a standing that is none', () => sql("UPDATE documents SET standing = 'forgotten' WHERE id = 3"), /FAIL rows index=7 the state of 3/],
  ['a document out of nowhere', () => sql("INSERT INTO documents VALUES (77, 'current', 1, 1, 0, 1, 1)"), /FAIL rows index=0 a state of 77/],
  ['a headline in lists', () => sql("UPDATE published SET headline = 'Bridge closed' WHERE doc = 1 AND lang = 'en'"), /FAIL rows index=3 what lists show of 1/],
  ['a day in lists', () => sql("UPDATE published SET day = '2020-01-01' WHERE doc = 1"), /FAIL rows index=3 what lists show of 1/],
  ['a day in lists that is none', () => sql("UPDATE published SET day = 'today' WHERE doc = 1"), /FAIL rows .*what lists show of 1/],
  ['a retracted release back in lists', () => sql("UPDATE published SET standing = 'current' WHERE doc = 3"), /FAIL rows index=7 what lists show of 3/],
  ['a correction unmarked', () => sql('UPDATE published SET corrected = 0 WHERE doc = 1'), /FAIL rows index=3 what lists show of 1/],
  ['a release missing in lists', () => sql("DELETE FROM published WHERE doc = 2 AND lang = 'sr-Latn'"), /FAIL rows index=5 what lists show of 2/],
  ['a release that only lists have', () => sql("INSERT INTO published SELECT 77, lang, entry, standing, type, headline, lead, slug, day, dated, claimed, released, updated, major, minor, corrected, photos, video_ms, picture FROM published WHERE doc = 1"), /FAIL rows index=0 what lists show of 77/],
  ['the name of a public file', () => sql("UPDATE media SET filename = 'other.pdf' WHERE doc = 1"), /FAIL rows index=1 the row of annex\.pdf/],
  ['the octets that a file\'s name leads to', () => sql('UPDATE media SET sha256 = (SELECT sha256 FROM media WHERE doc = 2), bytes = (SELECT bytes FROM media WHERE doc = 2) WHERE doc = 1'), /FAIL rows index=1 the row of annex\.pdf/],
  ['a public file\'s row taken away', () => sql('DELETE FROM media WHERE doc = 2'), /FAIL rows index=2 the row of plan\.pdf/],
  ['a public file out of nowhere', () => sql("INSERT INTO media VALUES (zeroblob(16), 1, 1, zeroblob(32), 1, 'image/gif', 'a.gif')"), /FAIL rows index=1 a public file that no entry names/],
  ['the version in an entry', () => sql(`UPDATE entries SET ${bytes('"edition":"2.0"', '"edition":"1.1"')} WHERE position = 3`), /FAIL chain index=3 edition[\s\S]*FAIL tree/],
  ['the reason in an entry', () => sql(`UPDATE entries SET ${bytes('"reason":"fact"', '"reason":"name"')} WHERE position = 3`), /FAIL tree index=3 /],
  ['the date in an entry', () => sql(`UPDATE entries SET ${bytes('"issued":"2', '"issued":"1')} WHERE position = 4`), /FAIL time index=4 [\s\S]*FAIL tree/],
  ['a space in an entry', () => sql("UPDATE entries SET bytes = CAST(CAST(bytes AS TEXT) || ' ' AS BLOB) WHERE position = 2"), /FAIL form index=2 [\s\S]*FAIL tree/],
  ['two entries exchanged', () => sql('UPDATE entries SET position = 1000, doc = NULL, seq = NULL WHERE position = 1', 'UPDATE entries SET position = 1, doc = 2, seq = 1 WHERE position = 2', 'UPDATE entries SET position = 2, doc = 1, seq = 1 WHERE position = 1000'), /FAIL tree index=1 /],
  ['an entry taken out', () => sql('DELETE FROM entries WHERE position = 4'), /FAIL tree /],
  ['an entry put at the end', () => sql("INSERT INTO entries VALUES (8, CAST('{}' AS BLOB), NULL, NULL)"), /FAIL form index=8 /],
  ['whose act an entry is', () => sql('UPDATE entries SET doc = 9 WHERE position = 2'), /FAIL rows index=2 the row names another act/],
  ['a tile', () => sql('UPDATE tiles SET hashes = zeroblob(length(hashes))'), /FAIL tree index=\d+ tile\//],
  ['the root of an old checkpoint', () => sql('UPDATE checkpoints SET root = zeroblob(32) WHERE size = 3'), /FAIL rows index=3 a checkpoint's row/],
  ['the size in a checkpoint\'s note', () => sql("UPDATE checkpoints SET note = replace(note, '/log' || char(10) || '8', '/log' || char(10) || '7') WHERE size = 8"), /FAIL \w+ index=8 /],
  ['a signature', () => sql("UPDATE checkpoints SET note = substr(note, 1, length(note) - 9) || 'AAAAAAA=' || char(10) WHERE size = 5"), /FAIL keys index=4 the signature/],
  ['the newest checkpoint taken away', () => sql('DELETE FROM checkpoints WHERE size = 8'), /FAIL rows index=\d+ what lists show of 3/],
  ['every checkpoint taken away', () => sql('DELETE FROM checkpoints'), /FAIL tree index=0 no checkpoint/],
  ['an octet of a file', () => edit(blobs()[0], (octets) => octets.replace('Catalog', 'Katalog')), /FAIL rows index=[12] (annex|plan)\.pdf/],
  ['two files exchanged', () => { const [a, b] = blobs(); renameSync(a, `${a}.x`); renameSync(b, a); renameSync(`${a}.x`, b); }, /FAIL rows index=1 annex\.pdf[\s\S]*FAIL rows index=2 plan\.pdf/],
  ['a file taken away', () => rmSync(blobs()[0]), /FAIL rows index=[12] (annex|plan)\.pdf/],
  ['a file made longer', () => appendFileSync(blobs()[1], '\n'), /FAIL rows index=[12] (annex|plan)\.pdf/],
  ['yesterday\'s database', put_back, /FAIL vault .*log_rolled_back have=5 seen=8/],
  ['another root in the vault', () => edit(`${victim}.vault`, (text) => text.replace(/\n([A-Za-z0-9+/]{43}=)\n/, `\n${'A'.repeat(43)}=\n`)), /FAIL vault .*vault_damaged/],
  ['another log\'s vault', () => edit(`${victim}.vault`, (text) => text.replace('glasnik.example', 'herald.example')), /FAIL vault .*vault_damaged/],
  ['the origin in the settings', () => edit(join(victim, 'glasnik.toml'), (text) => text.replaceAll('glasnik.example/log', 'herald.example/log')), /FAIL vault [\s\S]*FAIL (form|tree|rows|keys) index=\d+ /],
  ['the log\'s public key', () => edit(join(victim, 'keys/log.vkey'), () => readFileSync(join(other, 'keys/log.vkey'), 'utf8')), /FAIL (form|tree|keys) index=\d+ /],

  // The database's own structure.
  ['a release left out of lists, by an index', () => index_without(6), /FAIL rows database: row \d+ missing from index published_by_day/],
  ['an index with another condition', () => sql('DROP INDEX published_by_day', 'CREATE INDEX published_by_day ON published (lang, day, dated, doc) WHERE doc <> 1', TOUCH), /FAIL rows schema: index published_by_day of published is another/],
  ['a view in the place of a table', () => sql('ALTER TABLE parts RENAME TO kept', "CREATE VIEW parts AS SELECT entry, collection, position, name, body FROM kept", TOUCH), /FAIL rows schema: table parts of parts is missing[\s\S]*FAIL rows schema: view parts of parts is none/],
  ['a table too many', () => sql('CREATE TABLE plan (a)', TOUCH), /FAIL rows schema: table plan of plan is none/],
  ['a trigger', () => sql("CREATE TRIGGER quiet AFTER INSERT ON parts BEGIN UPDATE parts SET body = '' WHERE entry = new.entry; END", TOUCH), /FAIL rows schema: trigger quiet of parts is none/],
  ['an index taken away', () => sql('DROP INDEX acts_by_kind', TOUCH), /FAIL rows schema: index acts_by_kind of acts is missing/],
  // What stands beside the record.
  ['a file that nothing names', () => { const name = 'ab'.repeat(31); mkdirSync(join(victim, 'blobs/ab'), { recursive: true }); writeFileSync(join(victim, 'blobs/ab', name), 'put back'); }, /FAIL files nothing names abab/],
  ['a tile beyond the tree', () => sql('INSERT INTO tiles VALUES (2, 0, zeroblob(32))'), /FAIL rows index=0 tile 0 of level 2 is none of this tree/],
  ['when an entry was signed, too early', () => sql("UPDATE checkpoints SET signed_at = '2020-01-01T00:00:00Z' WHERE size = 3"), /FAIL rows index=3 a checkpoint was signed before/],
  ['when an entry was signed, too late', () => sql("UPDATE checkpoints SET signed_at = '2099-01-01T00:00:00Z' WHERE size = 3"), /FAIL rows index=3 a checkpoint was signed after/],
  ['what was witnessed of another log', () => sql("INSERT INTO witnessed VALUES (zeroblob(32), 'herald.example/log', 3, zeroblob(32), 'nonsense', '2026-01-01T00:00:00Z')"), /FAIL rows index=0 what was witnessed of herald\.example\/log: its note cannot be read/],
  ['a file to be destroyed', () => sql('INSERT INTO removed_blobs SELECT sha256, 1 FROM media'), /FAIL removal index=1 a file is still to be destroyed/],
  ['a removal that no entry names', () => sql("INSERT INTO removals VALUES (4, 0, NULL, '')"), /FAIL removal index=4 a removal that no entry names/],
  // What stands around the record.
  ['words erased, and the newsroom called a mirror', () => { edit(join(victim, 'glasnik.toml'), (text) => `mirror = "https://glasnik.example"\n${text}`); sql("DELETE FROM parts WHERE entry = 6", 'DELETE FROM salts WHERE entry = 6', 'DELETE FROM quotes WHERE entry = 6'); }, /FAIL keys the settings call this a mirror/],
  ["yesterday's database, and the vault taken away", () => { put_back(); rmSync(`${victim}.vault`); }, /FAIL vault .*vault_missing/],
  ['the private key of another log', () => cpSync(join(other, 'keys/log.key'), join(victim, 'keys/log.key')), /FAIL keys \S+log\.key is no key of this log/],
  ['a second private key of another log', () => cpSync(join(other, 'keys/log.key'), join(victim, 'keys/log-01234567.key')), /FAIL keys \S+log-01234567\.key is no key of this log/],
  ['a private key that others may read', () => chmodSync(join(victim, 'keys/log.key'), 0o644), /FAIL keys key_permissions/],
];

fresh();
const untouched = run('verify', victim);
tally.check('the untouched copy verifies', untouched.code === 0 && /^VERIFIED/m.test(untouched.out), untouched.out + untouched.err);
for (const [what, change, says] of changes) {
  fresh();
  change();
  const done = run('verify', victim);
  tally.check(`${what}: found, and named`, done.code !== 0 && says.test(done.out) && !/^VERIFIED/m.test(done.out),
    `exit ${done.code}\n${done.out}${done.err}  expected: ${says}`);
}
tally.check('these are more than thirty ways', changes.length > 30);

// The strong attacker, against a copy of the whole directory that somebody keeps.
const source_server = await serve(pristine);
const mirror = join(room, 'mirror');
must('mirror', source_server.origin, mirror, '--once');
await source_server.stop();
const forger = [build, join(source, 'build/dev')].map((directory) => join(directory, 'forger')).find(existsSync);
if (!forger) tally.skip('forgeries by the server\'s own key', 'no forger: cmake --build --preset dev --target forger');
function against(what) {
  const alone = run('verify', victim);
  tally.check(`${what}: verifies by itself`, alone.code === 0 && /^VERIFIED/m.test(alone.out), alone.out + alone.err);
  const seen = run('verify', victim, '--against', mirror);
  tally.check(`${what}: is a fork to whoever kept a copy`, seen.code !== 0 && /^FAIL fork /m.test(seen.out) && !/^VERIFIED/m.test(seen.out),
    `exit ${seen.code}\n${seen.out}${seen.err}`);
}
// He takes away the files that his new rows no longer name.
function tidy() {
  const named = spawnSync('sqlite3', [join(victim, 'glasnik.db'), 'SELECT lower(hex(sha256)) FROM media'], { encoding: 'utf8' }).stdout.split('\n');
  for (const path of blobs()) if (!named.includes(path.split('/').slice(-2).join(''))) rmSync(path);
}
const edits = forger ? spawnSync(forger, { encoding: 'utf8' }).stdout.trim().split('\n') : [];
process.chdir(room);  // where evidence of a fork is written
for (const name of edits) {
  fresh();
  const forged = spawnSync(forger, [victim, name], { encoding: 'utf8' });
  tidy();
  if (tally.same(`${name}: can be forged`, forged.status, 0)) against(`${name}, signed anew`);
  else console.log(forged.stderr);
}
if (forger) tally.check('these are ten forgeries and more', edits.length >= 10);

// Yesterday's copy, vault and all, as it was and when it went on another way; and an act that is none of this.
fresh();
for (const part of ['', '.vault']) { rmSync(victim + part, { recursive: true }); cpSync(yesterday + part, victim + part, { recursive: true }); }
against('yesterday\'s copy, with its vault');
must('act', victim, 'retract', '2', ...notes('It was never built.'));
must('import', victim, file('four.txt', `${english}Four.\n`), '--variant', 'en', '--release');
must('import', victim, file('five.txt', `${english}Five.\n`), '--variant', 'en', '--release');
against('yesterday\'s copy that went on another way');
fresh();
must('act', victim, 'withdraw', '1', ...notes('It is closed for repair.'));
const on = run('verify', victim, '--against', mirror);
tally.check('an act after the copy was made is no fork', on.code === 0 && /^VERIFIED/m.test(on.out), on.out + on.err);
tally.end();
