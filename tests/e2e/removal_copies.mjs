// What was retracted, merged or withdrawn and lost words by law before or after: mirrors made at every
// moment follow, and a backup is recovered from each of them and from the source.
import { cpSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tally, freePort, freshDirectory, get, must, run, serve, start } from './newsroom.mjs';

const tally = new Tally();
const work = mkdtempSync(join(tmpdir(), 'glasnik-copies.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const port = await freePort();
const address = `http://127.0.0.1:${port}`;

function release(directory, name, text) {
  const file = join(work, `${name}.eng.txt`);
  writeFileSync(file, text);
  must('import', directory, file, '--variant', 'en', '--release', '--quiet');
}
const note = '--note=en=It was wrong then.';
const remove = (directory, id, ...parts) => must('act', directory, 'remove_legal', id, ...(parts.length > 0 ? parts : ['--all']),
  '--basis', 'court', '--order-words', 'P 12/26', '--reason', 'law', '--note', 'en=The court ordered it.', '--no-copy-waiver', 'There is one.');
const acts = {
  retract: (d) => must('act', d, 'retract', '1', '--reason=error', note),
  merge: (d) => must('act', d, 'merge', '1', '--into', '2'),
  withdraw: (d) => must('act', d, 'withdraw', '1', '--reason=error', note),
  part: (d) => remove(d, '1', '--part', 'headline'),
  whole: (d) => remove(d, '1'),
};
const orders = [['retract', 'part', 'whole'], ['part', 'retract', 'whole'], ['merge', 'part', 'whole'],
  ['withdraw', 'part', 'retract', 'whole'], ['part', 'merge', 'whole']];

for (const order of orders) {
  const name = order.join(', ');
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  const backup = freshDirectory();
  cpSync(directory, backup, { recursive: true });
  release(directory, 'one', 'Canary on the bridge\n\nThe canary sings of Xyzzy.\nIt stopped at noon.\n');
  release(directory, 'two', 'Bridge opened\n\nThe minister opened a bridge.\n');
  const mirrors = [];
  const pullAll = async (when) => {
    const server = await serve(directory, '--public', `127.0.0.1:${port}`);
    mirrors.push([when, freshDirectory()]);
    for (const [made, mirror] of mirrors) {
      const pulled = run('mirror', address, mirror, '--once');
      tally.check(`${name}: the mirror made ${made} pulls ${when}`, pulled.code === 0, pulled.out + pulled.err);
      const verified = run('verify', mirror);
      tally.check(`${name}: and is VERIFIED`, verified.code === 0, verified.out);
    }
    await server.stop();
  };
  await pullAll('before');
  for (const act of order) {
    acts[act](directory);
    await pullAll(`after ${act}`);
  }
  tally.same(`${name}: the source verifies`, run('verify', directory).code, 0);

  // A backup from before all of it, from each copy in turn.
  const recover = (what, from) => {
    const restored = freshDirectory();
    cpSync(backup, restored, { recursive: true });
    copyFileSync(`${directory}.vault`, `${restored}.vault`);
    const done = run('recover', restored, '--from', from);
    tally.check(`${name}: a backup is recovered from ${what}`, done.code === 0, done.out + done.err);
    const verified = run('verify', restored, '--against', directory);
    tally.check(`${name}: and verifies`, verified.code === 0 && verified.out.includes('VERIFIED'), verified.out + verified.err);
    const said = /withheld {2}the words of (\d+) entr(?:y|ies)/.exec(done.out)?.[1];
    const gone = /gone words of (\d+) entr(?:y|ies)/.exec(verified.out)?.[1];
    tally.check(`${name}: what ${what} does not give is told twice alike`, said === gone, `${said} ${gone}`);
  };
  for (const [made, mirror] of mirrors) recover(`the mirror made ${made}`, mirror);
  const server = await serve(directory, '--public', `127.0.0.1:${port}`);
  recover('the source', server.origin);
  await server.stop();
}

// Words that the source no longer gave out come from a copy that has them.
{
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  const restored = freshDirectory();
  cpSync(directory, restored, { recursive: true });
  release(directory, 'one', 'Canary on the bridge\n\nThe canary sings of Xyzzy.\n');
  acts.retract(directory);
  release(directory, 'two', 'Bridge opened\n\nThe minister opened a bridge.\n');
  copyFileSync(`${directory}.vault`, `${restored}.vault`);
  const server = await serve(directory);
  const first = run('recover', restored, '--from', server.origin);
  tally.check('recovery across a retraction says what it did not get', first.code === 0 && first.out.includes('withheld  the words of 1 entry'), first.out + first.err);
  await server.stop();
  const verified = run('verify', restored);
  tally.check('the newsroom verifies, and says so too', verified.code === 0 && verified.out.includes('gone words of 1 entry'), verified.out);
  const second = run('recover', restored, '--from', directory);
  tally.check('a copy that has them gives them', second.code === 0 && second.out.includes('the words of 1 entry have come'), second.out + second.err);
  const whole = run('verify', restored);
  tally.check('then nothing is gone', whole.code === 0 && !whole.out.includes('gone'), whole.out);
}

// A served mirror whose source fails or is slow behind a removal.
{
  const directory = freshDirectory();
  must('init', directory, '--name', 'en=The institution');
  release(directory, 'one', 'Canary on the bridge\n\nThe canary sings of Xyzzy.\nIt stopped at noon.\n');
  let server = await serve(directory);
  let held = null;  // what a request for document 2's record waits for; false: it fails
  const proxy = http.createServer(async (request, answer) => {
    if (held !== null && /proof\/2\//.test(request.url)) {
      if (held === false) { answer.writeHead(500); answer.end(); return; }
      await new Promise((done) => setTimeout(done, held));
    }
    try {
      const real = await get(server.origin + request.url);
      answer.writeHead(real.code, { 'content-type': real.fields['content-type'] ?? '' });
      answer.end(real.body);
    } catch { answer.destroy(); }
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  const copy = freshDirectory();
  const mirror = await start(['mirror', `http://127.0.0.1:${proxy.address().port}`, copy, '--every', '1']);
  const page = async () => (await get(`${mirror.origin}/eng/1/v/1.0`)).text;
  const until = async (holds) => {
    for (let i = 0; i < 100 && !(await holds()); ++i) await new Promise((done) => setTimeout(done, 100));
    return holds();
  };
  tally.check('the mirror has the words, and keeps the page', (await page()).includes('Canary') && (await page()).includes('Canary'));
  await server.stop();
  acts.part(directory);
  release(directory, 'two', 'Bridge opened\n\nThe minister opened a bridge.\n');
  held = false;
  server = await serve(directory);
  tally.check('they leave the page though the pull fails behind the removal', await until(async () => !(await page()).includes('Canary on')), await page());
  tally.check('which it does', await until(async () => (await get(`${mirror.operators}/healthz`)).text.includes('due: pull: ')));
  tally.same('and nothing of the rest is shown', (await get(`${mirror.origin}/log/checkpoint`)).text.split('\n')[1], '2');
  held = null;
  tally.check('the next pull ends what it began', await until(async () => (await get(`${mirror.origin}/log/checkpoint`)).text.split('\n')[1] === '4'));

  // A pull of many slow records ends when the program is told to.
  await server.stop();
  for (let i = 0; i < 12; ++i) must('act', directory, i % 2 ? 'unwithdraw' : 'withdraw', '2', '--reason=error', note);
  let asked = false;
  proxy.prependListener('request', (request) => { asked ||= /proof\/2\//.test(request.url); });
  held = 1000;
  server = await serve(directory);
  await until(async () => asked);
  const begun = Date.now();
  await mirror.stop();
  const took = Date.now() - begun;
  tally.check('a mirror that is told to end in a slow pull ends within two seconds', took < 2000, `${took} ms`);
  console.log(`a served mirror ended ${took} ms after it was told to, in a pull of 12 slow records`);
  proxy.close();
  proxy.closeAllConnections();
  await server.stop();
}
tally.end();
