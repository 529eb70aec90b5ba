// Two newsrooms, and a third party who mirrors both: every page is readable there, every word was
// verified before it was kept. A source that lies, and a log that tells another story, are refused
// and replace nothing. A pull that is killed goes on where it was.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demo } from './demo.mjs';
import { Tally, freshDirectory, get, glasnik, must, run, serve, start } from './newsroom.mjs';
import { pair } from './witness.mjs';

const tally = new Tally();
const work = mkdtempSync(join(tmpdir(), 'glasnik-mirror.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const once = (url, directory) => run('mirror', url, directory, '--once');

// The same while this process answers requests itself.
function pullOnce(url, directory) {
  return new Promise((done) => {
    const child = spawn(glasnik, ['mirror', url, directory, '--once'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => { out += chunk; });
    child.stderr.on('data', (chunk) => { err += chunk; });
    child.on('close', (code) => done({ code, out, err }));
  });
}

// All rows that a mirror holds, as SQL.
function kept(copy) {
  const dump = spawnSync('sqlite3', [join(copy, 'glasnik.db'), '.dump'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (dump.status !== 0 || !dump.stdout.includes('INSERT INTO entries')) throw new Error(dump.stderr);
  return dump.stdout;
}

function release(directory, name, text) {
  const file = join(work, `${name}.eng.txt`);
  writeFileSync(file, text);
  must('import', directory, file, '--variant', 'en', '--release', '--quiet');
}

// --- Two newsrooms, each mirrored.
const first = demo();
const second = freshDirectory();
must('init', second, '--origin', 'second.example/log', '--name', 'en=The second institution');
release(second, 'harbour', 'Harbour dredged\n\nThe harbour was dredged to 9 metres.\n');
for (const [name, directory] of [['first', first], ['second', second]]) {
  const source = await serve(directory);
  const copy = freshDirectory();
  const pulled = once(source.origin, copy);
  tally.check(`${name}: the first pull is whole`, pulled.code === 0 && pulled.out.includes('all verified'), pulled.out + pulled.err);
  const verified = run('verify', copy);
  tally.check(`${name}: its mirror is VERIFIED`, verified.code === 0 && verified.out.includes('VERIFIED'), verified.out + verified.err);
  tally.same(`${name}: a mirror has no key of the log`, existsSync(join(copy, 'keys/log.key')), false);
  const mirror = await serve(copy);
  const map = (await get(`${source.origin}/sitemap.xml`)).text;
  const maps = [...map.matchAll(/<loc>[^<]*?(\/sitemap\/[^<]+)<\/loc>/g)].map((m) => m[1]);
  const pages = [];
  for (const path of maps) {
    const text = (await get(source.origin + path)).text;
    pages.push(...[...text.matchAll(/<loc>[^<]*?\/\/[^/<]+(\/[^<]*)<\/loc>/g)].map((m) => m[1]));
  }
  tally.check(`${name}: the map names pages`, pages.length > 0, maps.join(' '));
  const origin = JSON.parse((await get(`${source.origin}/log/institution.json`)).text).origin;
  let readable = 0;
  const proofs = new Set();
  for (const path of new Set([...pages, '/cir/', '/lat/', '/eng/', '/eng/archive', '/eng/log'])) {
    const there = await get(mirror.origin + path);
    const says = there.text.includes('class="mirror"') && there.text.includes(origin);
    readable += tally.check(`${name}: ${path} is readable at the mirror, and says what it is`, there.code === 200 && says, there.code) ? 1 : 0;
    for (const m of there.text.matchAll(/"(\/(?:proof|m)\/[^"#?]+)"/g)) proofs.add(m[1]);
  }
  tally.check(`${name}: many pages`, readable >= 4, readable);
  tally.check(`${name}: they offer proofs`, proofs.size > 0, proofs.size);
  for (const path of proofs) {
    const [here, there] = [await get(source.origin + path), await get(mirror.origin + path)];
    const same = path.endsWith('.glasnik') || here.body.equals(there.body);
    tally.check(`${name}: ${path} is there as here`, there.code === here.code && same, there.code);
  }
  // Its checkpoint is the log's, with a signature more; its tiles stand below the log's own name too.
  const [ours, theirs] = [(await get(`${source.origin}/log/checkpoint`)).text, (await get(`${mirror.origin}/log/checkpoint`)).text];
  tally.check(`${name}: the mirror shows the log's signature and adds its own`, theirs.startsWith(ours) && /\n— mirror-[0-9a-f]{8} /.test(theirs), theirs);
  const { createHash } = await import('node:crypto');
  const below = `${mirror.origin}/mirror/${createHash('sha256').update(origin).digest('hex')}`;
  tally.same(`${name}: the checkpoint stands there`, (await get(`${below}/checkpoint`)).text, theirs);
  const size = ours.split('\n')[1];
  const tile = `tile/entries/000.p/${size}`;
  tally.check(`${name}: so do the entries`, (await get(`${below}/${tile}`)).body.equals((await get(`${source.origin}/log/${tile}`)).body));
  tally.same(`${name}: of another log nothing does`, (await get(`${mirror.origin}/mirror/${'0'.repeat(64)}/checkpoint`)).code, 404);
  // Nobody acts there.
  await mirror.stop();
  const act = run('act', copy, 'withdraw', '1', '--reason=error', '--note=en=No.');
  tally.check(`${name}: an act on a mirror is refused by name`, act.code === 1 && act.err.includes(`is a mirror of ${source.origin}`), act.err);
  const replayed = run('verify', source.origin, '--against', copy);
  tally.check(`${name}: verify URL replays the log and stands beside the mirror`, replayed.code === 3 && replayed.out.includes('copy of the same tree'), replayed.out);
  const policy = join(work, `${name}.policy`);
  writeFileSync(policy, (await get(`${source.origin}/log/policy`)).text);
  tally.same(`${name}: with a policy it is VERIFIED`, run('verify', source.origin, '--policy', policy).code, 0);
  await source.stop();
}

// --- Two newsrooms that witness each other, and a third party who mirrors both.
{
  const rooms = await pair();
  for (const room of rooms) await room.start();
  for (const room of rooms) await room.act();
  const named = (room) => room.witness.slice(0, room.witness.indexOf('+'));
  for (const [room, other] of [rooms, [...rooms].reverse()]) {
    const witness = named(other);
    const cosigned = await room.witnessed(witness);
    tally.check(`${room.origin}: the other has signed`, cosigned.text.includes(`— ${witness} `), cosigned.text);
  }
  for (const [room, other] of [rooms, [...rooms].reverse()]) {
    const witness = named(other);
    const copy = freshDirectory();
    const pulled = once(room.url, copy);
    tally.check(`${room.origin}: a third party mirrors it`, pulled.code === 0, pulled.err);
    room.policy = join(work, `${room.origin.slice(0, 1)}.policy`);
    writeFileSync(room.policy, (await get(`${room.url}/log/policy`)).text);
    const verified = run('verify', copy, '--policy', room.policy, '--against', room.url);
    tally.check(`${room.origin}: the mirror is VERIFIED, its witness seen`, verified.code === 0 && verified.out.includes('seen by 1 of 1 witnesses') && verified.out.includes('copy of the same tree'), verified.out + verified.err);
    const afar = run('verify', room.url, '--policy', room.policy);
    tally.check(`${room.origin}: so is the site`, afar.code === 0 && afar.out.includes('VERIFIED') && afar.out.includes('seen by 1 of 1 witnesses'), afar.out + afar.err);
    const mirror = await serve(copy);
    const note = (await get(`${mirror.origin}/log/checkpoint`)).text;
    for (const signer of [room.origin, witness, 'mirror-']) {
      tally.check(`${room.origin}: the mirror's checkpoint carries the signature of ${signer}`, note.includes(`— ${signer}`), note);
    }
    await mirror.stop();
  }
  for (const room of rooms) await room.stop();
  const [alone] = rooms;
  await alone.act();
  await alone.start();
  const unseen = run('verify', alone.url, '--policy', alone.policy);
  tally.check('a checkpoint that its witness has not seen is UNWITNESSED from afar, exit 4', unseen.code === 4 && unseen.out.includes('UNWITNESSED'), unseen.out + unseen.err);
  await alone.stop();
}

// --- A log of another story under the same key.
{
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  release(directory, 'one', 'One bridge\n\nOne bridge was built.\n');
  const backup = freshDirectory();
  cpSync(directory, backup, { recursive: true });
  copyFileSync(`${directory}.vault`, `${backup}.vault`);
  release(directory, 'two', 'Two bridges\n\nTwo bridges were built.\n');
  const [port, copy] = [await freePort(), freshDirectory()];
  const address = `http://127.0.0.1:${port}`;
  const on = (dir) => serve(dir, '--public', `127.0.0.1:${port}`);
  let server = await on(directory);
  tally.same('the mirror of a log of 3', once(address, copy).code, 0);
  await server.stop();
  const held = kept(copy);
  server = await on(backup);
  let refused = once(address, copy);
  tally.check('a shorter log is refused by name', refused.code === 1 && refused.err.includes('log_rolled_back have=3 seen=2'), refused.err);
  await server.stop();
  release(backup, 'three', 'Three bridges\n\nThree bridges were built.\n');
  for (const [name, seen] of [['at the same size', 3], ['at a larger size', 4]]) {
    if (seen === 4) release(backup, 'four', 'Four bridges\n\nFour bridges were built.\n');
    server = await on(backup);
    refused = once(address, copy);
    tally.check(`a fork ${name} is refused by name`, refused.code === 1 && refused.err.includes(`log_forked have=3 seen=${seen}`), refused.err);
    await server.stop();
    const evidence = readFileSync(join(copy, `fork-${seen}.txt`), 'utf8');
    tally.check('both notes are kept', evidence.split('— glasnik.example/log ').length === 3, evidence);
  }
  tally.same('nothing was replaced', kept(copy), held);
  const still = run('verify', copy);
  tally.check('the mirror still holds what it held', still.code === 0 && still.out.includes('3 entries'), still.out);
  const against = run('verify', backup, '--against', copy);
  tally.check('verify names the fork of a server that signed everything anew', against.code === 1 && against.out.includes('FAIL fork index=2'), against.out);
  for (const file of readdirSync('.').filter((f) => /^fork-\d+\.txt$/.test(f))) rmSync(file);
  server = await on(directory);
  tally.same('the true log is pulled on', once(address, copy).code, 0);

  // The same while the mirror is served: what is new appears, a fork changes nothing.
  const mirror = await start(['mirror', address, copy, '--every', '1']);
  const until = async (holds) => {
    for (let i = 0; i < 100 && !(await holds()); ++i) await new Promise((done) => setTimeout(done, 100));
    return holds();
  };
  const home = async () => (await get(`${mirror.origin}/eng/`)).text;
  const healthy = async () => (await get(`${mirror.operators}/healthz`)).text;
  tally.check('the served mirror shows what it holds', (await home()).includes('Two bridges'));
  await server.stop();
  tally.check('without its source it serves on, and says so', await until(async () => (await healthy()).includes('due: pull: ')), await healthy());
  release(directory, 'five', 'Five bridges\n\nFive bridges were built.\n');
  server = await on(directory);
  tally.check('a new release appears by itself', await until(async () => (await home()).includes('Five bridges')));
  tally.check('and all is well', await until(async () => !(await healthy()).includes('due: ')), await healthy());
  await server.stop();
  release(backup, 'six', 'Six bridges\n\nSix bridges were built.\n');
  server = await on(backup);
  tally.check('a fork is named', await until(async () => (await healthy()).includes('log_forked have=4 seen=5')), await healthy());
  tally.check('as an alarm', mirror.errors().includes('ALARM: log_forked'), mirror.errors());
  tally.check('what is held is served on', (await home()).includes('Five bridges') && (await get(`${mirror.origin}/log/checkpoint`)).text.split('\n')[1] === '4');
  await server.stop();
  await mirror.stop();
}

// --- A source that lies: a proxy changes one answer in each way.
{
  const directory = demo();
  const server = await serve(directory);
  const copy = freshDirectory();
  let lie = null;
  const proxy = http.createServer(async (request, answer) => {
    const real = await get(server.origin + request.url);
    let body = real.body;
    if (lie !== null && lie.at.test(request.url)) { lie.told = true; body = lie.how(body); }
    answer.writeHead(lie?.told && lie.code ? lie.code : real.code, { 'content-type': real.fields['content-type'] ?? '' });
    answer.end(body);
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${proxy.address().port}`;
  const flip = (body, at) => { const bad = Buffer.from(body); bad[Math.floor(bad.length * at)] ^= 1; return bad; };
  // Another signature of the same form: a flipped octet of text would often be no base64 at all.
  const resigned = (body) => Buffer.from(body.toString('utf8').replace(/.(?=[^\n]{8}\n$)/, (letter) => letter === 'A' ? 'B' : 'A'));
  const changed = (body) => Buffer.from(body.toString('utf8').replace(/"text":"[^"]/, '"text":"X'));
  // The first part with its commitment instead of its words: every proof of the rest still holds.
  const asRemoved = (body) => {
    const record = JSON.parse(body);
    const part = record.texts[0].parts[0];
    const words = Buffer.from(part.text);
    const [short, long] = [Buffer.alloc(4), Buffer.alloc(8)];
    short.writeUInt32BE(part.name.length);
    long.writeBigUInt64BE(BigInt(words.length));
    const commit = createHash('sha256').update('glasnik/part/v1\n').update(Buffer.from(part.salt, 'base64'))
      .update(short).update(part.name).update(long).update(words).digest('base64');
    record.texts[0].parts[0] = { commit, name: part.name, removed: 1 };
    return Buffer.from(JSON.stringify(record));
  };
  const lies = [
    ['another word in a record', /record\.json$/, changed, 'did not commit to'],
    ['another salt', /record\.json$/, (body) => Buffer.from(body.toString('utf8').replace(/"salt":"../, '"salt":"zz')), 'did not commit to'],
    ['half a record', /record\.json$/, (body) => body.subarray(0, body.length / 2), 'did not commit to'],
    ['another octet in a file', /^\/m\//, (body) => flip(body, 0.5), 'another file'],
    ['no words, as if they had been taken back', /proof\/1\/1\.record\.json$/, (body) => body, 'does not say that they were taken back', 410],
    ['a part as removed by law', /proof\/1\/1\.record\.json$/, asRemoved, 'no entry removed it'],
    ['a longer file', /^\/m\//, (body) => Buffer.concat([body, Buffer.from('x')]), 'the answer is over'],
    ['a shorter file', /^\/m\//, (body) => body.subarray(1), 'another file'],
    ['another hash in a tile', /tile\/0\//, (body) => flip(body, 0.5), 'is not what the entries make'],
    ['another octet in an entry', /tile\/entries\//, (body) => flip(body, 0.5), 'does not hold'],
    ['a bundle cut short', /tile\/entries\//, (body) => body.subarray(0, body.length - 7), 'has not the entries'],
    ['a checkpoint with another root', /checkpoint$/, (body) => Buffer.from(body.toString('utf8').replace(/\n[A-Za-z0-9+/]{2}/, '\nzz')), 'its checkpoint'],
    ['a checkpoint without a signature that holds', /checkpoint$/, resigned, 'example/log does not hold'],
    ['a key that is not the log\'s', /vkey$/, () => Buffer.from('glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c\n'), 'gives a key of another log'],
  ];
  for (const [name, at, how, why, code] of lies) {
    const fresh = freshDirectory();
    lie = { at, how, code, told: false };
    const refused = await pullOnce(address, fresh);
    tally.check(`a source that gives ${name} is refused`, lie.told && refused.code === 1 && refused.err.includes(why), refused.out + refused.err);
    const shown = existsSync(join(fresh, 'glasnik.db')) ? run('verify', fresh) : { code: 1 };
    tally.check(`and nothing of it is shown: ${name}`, shown.code !== 0, shown.out);
    if (name !== 'a key that is not the log\'s') {
      lie = null;
      const honest = await pullOnce(address, fresh);
      tally.check(`the honest source is pulled afterwards: ${name}`, honest.code === 0 && run('verify', fresh).code === 0, honest.err);
    }
  }
  lie = null;
  tally.same('without a lie the proxy is a source', (await pullOnce(address, copy)).code, 0);
  proxy.close();
  await server.stop();
}

// --- What was taken back before the mirror came is gone there, and said to be.
{
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  release(directory, 'kept', 'Kept\n\nThis one stays.\n');
  release(directory, 'back', 'Taken back\n\nThis one was wrong.\n');
  must('act', directory, 'retract', '2', '--reason=error', '--note=en=It was wrong.');
  const server = await serve(directory);
  const copy = freshDirectory();
  const pulled = once(server.origin, copy);
  tally.check('a retracted release is pulled without its words', pulled.code === 0 && pulled.out.includes('1 of them without their words'), pulled.out + pulled.err);
  const verified = run('verify', copy);
  tally.check('verify says that they are gone', verified.code === 0 && verified.out.includes('gone words of 1 entry'), verified.out);
  const mirror = await serve(copy);
  tally.same('its page explains, there as here', (await get(`${mirror.origin}/eng/2/taken-back`)).code, 410);
  tally.same('and its words are not to be had', (await get(`${mirror.origin}/proof/2/1.record.json`)).code, 410);
  await mirror.stop();
  await server.stop();
}

// --- kill -9 in the middle of a pull of some thousand entries.
{
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  const lines = [];
  for (let i = 1; i <= 3000; ++i) {
    lines.push(JSON.stringify({ title: `Bulletin ${i}`, text: `Bulletin ${i}\n\nThe river stands at ${i} centimetres.\n`, lang: 'en' }));
  }
  const archive = join(work, 'archive.jsonl');
  writeFileSync(archive, lines.join('\n') + '\n');
  must('import', directory, archive, '--variant', 'en', '--release', '--quiet');
  const server = await serve(directory);
  const copy = freshDirectory();
  // The note under which a pull takes entries is there from the first of them to the last.
  const underway = join(copy, 'pulling.checkpoint');
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  let kills = 0;
  for (const more of [0, 150, 400]) {
    const child = spawn(glasnik, ['mirror', server.origin, copy, '--once'], { stdio: 'ignore' });
    const ended = new Promise((done) => child.on('exit', (code, signal) => done(signal)));
    for (let i = 0; i < 2000 && !existsSync(underway); ++i) await pause(2);
    await pause(more);
    child.kill('SIGKILL');
    kills += await ended === 'SIGKILL' && existsSync(underway) ? 1 : 0;
  }
  tally.same('pulls were killed in the middle', kills, 3);
  const pulled = once(server.origin, copy);
  tally.check('the next pull ends what they began', pulled.code === 0 && pulled.out.includes('3001 entries are held'), pulled.out + pulled.err);
  const verified = run('verify', copy, '--against', directory);
  tally.check('and the mirror is whole', verified.code === 0 && verified.out.includes('3001 entries'), verified.out);
  await server.stop();
}

function freePort() {
  return new Promise((done) => {
    const socket = http.createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}
tally.end();
