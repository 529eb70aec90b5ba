// The log's keys over their lives, by the program alone: an offline root, a second key beside the first,
// the first one retired, and acts before, between and after. Then what a thief may try.
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Tally, build, freshDirectory, get, must, run, serve, source } from './newsroom.mjs';

const tally = new Tally();
const verifiers = join(source, 'tests/verifiers');
const work = mkdtempSync(join(tmpdir(), 'glasnik-keys.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const at = (name) => join(work, name);

const go = at('go');
const built = spawnSync('go', ['build', '-o', go, '.'], {
  cwd: join(verifiers, 'go'),
  env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: at('cache') },
  encoding: 'utf8',
});
if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
const judges = { go: [go], node: ['node', join(verifiers, 'verify.mjs')], openssl: ['sh', join(verifiers, 'openssl.sh')] };
function judge(name, ...args) {
  const [program, ...first] = judges[name];
  const done = spawnSync(program, [...first, ...args], { encoding: 'utf8' });
  return { ok: done.status === 0, said: done.stdout + done.stderr };
}
function check(file, ...args) {
  const done = spawnSync(join(build, 'glasnik-verify'), [file, ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout + done.stderr };
}

// A root on a machine of its own, and a newsroom whose log names it for ever.
const made = must('key', 'root', at('root.key'));
const root = made.match(/public key\s+(\S+)/)[1];
const phrase = made.match(/check phrase\s+(\S+)/)[1];
tally.check('a root that is there is never overwritten', run('key', 'root', at('root.key')).code === 1);
const directory = freshDirectory();
must('init', directory, '--root', root);
const keysOf = (where) => readdirSync(join(where, 'keys'));
const ids = () => [...must('key', 'list', directory).matchAll(/^([0-9a-f]{8})  signs the log.*?, (\S+)( by|$)/gm)].map((m) => `${m[1]} ${m[2]}`);
const first = ids()[0].split(' ')[0];
tally.check('the list shows the root and the first key', must('key', 'list', directory).includes(phrase) && ids().length === 1);

let acts = 0;
function act() {
  const text = join(dirname(directory), `${++acts}.txt`);
  writeFileSync(text, `Water report ${acts}\n\nThe lake stands at ${acts} metres.\nIt is measured daily.\n`);
  must('import', directory, text, '--variant', 'en', '--release');
}

// A request goes to the root and comes back signed.
function request(...words) {
  const said = must('key', words[0], directory, ...words.slice(1));
  return said.match(/^wrote (\S+\.request)$/m)[1];
}
function signed(path, rootKey = at('root.key')) {
  const said = must('key', 'sign', rootKey, path, '--yes');
  return said.match(/^wrote (\S+\.signed)/m)[1];
}
const apply = (path) => run('key', 'apply', directory, path);

act();
const asked = request('new');
const shown = run('key', 'sign', at('root.key'), asked);
tally.check('the root shows what it signs, and asks', shown.code === 1 && shown.out.includes('add a key that signs the log'), shown.out);
const message = readFileSync(asked);
tally.check('the request is the message that the root signs', message.toString().startsWith('glasnik/key/v1\n{"issued"'));

// Another root's signature for the same request.
must('key', 'root', at('other.key'));
const forged = apply(signed(asked, at('other.key')));
tally.check('another root is refused', forged.code === 1 && forged.err.includes("not signed by the log's root"), forged.err);
const unsigned = apply(asked);
tally.check('a request without a signature is refused', unsigned.code === 1 && unsigned.err.includes("not what 'key sign' wrote"), unsigned.err);

const added = apply(signed(asked));
tally.check('a key that the root signed is added', added.code === 0, added.err);
tally.same('two keys are live', ids().filter((line) => line.endsWith('live')).length, 2);
const second = ids()[1].split(' ')[0];
act();

// The overlap: both sign, and whoever has either key is served.
const oldKey = readFileSync(join(directory, 'keys/log.vkey'), 'utf8').trim();
let server = await serve(directory);
const newKey = (await get(`${server.origin}/log/vkey`)).text.trim();
tally.check('the newest key is served', newKey.includes(`+${second}+`), newKey);
tally.same('nothing is due yet', (await get(`${server.operators}/healthz`)).text, 'ok\n');
const both = (await get(`${server.origin}/log/checkpoint`)).text.match(/^— /gm).length;
tally.same('both keys sign', both, 2);
for (const name of Object.keys(judges)) {
  for (const key of [oldKey, newKey]) {
    const judged = judge(name, 'log', server.origin, key);
    tally.check(`${name} accepts the log in the overlap`, judged.ok, judged.said);
  }
}
for (const segment of ['cir', 'lat', 'eng']) {
  const page = await get(`${server.origin}/${segment}/log`);
  tally.same(`the log page in ${segment} is there`, page.code, 200);
  const keys = [...page.text.matchAll(/<code>([^<]*\+)<wbr>([0-9a-f]{8}\+)<wbr>([^<]+)<\/code>/g)].map((m) => m.slice(1).join(''));
  tally.same(`the log page in ${segment} shows every key, the first first`, keys.slice(0, 2).join(), `${oldKey},${newKey}`);
  tally.check(`the log page in ${segment} lists the key`, page.text.includes('mark-key'), page.text.match(/mark-\w+/g)?.join(' '));
  tally.same(`the acts feed in ${segment} is there`, (await get(`${server.origin}/${segment}/acts.json`)).code, 200);
}
await server.stop();

// A policy beside them: an act done alone is marked where the policy asks for another person.
must('config', 'policy', directory, '--approvals', '1');
act();

const retired = apply(signed(request('retire', first)));
tally.check('the first key is retired', retired.code === 0, retired.err);
tally.check('its private key is left to its owner', keysOf(directory).includes('log.key') && retired.out.includes('remove the file'));
const again = run('key', 'retire', directory, second);
tally.check("the log's only key is not ended", again.code === 1 && again.err.includes('only key'), again.err);
act();
const whole = run('verify', directory);
tally.check('verify accepts the log with its keys', whole.code === 0, whole.out);
cpSync(directory, at('newsroom'), { recursive: true });
rmSync(join(directory, 'keys/log.key'));
act();

server = await serve(directory);
tally.same('the new key signs alone', (await get(`${server.origin}/log/checkpoint`)).text.match(/^— /gm).length, 1);
for (const name of Object.keys(judges)) {
  const judged = judge(name, 'log', server.origin, newKey);
  tally.check(`${name} accepts the rotated log`, judged.ok, judged.said);
}
tally.same('an act done alone says so', JSON.parse((await get(`${server.origin}/proof/${acts}/1.entry.json`)).text).forced, true);
tally.check('and the log page shows it', (await get(`${server.origin}/eng/log`)).text.includes('without a second approval'));
const policy = (await get(`${server.origin}/log/policy`)).text;
tally.same('the policy names the log\'s key as it is', policy, `log ${newKey}\nquorum none\n`);
for (const name of ['go', 'node']) {
  tally.check(`${name} refuses the retired key for it`, !judge(name, 'log', server.origin, oldKey).ok);
}

// A second one before the first was applied: both are named, so that none is left lying about.
const spare = freshDirectory();
must('init', spare, '--origin', 'spare.example/log', '--root', root);
must('key', 'new', spare);
const renewed = must('key', 'new', spare);
tally.check('a key that was made before and never applied is named', (renewed.match(/look at .*log-[0-9a-f]{8}\.key: a key was made before/g) ?? []).length === 1, renewed);

// Bundles, for whoever has the old key, the new one, the root, or none of these.
writeFileSync(at('old.vkey'), `${oldKey}\n`);
const thief = generateKeyPairSync('ed25519');
const vkeyOf = (name, pair) => {
  const material = Buffer.concat([Buffer.from([1]), pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest('hex').slice(0, 8);
  return `${name}+${id}+${material.toString('base64')}`;
};
const origin = oldKey.split('+')[0];
for (const release of ['1/1', `${acts}/1`]) {
  const file = at(`${release.replace('/', '-')}.glasnik`);
  writeFileSync(file, (await get(`${server.origin}/proof/${release}.glasnik`)).body);
  for (const [who, args] of Object.entries({ 'the old key': ['--key', oldKey], 'its file': ['--key', at('old.vkey')], 'the new key': ['--key', newKey], 'the root': ['--root', root] })) {
    const done = check(file, ...args);
    tally.check(`${release} is VERIFIED by ${who}`, done.code === 0 && done.out.includes('VERIFIED'), done.out);
    if (who !== 'the new key') tally.check(`${who} names the chain`, done.out.includes("the log's root added the key that signed"), done.out);
  }
  tally.same(`${release} is FAILED by a thief's key`, check(file, '--key', vkeyOf(origin, thief)).code, 1);
  tally.same(`${release} is FAILED by another root`, check(file, '--root', must('key', 'root', at(`root-${release[0]}.key`)).match(/public key\s+(\S+)/)[1]).code, 1);
  const elsewhere = check(file, '--key', vkeyOf('other.example/log', thief));
  tally.check('of another log, both are named', elsewhere.code === 1 && elsewhere.out.includes('FAILED: with a key of another log') && elsewhere.out.includes('other.example/log') && elsewhere.out.includes(origin), elsewhere.out);
  for (const name of ['go', 'node']) {
    for (const key of [oldKey, newKey, root]) {
      const judged = judge(name, 'bundle', file, key);
      tally.check(`${name} accepts ${release}`, judged.ok, judged.said);
    }
    tally.check(`${name} refuses a thief's key for ${release}`, !judge(name, 'bundle', file, vkeyOf(origin, thief)).ok);
  }
}
await server.stop();

// The record edited under the program: each edit is named.
function edited(what, sql, ...values) {
  const where = at(what);
  cpSync(directory, where, { recursive: true });
  const done = spawnSync('python3', ['-c', `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
print(database.execute(sys.argv[2], [v.encode() if i == 0 and sys.argv[3] == 'octets' else v for i, v in enumerate(sys.argv[4:])]).rowcount)
database.commit()`, join(where, 'glasnik.db'), sql, ...values], { encoding: 'utf8' });
  if (done.stdout.trim() !== '1') throw new Error(`${what}: ${done.stdout}${done.stderr}`);
  return run('verify', where);
}
const entry = readFileSync(join(directory, 'keys', keysOf(directory).find((name) => name.endsWith('.signed') && name.includes(second))), 'utf8');
const theirs = vkeyOf(origin, thief).split('+');
const pub = Buffer.from(newKey.split('+').slice(2).join('+'), 'base64').subarray(1).toString('base64');
const stolen = entry.replace(second, theirs[1]).replace(pub, Buffer.from(theirs.slice(2).join('+'), 'base64').subarray(1).toString('base64'));
tally.check('the thief put his key in', stolen !== entry && stolen.includes(theirs[1]));
const place = Number(added.out.match(/entry (\d+)/)[1]);
const swapped = edited('swapped', 'UPDATE entries SET bytes = ? WHERE position = CAST(? AS INTEGER)', 'octets', stolen, String(place));
tally.check("a thief's key among the entries is named", swapped.code === 1 && swapped.out.includes(`FAIL keys index=${place} not signed by the log's root`), swapped.out);

const noteOf = spawnSync('python3', ['-c', `
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute('SELECT note FROM checkpoints ORDER BY size DESC').fetchone()[0], end='')`, join(directory, 'glasnik.db')], { encoding: 'utf8' }).stdout;
const body = noteOf.slice(0, noteOf.indexOf('\n\n') + 1);
const old = createPrivateKey(readFileSync(at('newsroom/keys/log.key')));
tally.check('the old key is at hand for the forgery', createPublicKey(old) !== undefined);
const by = (key, id) => `${body}\n— ${origin} ${Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(body), key)]).toString('base64')}\n`;
const newest = body.split('\n')[1];
const byOld = edited('by-old', 'UPDATE checkpoints SET note = ? WHERE size = CAST(? AS INTEGER)', 'text', by(old, first), newest);
tally.check('a checkpoint signed by the retired key is named with it', byOld.code === 1 && /FAIL keys index=\d+ .*retired/.test(byOld.out) && byOld.out.includes(first), byOld.out);
const byThief = edited('by-thief', 'UPDATE checkpoints SET note = ? WHERE size = CAST(? AS INTEGER)', 'text', by(thief.privateKey, theirs[1]), newest);
tally.check("a checkpoint signed by a thief is named", byThief.code === 1 && /FAIL keys index=\d+ no log key that is live/.test(byThief.out), byThief.out);

// An auditor's copy: another user may read it and write nothing.
if (process.getuid() === 0) {
  const copy = at('copy');
  cpSync(directory, copy, { recursive: true });
  cpSync(join(build, 'glasnik'), at('glasnik'));
  spawnSync('sh', ['-c', 'chmod 755 "$1" && chmod -R a+rX "$2" "$1/glasnik" && rm -f "$2"/keys/*.key', 'sh', work, copy]);
  const theirs = spawnSync(at('glasnik'), ['verify', copy], { uid: 65534, gid: 65534, encoding: 'utf8' });
  tally.check('another user verifies a directory that he may only read', theirs.status === 0, theirs.stdout + theirs.stderr);
} else {
  tally.skip('another user verifies a directory that he may only read', 'needs root');
}
tally.end();
