// What is not right gets one clear line and leaves nothing behind: bad inputs, bad arguments, wrong
// states. And what can be repaired is, with the report saying so.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { dirname, join } from 'node:path';
import { Tally, freshDirectory, get, glasnik, must, run, serve, source } from './newsroom.mjs';

const tally = new Tally();
const directory = freshDirectory();
const room = dirname(directory);
const begun = must('init', directory);
const file = (name, content) => { const path = join(room, name); writeFileSync(path, content); return path; };
const good = 'A bridge was opened\n\nThe minister opened a bridge in Dolina today.\nIt is 300 metres long.\n';
const entries = () => Number(must('verify', directory).match(/(\d+) entr(?:y|ies)/)[1]);

// Input that cannot be taken.
const before = entries();
const refused = {
  'an empty file': ['empty.txt', ''],
  'white space only': ['blank.txt', ' \n\t\n\n'],
  'a binary file': ['binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xfe, 0, 3])],
  '100 MB in one line': ['long.txt', Buffer.alloc(100 << 20, 'a')],
  'a line that is no JSON': ['bad.jsonl', '{"title": "A"\n'],
};
for (const [what, [name, content]] of Object.entries(refused)) {
  const begun = Date.now();
  const done = run('import', directory, file(name, content), '--variant', 'en', '--release');
  const told = /refused: .{20,}/.test(done.out) || /draft [0-9a-f]{32}/.test(done.out);
  tally.check(`${what}: a clear word`, told, done.out + done.err);
  tally.check(`${what}: answered within ten seconds`, Date.now() - begun < 10000, Date.now() - begun);
  tally.same(`${what}: nothing became public`, entries(), before);
}
const missing = run('import', directory, join(room, 'none.txt'), '--release');
tally.check('a file that is not there is named', missing.code === 1 && missing.out.includes('none.txt'), missing.out);
tally.check('a good file beside a bad one is taken', /1 released, 0 drafts, 0 already there, 1 refused/.test(
  run('import', directory, file('good.txt', good), join(room, 'binary.txt'), '--variant', 'en', '--release').out));

// Input that can be repaired, with the repair named.
const cp1250 = Buffer.concat([Buffer.from('Otvoren most u '), Buffer.from([0x8a]), Buffer.from('apcu\n\nMinistar je otvorio most, rekao je Vu'),
  Buffer.from([0xe8, 0x69, 0xe6]), Buffer.from('.\nMost je duga'), Buffer.from([0xe8]), Buffer.from('ak '), Buffer.from([0x9e]), Buffer.from('ut.\n')]);
const repairs = {
  'Windows-1250': ['cp1250.txt', cp1250, 'sr-Latn', /repaired\s+encoding/],
  'a byte order mark and CR LF': ['bom.txt', `\ufeff${good.replace(/\n/g, '\r\n')} x`, 'en', /repaired\s+byte_order_mark[\s\S]*repaired\s+line_end/],
  'decomposed letters': ['nfd.txt', 'Vučić otvorio most\n\nVučić je otvorio most.\nTo je to.\n'.normalize('NFD'), 'sr-Latn', /repaired\s+nfc/],
  'a Latin e in a Cyrillic word': ['mixed.txt', 'Прeтходно отворен мост\n\nМинистар је отворио мост.\nДуг је.\n', 'sr-Cyrl', /repaired\s+mixed_script/],
};
for (const [what, [name, content, variant, says]] of Object.entries(repairs)) {
  const done = run('import', directory, file(name, content), '--variant', variant, '--release');
  tally.check(`${what}: repaired and reported`, done.code === 0 && says.test(done.out), done.out + done.err);
}

// Attachments.
const film = file('notes.txt.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const attached = run('import', directory, file('two.txt', good + 'Two.\n'), '--variant', 'en', '--release', '--attach', film);
tally.check('an active file is refused and its release with it', attached.code === 1 && /refused/.test(attached.out), attached.out);
const pdf = file('annex.pdf', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const withPdf = run('import', directory, file('three.txt', good + 'Three.\n'), '--variant', 'en', '--release', '--attach', pdf);
tally.check('--attach attaches', withPdf.code === 0 && /attached\s+annex\.pdf/.test(withPdf.out), withPdf.out + withPdf.err);

// States and arguments: one line, what: why: what to do, and the exit code.
const line = (done) => done.err.trim();
const draft = must('import', directory, file('draft.txt', good + 'Draft.\n'), '--variant', 'en').match(/draft ([0-9a-f]{32})/)[1];
const released = must('act', directory, 'release', draft);
tally.check('a draft is released by its key, and the page is named', /release \d+ edition 1\.0, entry \d+, \/eng\/\d+\/a-bridge-was-opened$/m.test(released), released);
const both = [file('both.cir.txt', 'Отворен мост\n\nМинистар је отворио мост.\nДуг је 300 метара.\n'), file('both.eng.txt', good + 'Both.\n')];
const imported = must('import', directory, ...both, '--release');
const two = imported.match(/released (\d+) edition/)[1];
tally.check('one is counted as one', /^1 item: 1 released, 0 drafts/m.test(imported), imported);
const cases = [
  ['a draft is released once', ['act', directory, 'release', draft], 1, /there is no draft/],
  ['an unknown document', ['act', directory, 'withdraw', '999', '--reason', 'error', '--note', 'en=Long enough a note'], 1, /there is no document 999/],
  ['a note that is missing', ['act', directory, 'withdraw', '1', '--reason', 'error'], 1, /public note of at least 10 characters is needed in en/],
  ['notes that are missing, all at once', ['act', directory, 'withdraw', two, '--reason', 'error'], 1, /is needed in en and sr-Cyrl$/m],
  ['a reason that is missing', ['act', directory, 'withdraw', '1', '--note', 'en=Long enough a note'], 1, /give --reason fact, number, name, translation, law, error or other$/m],
  ['a quorum without witnesses', ['config', 'policy', directory, '--quorum', '3'], 1, /--quorum is of the witnesses given with it: name each with --witness$/m],
  ['a reason that is none', ['act', directory, 'withdraw', '1', '--reason', 'whim', '--note', 'en=Long enough a note'], 1, /reason/],
  ['an unknown variant', ['import', directory, join(room, 'good.txt'), '--variant', 'de'], 1, /--variant de/],
  ['a date that is none', ['import', directory, join(room, 'good.txt'), '--date', '4.7.2017'], 1, /2017-07-04/],
  ['a directory that is no newsroom', ['serve', join(room, 'nowhere')], 1, /is no newsroom: make one with/],
  ['a path to verify where nothing is', ['verify', join(room, 'nowhere')], 1, /nowhere: no such file or directory$/m],
  ['a copy to recover from that is not there', ['recover', directory, '--from', join(room, 'nope')], 1, /nope: no such file or directory$/m],
  ['an option of files with a whole log', ['verify', directory, '--root', 'x'], 1, /--key or --policy; the other options are for a .glasnik file/],
  ['a directory that is in use', ['init', room], 1, /is not empty/],
  ['a directory that is a newsroom', ['init', directory], 1, /is a newsroom already/],
  ['a demo that is to have another name', ['init', join(room, 'demo'), '--demo', '--origin', 'other.example/log'], 1, /leave out --origin/],
  ['no such verb', ['publish', directory], 2, /./],
  ['no verb', [], 2, /./],
  ['help for a verb that is none', ['help', 'publish'], 2, /there is no verb/],
];
for (const [what, args, code, says] of cases) {
  const done = run(...args);
  tally.check(what, done.code === code && says.test(done.err + done.out), `exit ${done.code}: ${done.err}${done.out}`);
  if (code === 1) tally.check(`${what}: one line`, line(done).split('\n').length === 1 && line(done).startsWith('glasnik: '), done.err);
}
// What each act needs is found before it is tried.
const kinds = ['release', 'typography', 'add_variant', 'correct', 'update', 'withdraw', 'unwithdraw', 'retract', 'merge', 'remove_legal'];
const table = run('help', 'act').out;
for (const kind of kinds) {
  const help = run('help', 'act', kind);
  tally.check(`help act ${kind} says what it needs`, help.code === 0 && help.out.includes(`  ${kind} `) && /needs/.test(help.out) && table.includes(`  ${kind} `), help.out + help.err);
}
tally.same('help act of no kind exits 2', run('help', 'act', 'publish').code, 2);

// What can be chosen only once is warned of when it was not.
tally.check('init without --origin says that the name is for ever', /warning .*for ever.*--origin/.test(begun), begun);
tally.check('init without --name asks for the names', /give it the institution's name in sr-Cyrl, sr-Latn and en/.test(begun), begun);
const named = must('init', join(room, 'named'), '--origin', 'rivers.example/log', '--name', 'en=Rivers', '--name', 'sr-Cyrl=Реке', '--name', 'sr-Latn=Reke');
tally.check('init with both asks for nothing', !/warning|give it/.test(named), named);

tally.same('help exits 0', run('help', 'import').code, 0);

// Settings that mean nothing, one line each.
const settings = join(directory, 'glasnik.toml');
const meant = readFileSync(settings, 'utf8');
const senseless = {
  'a key that is none': ['accent = ', 'acent = ', /line \d+: unknown key 'acent': the nearest known one is 'accent'/],
  'a number for an address': ['# public = "127.0.0.1:8080"', 'public = 9999', /line \d+: public in \[listen\]: must be a text/],
  'a text for a list': ['# hosts = []', 'hosts = "x"', /line \d+: hosts in \[listen\]: must be a list of texts/],
  'fewer threads than none': ['# threads = 0', 'threads = -3', /line \d+: threads in \[listen\]: must be a whole number/],
  'a theme that is not there': ['# theme = "default"', 'theme = "nosuchtheme"', /theme: there is no directory .*nosuchtheme/],
  'a segment that is the site\'s own': ['segment = "lat"', 'segment = "sitemap"', /segment 'sitemap' of sr-Latn/],
  'an address with a path': ['# site_url = "https://www.example.org"', 'site_url = "https://www.example.org/news"', /line \d+: site_url: must be as/],
};
for (const [what, [from, to, says]] of Object.entries(senseless)) {
  writeFileSync(settings, meant.replace(from, to));
  const done = run('serve', directory, '--public', '127.0.0.1:0', '--newsroom', '127.0.0.1:0');
  tally.check(`${what}: refused in one line`, done.code === 1 && says.test(done.err) && line(done).split('\n').length === 1, `exit ${done.code}: ${done.err}`);
}
writeFileSync(settings, meant);

// A theme as docs/operating.md has it made: two files, one colour, and the default for all else.
mkdirSync(join(directory, 'look'));
for (const [name, from, to] of [['emblem.svg', '</svg>', '<!-- ours --></svg>'], ['strings.tsv', 'Public log', 'Register']]) {
  const content = readFileSync(join(source, 'themes/default', name), 'utf8');
  writeFileSync(join(directory, 'look', name), content.replaceAll(from, to));
}
writeFileSync(settings, meant.replace('# theme = "default"', 'theme = "look"').replace(/^accent = .*/m, 'accent = "#6b1f2a"'));
const looked = await serve(directory);
const home = (await get(`${looked.origin}/eng/`)).text;
const assets = home.match(/\/theme\/[0-9a-f]+/)[0];
tally.check('a theme changes the words it has', home.includes('>Register</a>') && !home.includes('Public log'));
tally.check('and the emblem', (await get(`${looked.origin}${assets}/emblem.svg`)).text.includes('<!-- ours -->'));
tally.check('and the accent goes into the style of the default', (await get(`${looked.origin}${assets}/style.css`)).text.includes('--accent:#6b1f2a'));
await looked.stop();
writeFileSync(settings, meant);

// Addresses. A start that cannot have both has answered at neither.
const wide = run('serve', directory, '--newsroom', '0.0.0.0:0');
tally.check('the newsroom is not served to the network without TLS', wide.code === 1 && /only a loopback address/.test(wide.err), wide.err);
const other = freshDirectory();
must('init', other);
const first = await serve(other);
const free = await new Promise((done) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});
let answers = 0;
for (let i = 0; i < 5; ++i) {
  const child = spawn(glasnik, ['serve', directory, '--public', `127.0.0.1:${free}`, '--newsroom', first.operators.slice(7)]);
  const knocking = setInterval(() => {
    for (let k = 0; k < 16; ++k) {
      const socket = net.connect(free, '127.0.0.1', () => socket.write('GET /eng/ HTTP/1.1\r\nHost: localhost\r\n\r\n'));
      socket.on('data', () => { answers += 1; socket.destroy(); });
      socket.on('error', () => socket.destroy());
    }
  }, 2);
  const ended = await new Promise((done) => child.on('exit', (code, signal) => done(signal ?? code)));
  clearInterval(knocking);
  tally.same('a start whose newsroom address is taken ends in order', ended, 1);
}
tally.same('and has answered nobody', answers, 0);
await first.stop();

const nowhere = run('verify', directory, '--against', join(dirname(directory), 'nowhere'));
tally.check('a copy that is not there is named, and is no fork', nowhere.code === 1 && nowhere.err.includes('--against')
  && nowhere.err.includes('no such file or directory') && !nowhere.err.includes('init') && !/^(FAIL|VERIFIED)/m.test(nowhere.out), nowhere.out + nowhere.err);
tally.same('verify accepts the record at the end', run('verify', directory).code, 0);
tally.check('no temporary file is left', readdirSync(directory).every((name) => !name.endsWith('.tmp')));
tally.end();
