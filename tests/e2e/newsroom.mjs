// What the end-to-end tests share: newsrooms in temporary directories, the real program serving them on
// free ports, and a tally that ends in "N passed, N failed, N skipped".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const source = resolve(here, '../..');
export const build = process.env.GLASNIK_BUILD ?? join(source, 'build/release');
export const glasnik = join(build, 'glasnik');
export const inputs = process.env.GLASNIK_INPUTS ?? resolve(source, '../shared/inputs');
export const seed = existsSync(join(inputs, 'seed'))
  ? join(inputs, 'seed', readdirSync(join(inputs, 'seed')).find((name) => name.endsWith('.txt')))
  : null;

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  check(sentence, holds, found) {
    if (holds) { this.passed += 1; return true; }
    this.failed += 1;
    console.log(`FAIL ${sentence}${found === undefined ? '' : `\n  found: ${found}`}`);
    return false;
  }
  same(sentence, found, expected) {
    return this.check(sentence, found === expected, `${found}\n  expected: ${expected}`);
  }
  skip(sentence, why) {
    this.skipped += 1;
    console.log(`skipped ${sentence}: ${why}`);
  }
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exit(this.failed === 0 ? 0 : 1);
  }
}

const rooms = [];
const servers = [];
process.on('exit', () => {
  for (const server of servers) server.kill('SIGKILL');
  for (const room of rooms) rmSync(room, { recursive: true, force: true });
});

// A fresh path DIR; its vault beside it goes with it.
export function freshDirectory() {
  const room = mkdtempSync(join(tmpdir(), 'glasnik-test.'));
  rooms.push(room);
  return join(room, 'newsroom');
}

// Runs a verb to its end.
export function run(...args) {
  const done = spawnSync(glasnik, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

export function must(...args) {
  const done = run(...args);
  if (done.code !== 0) throw new Error(`glasnik ${args.join(' ')}: exit ${done.code}: ${done.err}`);
  return done.out;
}

export async function freePort() {
  return new Promise((done) => {
    const socket = http.createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

// The program serving a newsroom, once it is ready; on a free port unless --public says which.
export function serve(directory, ...args) {
  return start(['serve', directory], ...args);
}

// The same of any verb that serves.
export async function start(verb, ...args) {
  const world = args.includes('--public') ? [] : ['--public', '127.0.0.1:0'];
  const inside = args.includes('--newsroom') ? [] : ['--newsroom', '127.0.0.1:0'];
  const child = spawn(glasnik, [...verb, ...world, ...inside, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  servers.push(child);
  let said = '';
  let errors = '';
  child.stderr.on('data', (chunk) => { errors += chunk; });
  const begun = Date.now();
  const ready = new Promise((done, fail) => {
    child.stdout.on('data', (chunk) => { said += chunk; if (said.includes('ready')) done(); });
    child.on('exit', (code) => fail(new Error(`${verb[0]} ended with ${code}: ${errors}`)));
  });
  await ready;
  child.removeAllListeners('exit');
  return {
    pid: child.pid,
    readyAfter: Date.now() - begun,
    origin: said.match(/public\s+(\S+)\//)[1],
    operators: said.match(/operators (\S+)\/healthz/)[1],
    desk: said.match(/newsroom\s+(\S+)\//)?.[1],
    press: said.match(/^press\s+(\S+)\/$/m)?.[1],
    firstLink: said.match(/sign in\s+(\S+)/)?.[1],
    errors: () => errors,
    stop: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }),
    kill: () => new Promise((done) => { child.on('exit', done); child.kill('SIGKILL'); }),
  };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
process.on('beforeExit', () => agent.destroy());

// One request, nothing followed and nothing decoded.
export function get(url, headers = {}, method = 'GET') {
  return new Promise((done, fail) => {
    const request = http.request(url, { method, headers, agent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        done({ code: answer.statusCode, fields: answer.headers, body, text: body.toString('utf8') });
      });
    });
    request.on('error', fail);
    request.end();
  });
}

// The text of a page as a reader has it: tags gone, entities resolved.
export function words(html) {
  return unescape(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, '\u0000'));
}

export function unescape(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') return named[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return String.fromCodePoint(code);
  });
}
