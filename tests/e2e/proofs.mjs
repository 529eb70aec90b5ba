// The log and the bundles of a served newsroom, judged by verifiers that share no code with it: Go
// (x/mod), node, openssl, and the program's own offline checker.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from './demo.mjs';
import { Tally, build, get, serve, source } from './newsroom.mjs';

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
const acts = [...new Set([...log.matchAll(/\/proof\/(\d+)\/(\d+)\.entry\.json/g)].map((m) => `${m[1]}/${m[2]}`))];
tally.check('the log page links its entries', acts.length >= 30, acts.length);
for (const act of acts) {
  const bundle = await get(`${server.origin}/proof/${act}.glasnik`);
  const file = join(work, `${act.replace('/', '-')}.glasnik`);
  writeFileSync(file, bundle.body);
  for (const name of Object.keys(judges)) {
    const done = judge(name, 'bundle', file, key);
    tally.check(`${name} accepts the bundle of ${act}`, done.status === 0, done.stdout + done.stderr);
  }
  const own = spawnSync(join(build, 'glasnik-verify'), [file, '--key', key], { encoding: 'utf8' });
  tally.check(`glasnik-verify accepts the bundle of ${act}`, own.status === 0 && own.stdout.includes('VERIFIED'), own.stdout);
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
