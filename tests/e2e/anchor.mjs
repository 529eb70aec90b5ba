// Anchors by the program alone: openssl plays the timestamp authority and the certificate authority, and
// judges what the log keeps of them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Tally, build, freshDirectory, get, glasnik, must, run, serve, source } from './newsroom.mjs';

const tally = new Tally();
const work = mkdtempSync(join(tmpdir(), 'glasnik-anchor.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const at = (name) => join(work, name);

function openssl(...args) {
  const done = spawnSync('openssl', args, { cwd: work, encoding: 'utf8' });
  return { ok: done.status === 0, said: done.stdout + done.stderr };
}
function certificate(name, subject, ...extensions) {
  const made = openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout',
    at(`${name}.key`), '-out', at(`${name}.pem`), '-subj', `/CN=${subject}`, '-days', '3650', ...extensions);
  if (!made.ok) throw new Error(made.said);
}
certificate('time', 'Time of the lakes', '-addext', 'extendedKeyUsage=critical,timeStamping');
certificate('seal', 'Ministry of lakes');
certificate('stranger', 'A stranger');
writeFileSync(at('tsa.cnf'), `[tsa]
default_tsa = t
[t]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`);
writeFileSync(at('serial'), '01\n');

// The authority, over HTTP as RFC 3161 section 3.4 has it.
const types = [];
const authority = createServer((request, answer) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    types.push(request.headers['content-type']);
    writeFileSync(at('query'), Buffer.concat(chunks));
    const made = openssl('ts', '-reply', '-config', at('tsa.cnf'), '-section', 't', '-queryfile', at('query'),
      '-signer', at('time.pem'), '-inkey', at('time.key'), '-out', at('reply'));
    answer.writeHead(made.ok ? 200 : 500, { 'content-type': 'application/timestamp-reply' });
    answer.end(made.ok ? readFileSync(at('reply')) : made.said);
  });
});
await new Promise((ready) => authority.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${authority.address().port}/`;

// Beside this process, which is the authority.
const anchored = (directory) => new Promise((ended) => {
  const child = spawn(glasnik, ['anchor', directory]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said += chunk; });
  child.on('exit', (code) => ended({ code, said }));
});

const directory = freshDirectory();
must('init', directory);
const settings = join(directory, 'glasnik.toml');
const plain = readFileSync(settings, 'utf8');
const set = (lines) => writeFileSync(settings, plain.replace('[anchor]\n', `[anchor]\n${lines}\n`));
let acts = 0;
function act() {
  const text = join(dirname(directory), `${++acts}.txt`);
  writeFileSync(text, `Water report ${acts}\n\nThe lake stands at ${acts} metres.\nIt is measured daily.\n`);
  must('import', directory, text, '--variant', 'en', '--release');
}
act();

const nobody = await anchored(directory);
tally.check('without anybody named it says what to set', nobody.code === 1 && nobody.said.includes('timestamp_url or seal_key'), nobody.said);
set(`timestamp_url = "${url}"\ntimestamp_authority = "${at('stranger.pem')}"`);
const foreign = await anchored(directory);
tally.check('an authority that was not named is refused', foreign.code === 1 && foreign.said.includes('none of the authorities'), foreign.said);
set(`timestamp_url = "http://127.0.0.1:1/"\ntimestamp_authority = "${at('time.pem')}"`);
const down = await anchored(directory);
tally.check('one that does not answer is named', down.code === 1 && down.said.includes('127.0.0.1:1'), down.said);

set(`timestamp_url = "${url}"\ntimestamp_authority = "${at('time.pem')}"
seal_key = "${at('seal.key')}"\nseal_certificate = "${at('seal.pem')}"`);
const first = await anchored(directory);
tally.check('the log is stamped and sealed', first.code === 0 && /rfc3161 of 2 entries, .* by Time of the lakes, entry 2/.test(first.said)
  && /cades of 2 entries, .* by Ministry of lakes, entry 3/.test(first.said), first.said);
tally.check('it asks as RFC 3161 says', types.every((type) => type === 'application/timestamp-query'), types);
const again = await anchored(directory);
tally.check('nothing new is not anchored twice', again.code === 0 && again.said.startsWith('nothing new'), again.said);
act();
tally.check('what is new is', (await anchored(directory)).said.includes('rfc3161 of 5 entries'));
tally.check('the record verifies with its anchors', run('verify', directory).code === 0);

const server = await serve(directory);
const file = await get(`${server.origin}/proof/1/1.anchored.glasnik`);
tally.same('the anchored bundle is served', file.code, 200);
tally.check('under its own name', file.fields['content-disposition']?.includes('1-1.anchored.glasnik'), file.fields['content-disposition']);
writeFileSync(at('1-1.anchored.glasnik'), file.body);
const vkey = (await get(`${server.origin}/log/vkey`)).text.trim();
writeFileSync(at('authorities.pem'), readFileSync(at('time.pem')) + readFileSync(at('seal.pem')));
const check = (...args) => {
  const done = spawnSync(join(build, 'glasnik-verify'), [at('1-1.anchored.glasnik'), '--key', vkey, ...args], { encoding: 'utf8' });
  return { code: done.status, said: done.stdout + done.stderr };
};
const both = check('--authority', at('authorities.pem'));
tally.check('glasnik-verify names both', both.code === 0 && both.said.includes('Time of the lakes saw it on')
  && both.said.includes('Ministry of lakes sealed it on'), both.said);
tally.same('under strangers it fails', check('--authority', at('stranger.pem')).code, 1);
tally.same('asked of nobody it verifies as any bundle', check().code, 0);
tally.same('a bundle without anchors fails where they are asked for', spawnSync(join(build, 'glasnik-verify'),
  [await saved('2/1.glasnik'), '--key', vkey, '--authority', at('time.pem')]).status, 1);

async function saved(path) {
  const name = at(path.replace('/', '-'));
  writeFileSync(name, (await get(`${server.origin}/proof/${path}`)).body);
  return name;
}

// openssl alone, as docs/verifying.md says.
spawnSync('unzip', ['-q', '-o', at('1-1.anchored.glasnik'), '-d', at('open')]);
function body(kind) {
  const proof = readFileSync(at(`open/anchor/${kind}.tlog-proof`), 'utf8');
  writeFileSync(at('body'), proof.slice(proof.indexOf('\n\n') + 2).split('\n').slice(0, 3).join('\n') + '\n');
}
body('rfc3161');
const stamp = (name) => openssl('ts', '-verify', '-data', at('body'), '-in', at('open/anchor/rfc3161.tst'), '-token_in', '-CAfile', at(`${name}.pem`));
tally.check('openssl verifies the timestamp', stamp('time').ok, stamp('time').said);
tally.check('and not under a stranger', !stamp('stranger').ok);
body('cades');
const sealed = (name) => openssl('cms', '-verify', '-cades', '-binary', '-content', at('body'), '-in', at('open/anchor/cades.p7s'),
  '-inform', 'DER', '-CAfile', at(`${name}.pem`), '-purpose', 'any', '-out', '/dev/null');
tally.check('openssl verifies the seal', sealed('seal').ok, sealed('seal').said);
tally.check('and not under a stranger', !sealed('stranger').ok);
writeFileSync(at('body'), readFileSync(at('body'), 'utf8').replace(/^(.*\n)\d+/, '$19'));
tally.check('nor over another tree', !sealed('seal').ok && !stamp('time').ok);

// Whoever shares no code with the program reads the log with its anchors.
const node = spawnSync('node', [join(source, 'tests/verifiers/verify.mjs'), 'log', server.origin, vkey], { encoding: 'utf8' });
tally.check('another verifier reads the whole log', node.status === 0, node.stdout + node.stderr);
const other = spawnSync('node', [join(source, 'tests/verifiers/verify.mjs'), 'bundle', at('1-1.anchored.glasnik'), vkey], { encoding: 'utf8' });
tally.check('and the bundle', other.status === 0, other.stdout + other.stderr);
await server.stop();
authority.close();
tally.end();
