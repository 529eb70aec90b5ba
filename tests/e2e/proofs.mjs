// The log and the bundles of a served newsroom, judged by verifiers that share no code with it: Go
// (x/mod), node, openssl, and the program's own offline checker.
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from './demo.mjs';
import { logicOf } from '../verifiers/page_logic.mjs';
import { Tally, build, freshDirectory, get, must, seed, serve, source } from './newsroom.mjs';

const tally = new Tally();
const verifiers = join(source, 'tests/verifiers');
const work = mkdtempSync(join(tmpdir(), 'glasnik-proofs.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const go = join(work, 'go');
const built = spawnSync('go', ['build', '-o', go, '.'], {
  cwd: join(verifiers, 'go'),
  env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(work, 'cache') },
  encoding: 'utf8',
});
if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);

const judges = {
  go: [go],
  node: ['node', join(verifiers, 'verify.mjs')],
  openssl: ['sh', join(verifiers, 'openssl.sh')],
};
function judge(name, ...args) {
  const [program, ...first] = judges[name];
  return spawnSync(program, [...first, ...args], { encoding: 'utf8' });
}

const server = await serve(demo());
const key = (await get(`${server.origin}/log/vkey`)).text.trim();
for (const name of Object.keys(judges)) {
  const done = judge(name, 'log', server.origin, key);
  tally.check(`${name} accepts the served log`, done.status === 0, done.stdout + done.stderr);
}

// Every act of every document, by the bundle that its page offers.
const log = (await get(`${server.origin}/eng/log`)).text;
let largest = { beside: 0 };
const acts = [...new Set([...log.matchAll(/\/proof\/(\d+)\/(\d+)\.entry\.json/g)].map((m) => `${m[1]}/${m[2]}`))];
tally.check('the log page links its entries', acts.length >= 30, acts.length);
for (const act of acts) {
  const bundle = await get(`${server.origin}/proof/${act}.glasnik`);
  const file = join(work, `${act.replace('/', '-')}.glasnik`);
  writeFileSync(file, bundle.body);
  // Beside the texts and facts themselves, with their salts: what the proof adds.
  const beside = bundle.body.length - Buffer.byteLength((await get(`${server.origin}/proof/${act}.record.json`)).text);
  if (beside > largest.beside) largest = { act, beside };
  for (const name of Object.keys(judges)) {
    const done = judge(name, 'bundle', file, key);
    tally.check(`${name} accepts the bundle of ${act}`, done.status === 0, done.stdout + done.stderr);
  }
  const own = spawnSync(join(build, 'glasnik-verify'), [file, '--key', key], { encoding: 'utf8' });
  tally.check(`glasnik-verify accepts the bundle of ${act}`, own.status === 0 && own.stdout.includes('VERIFIED'), own.stdout);
}

// The same question and answer under either name, by key, by the two-line policy of docs/verifying.md, and
// where the question itself means nothing. Of a site, --key is whom one trusts.
writeFileSync(join(work, 'policy.txt'), `log ${key}\nquorum none\n`);
const one = join(work, '1-1.glasnik');
for (const asked of [['--key', key], ['--policy', join(work, 'policy.txt')], ['--key', key, '--json'], [], ['--key', key, '--media', one],
  ['--key', key, '--max-age', '1'], ['--root', 'x'], ['--key', key, '--policy', join(work, 'policy.txt')]]) {
  const [theirs, ours] = [['glasnik-verify', one], ['glasnik', 'verify', one]].map(([program, ...args]) =>
    spawnSync(join(build, program), [...args, ...asked], { encoding: 'utf8' }));
  tally.check(`glasnik verify FILE answers as glasnik-verify: ${asked.map((word) => word.slice(0, 12)).join(' ')}`,
    theirs.status === ours.status && theirs.stdout === ours.stdout, `${theirs.status} ${theirs.stdout} ${ours.status} ${ours.stdout}${ours.stderr}`);
}
const replay = (...asked) => spawnSync(join(build, 'glasnik'), ['verify', server.origin, ...asked], { encoding: 'utf8' });
tally.same('a site is VERIFIED by its key', replay('--key', key).status, 0);
const foreign = replay('--key', 'glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c');
tally.check('by the key of another log, both are named', foreign.status === 1 && foreign.stdout.includes(`this is the log ${key.split('+')[0]}, your key is of glasnik.example/log`), foreign.stdout);

tally.check('a bundle is at most 2 KiB beside its record', largest.beside > 0 && largest.beside <= 2048, JSON.stringify(largest));
console.log(`largest bundle beside its record: ${largest.beside} octets, ${largest.act}`);

// --- quotations ---

// The verifier's page as it is served: the same octets, so that a copy can be told from a forgery.
const verifier = await get(`${server.origin}/log/verify`);
tally.check('the served verifier is the one in the source', verifier.body.equals(readFileSync(join(source, 'verifier/verifier.html'))));
const ofPage = logicOf(verifier.text, webcrypto);

// One part's file, judged by all who read such files. Its size, and that of its words.
async function judgeQuotation(origin, trust, href, everyJudge) {
  const quotation = await get(origin + href);
  const file = join(work, 'quotation.glasnik');
  writeFileSync(file, quotation.body);
  const { verdict, facts } = await ofPage.verify(quotation.body, trust);
  tally.same(`the served page accepts ${href}`, verdict, 'verified');
  if (everyJudge) {
    for (const name of ['go', 'node']) {
      const done = judge(name, 'bundle', file, trust);
      tally.check(`${name} accepts ${href}`, done.status === 0, done.stdout + done.stderr);
    }
    const own = spawnSync(join(build, 'glasnik-verify'), [file, '--key', trust, '--json'], { encoding: 'utf8' });
    tally.check(`glasnik-verify accepts ${href}`, own.status === 0 && JSON.parse(own.stdout).part.text === facts.part.text, own.stdout);
  }
  return { href, octets: quotation.body.length, beside: quotation.body.length - Buffer.byteLength(facts.part.text), text: facts.part.text };
}

