// What an idle connection costs: 9,000 open ones that have never asked, and 9,000 that asked once and
// keep their connection; the growth of the server's resident memory over them, beside nginx's.
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../tests/e2e/demo.mjs';
import { freshDirectory, serve } from '../tests/e2e/newsroom.mjs';
import { Verdict, memory, nginx, pin, sleep } from './arena.mjs';

const count = 9000;
const descriptors = 20000;
if (!process.argv.includes('--inside')) {  // again, with room for the descriptors
  const again = spawn('prlimit', [`--nofile=${descriptors}:${descriptors}`, process.execPath, process.argv[1], '--inside'],
    { stdio: 'inherit' });
  process.exitCode = await new Promise((done) => again.on('exit', done));
} else {
  await measureBoth();
}

// A client of its own process, so that its memory is not the server's: prints "open", waits for its end.
async function hold(origin, asks) {
  const client = spawn(process.execPath, [join(import.meta.dirname ?? '.', 'idle_client.mjs'), origin, String(count), asks ? 'ask' : 'silent'],
    { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((done, fail) => {
    client.stdout.on('data', done);
    client.on('exit', (code) => fail(new Error(`the client ended with ${code}`)));
  });
  return () => new Promise((done) => { client.removeAllListeners('exit'); client.on('exit', done); client.stdin.end(); });
}

async function each(origin, pid, asks) {
  const before = memory(pid);
  const release = await hold(origin, asks);
  let open = 0;
  for (let i = 0; i < 50 && open < count; ++i) {
    await sleep(100);
    open = readdirSync(`/proc/${pid}/fd`).length;
  }
  if (open < count) throw new Error(`only ${open} descriptors are open at ${origin}`);
  const grown = (memory(pid) - before) / count;
  await release();
  await sleep(500);
  return grown;
}

async function measureBoth() {
  const verdict = new Verdict();
  for (const asks of [false, true]) {
    const what = asks ? 'that asked once' : 'that never asked';
    const server = await serve(demo(), '--threads', '1');
    pin(server.pid);
    const grown = await each(`${server.origin}/eng/`, server.pid, asks);
    await server.stop();
    const directory = freshDirectory();
    // nginx drops idle connections when a sixteenth of its room is left.
    const peer = await nginx(directory, 'access_log off;', Math.ceil(count * 1.1));
    writeFileSync(join(directory, 'www/index.html'), '<!doctype html><title>a</title>'.padEnd(15000));
    const theirs = await each(`${peer.origin}/`, peer.pids[0], asks);
    await peer.stop();
    verdict.figure(`memory of each of ${count} connections ${what}`, grown / 1024, 'KiB', 2);
    verdict.told('nginx', `${(theirs / 1024).toFixed(2)} KiB (and what it sets aside at its start)`);
  }
  verdict.end();
}
