// What the benchmarks share: two contenders pinned to one core, a client on the other, rounds that
// alternate, processor time from the kernel, ratios with their interval, and a verdict that fails.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';

export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

const peers = [];
process.on('exit', () => { for (const peer of peers) peer.kill('SIGTERM'); });

export function command(name, ...args) {
  const done = spawnSync(name, args.map(String), { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${name} ${args.join(' ')}: exit ${done.status}: ${done.stderr}`);
  return done.stdout;
}

export function pin(pid, core = SERVER_CORE) { command('taskset', '-acp', core, pid); }

// Nanoseconds on a processor, all threads of these processes, as the scheduler counts them.
export function processorTime(pids) {
  let sum = 0;
  for (const pid of pids) {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      sum += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    }
  }
  return sum;
}

// Octets of a process in memory: "Rss", "Pss" or "Private_Dirty" of smaps_rollup.
export function memory(pid, what = 'Rss') {
  const roll = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(roll.match(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm'))[1]) * 1024;
}

export function peakMemory(pid) {
  return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmHWM:\s+(\d+) kB/m)[1]) * 1024;
}

// nginx with one worker in `directory`, serving `directory`/www, on a free port. `settings` stand in
// its http block.
export async function nginx(directory, settings, connections = 1024) {
  const port = await freePort();
  mkdirSync(join(directory, 'www'), { recursive: true });
  mkdirSync(join(directory, 'logs'), { recursive: true });
  writeFileSync(join(directory, 'nginx.conf'), `
daemon off;
user root;
worker_processes 1;
worker_rlimit_nofile 65536;
pid ${directory}/nginx.pid;
error_log ${directory}/logs/error.log;
events { worker_connections ${connections}; multi_accept on; }
http {
  types { text/html html; video/mp4 mp4; }
  default_type application/octet-stream;
  server_tokens off;
  keepalive_requests 1000000000;
  keepalive_timeout 600;
  ${settings}
  server {
    listen 127.0.0.1:${port} backlog=16384;
    root ${directory}/www;
    index index.html;
  }
}
`);
  const child = spawn('nginx', ['-p', directory, '-c', join(directory, 'nginx.conf')], { stdio: 'inherit' });
  peers.push(child);
  const origin = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100; ++i) {
    try { await fetched(`${origin}/`); break; } catch { await sleep(50); }
  }
  const workers = command('pgrep', '-P', child.pid).trim().split('\n').map(Number);
  for (const pid of workers) pin(pid);
  return {
    origin,
    pids: workers,
    stop: () => new Promise((done) => { child.on('exit', done); child.kill('SIGTERM'); }),
  };
}

async function freePort() {
  const server = http.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// One request as it is, on a connection of its own.
export function fetched(url, headers = {}) {
  return new Promise((done, fail) => {
    http.get(url, { headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done({ code: answer.statusCode, fields: answer.headers, body: Buffer.concat(chunks) }));
      answer.on('error', fail);
    }).on('error', fail);
  });
}

// wrk on the client's core: requests, octets read, p50 and p99 in microseconds, errors.
export function wrk(url, { connections, seconds, headers = {} }) {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const script = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'wrk.lua');
  const said = command('taskset', '-c', CLIENT_CORE, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`,
    '--timeout', '30s', '-s', script, ...fields, url);
  return JSON.parse(said.slice(said.lastIndexOf('{"wrk"'))).wrk;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The median with the interval that holds it in 95 of 100 cases (order statistics: no assumption on how
// the values spread). 13 values give the 3rd and the 11th.
export function estimate(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let below = 0;
  let term = 0.5 ** n;
  let k = 0;
  while (k < n / 2 && below + term <= 0.025) {
    below += term;
    term = (term * (n - k)) / (k + 1);
    k += 1;
  }
  const low = sorted[Math.max(0, k - 1)];
  const high = sorted[Math.min(n - 1, n - k)];
  return { median: median(sorted), low, high };
}

// Prints figures beside their bounds; end() fails if one is missed.
export class Verdict {
  missed = 0;
  ratio(sentence, values, bound) {
    const { median: middle, low, high } = estimate(values);
    const interval = `95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}, ${values.length} rounds`;
    this.line(sentence, `${middle.toFixed(2)}x (${interval})`, middle <= bound, `<= ${bound}x`);
  }
  figure(sentence, value, unit, bound) {
    this.line(sentence, `${value.toFixed(2)} ${unit}`, value <= bound, `<= ${bound} ${unit}`);
  }
  told(sentence, text) { console.log(`  ${sentence}: ${text}`); }
  line(sentence, text, holds, bound) {
    if (!holds) this.missed += 1;
    console.log(`${holds ? 'holds ' : 'MISSED'} ${sentence}: ${text}; to reach ${bound}`);
  }
  end() { process.exit(this.missed === 0 ? 0 : 1); }
}