// Every part that a release's page says how to cite, through the page that cites it.
async function judgeRelease(origin, trust, address, everyJudge) {
  const found = [];
  const release = await get(origin + address);
  const cites = new Set([...release.text.matchAll(/href="(\/[^"]+\/v\/[0-9.]+\/cite\/[^"]+)"/g)].map((match) => match[1]));
  const blocks = (release.text.match(/ id="b-[a-z0-9]{8}"/g) ?? []).length;
  tally.check(`${address} cites its headline, lead and ${blocks} blocks`, blocks > 0 && cites.size >= blocks + 2, cites.size);
  for (const cite of cites) {
    const answer = await get(origin + cite);
    const href = /href="(\/proof\/\d+\/\d+\/[^"]+\.glasnik)"/.exec(answer.text)?.[1];
    if (!tally.check(`${cite} offers a proof`, answer.code === 200 && href !== undefined, answer.code)) continue;
    found.push(await judgeQuotation(origin, trust, href, everyJudge));
  }
  return found;
}

function tellLargest(whose, found) {
  const most = found.reduce((a, b) => (b.octets > a.octets ? b : a));
  const beside = Math.max(...found.map((one) => one.beside));
  console.log(`${whose}: ${found.length} quotations, the largest ${most.octets} octets (${most.href}), at most ${beside} beside the words`);
  tally.check(`${whose}: every quotation is at most 4 KiB`, most.octets <= 4096, JSON.stringify(most));
}

// The demo's: by the page, every one of every release; those of one release by everybody.
const quoted = [];
for (const segment of ['cir', 'lat', 'eng']) {
  const archive = (await get(`${server.origin}/${segment}/archive`)).text;
  const releases = new Set([...archive.matchAll(/<h3><a href="([^"]+)"/g)].map((match) => match[1]));
  tally.check(`the ${segment} archive links its releases`, releases.size > 25, releases.size);
  for (const address of releases) {
    quoted.push(...await judgeRelease(server.origin, key, address, address.startsWith('/eng/5/')));
  }
}
tellLargest('the demo', quoted);

// The seed's, by everybody in every variant that it has.
if (seed === null) {
  tally.skip('the quotations of the seed', 'no ../shared/inputs/seed');
} else {
  const directory = freshDirectory();
  must('init', directory);
  must('import', directory, seed, '--variant', 'en', '--release');
  const cyrillic = join(work, 'seed.cir.txt');  // the other two variants, under a name that is new to the newsroom
  writeFileSync(cyrillic, readFileSync(seed, 'utf8') + '\n');
  must('import', directory, cyrillic, '--variant', 'sr-Cyrl', '--release');
  const home = await serve(directory);
  const trust = (await get(`${home.origin}/log/vkey`)).text.trim();
  const found = [];
  for (const path of ['eng/1', 'cir/2', 'lat/2']) {
    const { fields } = await get(`${home.origin}/${path}`);
    found.push(...await judgeRelease(home.origin, trust, fields.location, true));
  }
  tellLargest('the seed', found);
  for (const document of [1, 2]) {
    const whole = (await get(`${home.origin}/proof/${document}/1.glasnik`)).body.length;
    const beside = whole - (await get(`${home.origin}/proof/${document}/1.record.json`)).body.length;
    console.log(`the seed: its bundle is ${whole} octets, ${beside} beside its record`);
    tally.check('the seed: its bundle is at most 2 KiB beside its record', beside <= 2048, beside);
  }
  await home.stop();
}

// The words in the record file are the words of the page.
const record = JSON.parse((await get(`${server.origin}/proof/5/1.record.json`)).text);
const entry = JSON.parse((await get(`${server.origin}/proof/5/1.entry.json`)).text);
tally.same('the entry names three texts', entry.texts.map((text) => text.lang).join(' '), 'en sr-Cyrl sr-Latn');
const page = (await get(`${server.origin}/eng/5/siren-test-on-wednesday-at-12-noon`)).text;
const english = record.texts.find((text) => text.lang === 'en');
tally.check('the proven headline is the page\'s', page.includes(english.parts.find((part) => part.name === 'headline').text));

// Ten ways to tamper with one bundle: every judge that reads the changed part refuses.
const good = readFileSync(join(work, `${acts[0].replace('/', '-')}.glasnik`));
let refused = 0;
for (let i = 0; i < 10; ++i) {
  const bad = Buffer.from(good);
  const at = Math.floor((bad.indexOf('policy.txt') - 60) * ((i + 0.5) / 10)) + 30;
  bad[at] ^= 1 << (i % 8);
  const file = join(work, `bad-${i}.glasnik`);
  writeFileSync(file, bad);
  const verdicts = [judge('go', 'bundle', file, key), judge('node', 'bundle', file, key),
    spawnSync(join(build, 'glasnik-verify'), [file, '--key', key])];
  refused += verdicts.every((done) => done.status !== 0) ? 1 : 0;
}
tally.same('ten flipped bits, ten refusals by each', refused, 10);
await server.stop();
tally.end();
