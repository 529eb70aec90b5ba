// Two newsrooms on this machine that witness each other: cosignatures, their absence, a fork and an old copy.
// mirror.mjs takes `pair` from here.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tally, build, freePort, freshDirectory, get, must, run, serve, source } from './newsroom.mjs';

export class Room {
  constructor(directory, origin, port) {
    this.directory = directory;
    this.origin = origin;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.released = 0;
  }
  async start() {
    this.server = await serve(this.directory, '--public', `127.0.0.1:${this.port}`);
    return this.server;
  }
  async stop() { await this.server?.stop(); this.server = null; }
  async kill() { await this.server?.kill(); this.server = null; }
  // The command line acts on a newsroom that is not served: one act, and what it took.
  async act() {
    const served = this.server;
    await this.stop();
    const file = join(dirname(this.directory), `release-${this.released += 1}.eng.txt`);
    writeFileSync(file, `Bridge ${this.released} opened in ${this.origin}\n\nThe minister opened a bridge.\nIt crosses the river Sava.\n`);
    const begun = Date.now();
    const done = run('import', this.directory, file, '--release', '--quiet');
    const took = Date.now() - begun;
    if (served) await this.start();
    return { ...done, took };
  }
  checkpoint() { return get(`${this.url}/log/checkpoint`); }
  // The checkpoint once it carries so many signatures besides the log's, or what there is in the end.
  async witnessed(by, within = 5000) {
    const begun = Date.now();
    for (;;) {
      const text = (await this.checkpoint()).text;
      if (text.includes(`— ${by} `) || Date.now() - begun > within) return { text, after: Date.now() - begun };
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

function settings(room, others) {
  const path = join(room.directory, 'glasnik.toml');
  const hosts = others.map((other) => `"127.0.0.1:${other.port}"`).join(', ');
  const logs = others.map((other) => `"${other.vkey}"`).join(', ');
  let text = readFileSync(path, 'utf8').replace('# outbound = []', `outbound = [${hosts}]`);
  text = text.replace('# logs = []', `logs = [${logs}]`);
  writeFileSync(path, text);
}

// Two newsrooms, stopped, each the other's witness with a quorum of one.
export async function pair() {
  const rooms = [];
  for (const origin of ['a.example/log', 'b.example/log']) {
    const room = new Room(freshDirectory(), origin, await freePort());
    must('init', room.directory, '--origin', origin);
    await room.start();
    room.vkey = (await get(`${room.url}/log/vkey`)).text.trim();
    room.witness = (await get(`${room.url}/witness/vkey`)).text.trim();
    await room.stop();
    rooms.push(room);
  }
  const [a, b] = rooms;
  for (const [room, other] of [[a, b], [b, a]]) {
    settings(room, [other]);
    must('config', 'policy', room.directory, '--witness', `${other.witness}=${other.url}/witness`, '--quorum', '1');
  }
  return rooms;
}

export function post(url, body, headers = {}) {
  return new Promise((done, fail) => {
    const request = http.request(url, { method: 'POST', headers: { 'content-length': Buffer.byteLength(body), ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => done({ code: answer.statusCode, fields: answer.headers, text }));
    });
    request.on('error', fail);
    request.end(body);
  });
}

const sha256hex = (text) => createHash('sha256').update(text).digest('hex');
const name = (vkey) => vkey.slice(0, vkey.indexOf('+'));

async function main() {
  const tally = new Tally();
  const work = mkdtempSync(join(tmpdir(), 'glasnik-witness.'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const [a, b] = await pair();

  // Cosigned.
  await b.start();
  await a.start();
  for (const [room, other] of [[a, b], [b, a]]) {
    await room.act();
    const { text, after } = await room.witnessed(name(other.witness));
    tally.check(`${room.origin}: the checkpoint carries the other's signature within two seconds`, after < 2000, `${after} ms\n${text}`);
    console.log(`${room.origin}: cosigned ${after} ms after the start`);
  }
  const held = await get(`${b.url}/witness/${sha256hex(a.origin)}/checkpoint`);
  const own = await a.checkpoint();
  tally.same('the witness gives out the checkpoint it has signed', held.text.split('\n\n')[0], own.text.split('\n\n')[0]);
  tally.check('with the log\'s signature and its own', held.text.includes(`— ${a.origin} `) && held.text.includes(`— ${name(b.witness)} `), held.text);
  tally.same('of a log it does not know it has nothing', (await get(`${b.url}/witness/${sha256hex('c.example')}/checkpoint`)).code, 404);

  // The bundle, judged offline.
  const policy = join(work, 'policy.txt');
  writeFileSync(policy, (await get(`${a.url}/log/policy`)).text);
  tally.check('the policy names the witness', readFileSync(policy, 'utf8').includes(b.witness));
  const bundle = async (id) => {
    const file = join(work, `${id}.glasnik`);
    writeFileSync(file, (await get(`${a.url}/proof/${id}/1.glasnik`)).body);
    return file;
  };
  const verify = (file, ...args) => spawnSync(join(build, 'glasnik-verify'), [file, ...args], { encoding: 'utf8' });
  const verified = verify(await bundle(1), '--policy', policy, '--max-age', '1');
  tally.check('a release is VERIFIED under the policy, its witness named',
    verified.status === 0 && verified.stdout.includes('VERIFIED') && verified.stdout.includes(name(b.witness)), verified.stdout);
  judgeElsewhere(tally, work, a, b, await bundle(1));

  // What a stranger may send.
  await strangers(tally, a, b);

  // The other is away: acts do not wait, what was witnessed stays so, the rest is called UNWITNESSED.
  await b.kill();
  const alone = await a.act();
  tally.check('an act does not wait for a witness that is away', alone.code === 0 && alone.took < 4000, `${alone.took} ms ${alone.err}`);
  const unwitnessed = verify(await bundle(2), '--policy', policy);
  tally.check('its release is UNWITNESSED', unwitnessed.status === 4 && unwitnessed.stdout.includes('UNWITNESSED'), unwitnessed.stdout);
  tally.same('the one before it stays VERIFIED', verify(await bundle(1), '--policy', policy).status, 0);
  const page = (await get(`${a.url}/eng/log`)).text;
  tally.check('the log page says that the witnesses are missing', page.includes('id="witnesses"') && /0 of 1/.test(page), page.slice(page.indexOf('id="witnesses"'), page.indexOf('id="witnesses"') + 900));
  const metrics = (await get(`${a.server.operators}/metrics`)).text;
  tally.check('so do the metrics', /^glasnik_log_quorum_met 0$/m.test(metrics), metrics);
  await b.start();
  const caught = await a.witnessed(name(b.witness), 12000);
  tally.check('when it is back it catches up', caught.text.includes(`— ${name(b.witness)} `), caught.text);
  tally.same('and the release is VERIFIED', verify(await bundle(2), '--policy', policy).status, 0);
  const release = (await get(`${a.url}/eng/2`)).fields.location;
  const proven = (await get(`${a.url}${release}`)).text;
  tally.check('its page says so', /1 of 1/.test(proven));

  await forked(tally, a, b);
  await rolledBack(tally, a, b);
  await b.stop();
  for (const room of [a, b]) {
    const audited = run('verify', room.directory);
    tally.check(`${room.origin}: the audit finds nothing`, audited.code === 0, audited.out + audited.err);
  }
  tally.end();
}

// Go and Node, which share no code with the program, read its cosigned checkpoint and its bundle.
function judgeElsewhere(tally, work, a, b, file) {
  const verifiers = join(source, 'tests/verifiers');
  const go = join(work, 'go');
  const built = spawnSync('go', ['build', '-o', go, '.'], { cwd: join(verifiers, 'go'), encoding: 'utf8',
    env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(work, 'cache') } });
  if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
  for (const [judge, ...first] of [[go], ['node', join(verifiers, 'verify.mjs')]]) {
    for (const [what, where] of [['log', a.url], ['bundle', file]]) {
      const done = spawnSync(judge, [...first, what, where, a.vkey, b.witness], { encoding: 'utf8' });
      tally.check(`${basename(judge)} accepts the cosigned ${what}`, done.status === 0, done.stdout + done.stderr);
    }
    const stranger = spawnSync(judge, [...first, 'log', a.url, a.vkey, a.witness], { encoding: 'utf8' });
    tally.check(`${basename(judge)} misses the signature of a witness that was not asked`, stranger.status !== 0, stranger.stdout);
  }
}

async function strangers(tally, a, b) {
  const address = `${b.url}/witness/add-checkpoint`;
  const checkpoint = (await a.checkpoint()).text;
  const size = Number(checkpoint.split('\n')[1]);
  const ask = (body) => post(address, body);
  const expect = async (sentence, body, code) => tally.same(sentence, (await ask(body)).code, code);
  await expect('the same checkpoint again is signed again', `old ${size}\n\n${checkpoint}`, 200);
  const conflict = await ask(`old 0\n\n${checkpoint}`);
  tally.same('another old size is a conflict', conflict.code, 409);
  tally.same('which names the size signed', conflict.text, `${size}\n`);
  tally.same('in a type of its own', conflict.fields['content-type'], 'text/x.tlog.size');
  await expect('an old size beyond the checkpoint is malformed', `old ${size + 1}\n\n${checkpoint}`, 400);
  await expect('what is no request is malformed', 'hello', 400);
  await expect('nothing is malformed', '', 400);
  await expect('a proof between equal sizes shows nothing', `old ${size}\n${'A'.repeat(43)}=\n\n${checkpoint}`, 422);
  await expect('an unknown log is unknown', `old ${size}\n\n${checkpoint.replaceAll(a.origin, 'c.example/log')}`, 404);
  await expect('a changed checkpoint is not the log\'s', `old ${size}\n\n${checkpoint.replace(/\n\d+\n/, '\n9\n')}`, 403);
  const foreign = checkpoint.split('\n').filter((line) => !line.startsWith(`— ${a.origin} `)).join('\n');
  await expect('without the log\'s signature it is denied', `old ${size}\n\n${foreign}`, 403);
  await expect('a body over 64 KiB is not read', 'x'.repeat(65537), 413);
  tally.same('GET is not for asking', (await get(address)).code, 405);
  tally.same('and says what is', (await get(address)).fields.allow, 'POST');
  for (const path of ['/', '/log/checkpoint', '/eng/', '/witness/vkey', '/witness/add-checkpoint/', '/healthz']) {
    tally.same(`POST ${path} is refused`, (await post(`${b.url}${path}`, 'x')).code, 405);
  }
  tally.same('the other listener takes none', (await post(`${b.server.operators}/witness/add-checkpoint`, 'x')).code, 405);
}

// A copy with its vault goes another way than the original, which the witness has followed.
async function forked(tally, a, b) {
  await a.stop();
  const copy = new Room(join(dirname(freshDirectory()), 'newsroom'), a.origin, await freePort());
  cpSync(a.directory, copy.directory, { recursive: true });
  cpSync(`${a.directory}.vault`, `${copy.directory}.vault`);
  await b.kill();  // the copy acts while nobody can tell it that it is one
  copy.released = 50;
  const act = await copy.act();
  tally.same('while its witness is away a copy can act', act.code, 0);
  await b.start();
  await a.act();
  await a.start();
  await a.witnessed(name(b.witness));
  const before = (await get(`${b.url}/witness/${sha256hex(a.origin)}/checkpoint`)).text;
  await a.stop();
  await copy.start();
  const stopped = await condition(copy);
  tally.check('a forked copy stands still: log_forked', stopped.includes('log_forked'), stopped);
  const size = Number(before.split('\n')[1]);
  const evidence = join(copy.directory, `fork-${size}.txt`);
  const shown = existsSync(evidence) ? readFileSync(evidence, 'utf8') : '';
  tally.check('it shows both checkpoints', shown.includes(before) && shown.split(`\n${a.origin}\n${size}\n`).length === 3, shown || stopped);
  tally.same('its checkpoint is withheld', (await copy.checkpoint()).code, 503);
  tally.same('the witness has signed nothing of it', (await get(`${b.url}/witness/${sha256hex(a.origin)}/checkpoint`)).text, before);
  const files = readdirSync(b.directory).filter((file) => file.startsWith('fork-'));
  tally.check('the witness has kept both too', files.length === 1 && readFileSync(join(b.directory, files[0]), 'utf8').includes(before), files.join());
  await copy.stop();
  const refused = await copy.act();
  tally.check('on the command line too nothing is signed', refused.code === 1 && refused.err.includes('log_forked'), refused.err);
  await a.start();
  tally.same('the original goes on', (await a.checkpoint()).code, 200);
}

// A copy made before the witness saw more, put back with its vault.
async function rolledBack(tally, a, b) {
  await a.stop();
  const old = new Room(join(dirname(freshDirectory()), 'newsroom'), a.origin, await freePort());
  cpSync(a.directory, old.directory, { recursive: true });
  cpSync(`${a.directory}.vault`, `${old.directory}.vault`);
  old.released = 70;
  await a.act();
  await a.start();
  await a.witnessed(name(b.witness));
  const seen = Number((await a.checkpoint()).text.split('\n')[1]);
  await a.stop();
  const act = await old.act();
  tally.check('an old copy learns from its witness that it is one, before it signs',
    act.code === 1 && act.err.includes(`log_rolled_back have=${seen - 1} seen=${seen}`), act.err);
  await old.start();
  const stopped = await condition(old);
  tally.check('served, it stands still', stopped.includes(`log_rolled_back have=${seen - 1} seen=${seen}`), stopped);
  tally.same('and has signed nothing', Number((await old.checkpoint()).text.match(/"have":(\d+)/)?.[1]), seen - 1);
  tally.same('its pages are served', (await get(`${old.url}/eng/`)).code, 200);
  await old.stop();
}

// What /healthz says, once it is more than ok.
async function condition(room) {
  for (let i = 0; i < 100; i += 1) {
    const { text } = await get(`${room.url}/healthz`);
    if (!text.startsWith('ok')) return text;
    await new Promise((done) => setTimeout(done, 50));
  }
  return 'ok';
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
