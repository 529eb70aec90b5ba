// A cached page against nginx at its best: sendfile off, open_file_cache, buffered access log,
// gzip_static; the same octets, the same security fields, 64 keep-alive connections, a log line a
// request, one core for the server, one for the client, rounds that alternate.
//   node benchmarks/pages.mjs [ROUNDS] [SECONDS]
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../tests/e2e/demo.mjs';
import { freshDirectory, get, serve } from '../tests/e2e/newsroom.mjs';
import { Verdict, fetched, median, memory, nginx, peakMemory, pin, processorTime, sleep, wrk } from './arena.mjs';

const rounds = Number(process.argv[2] ?? 13);
const seconds = Number(process.argv[3] ?? 3);
const connections = 64;
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const verdict = new Verdict();

const room = freshDirectory();
const log = `${room}.access.log`;
const server = await serve(demo(), '--threads', '1', '--access-log', log);
pin(server.pid);

// The page and its gzip form, as Glasnik serves them, for nginx to serve.
const home = await get(`${server.origin}/eng/`);
const path = [...home.text.matchAll(/href="(?:http:..[^/"]*)?(\/eng\/\d+[^"#]*)"/g)][0][1];
const url = server.origin + path;
await get(url, { 'Accept-Encoding': 'gzip' });
await sleep(300);  // the coded forms follow on a worker
const plain = await get(url);
const coded = await get(url, { 'Accept-Encoding': 'gzip' });
if (coded.fields['content-encoding'] !== 'gzip') throw new Error(`${path} is not coded`);

const directory = `${room}.nginx`;
const kept = ['content-security-policy', 'x-content-type-options', 'cross-origin-opener-policy',
  'cross-origin-resource-policy', 'referrer-policy', 'cache-control', 'vary', 'repr-digest', 'content-language', 'link'];
const fields = kept.filter((name) => plain.fields[name] !== undefined)
  .map((name) => `add_header ${name} '${plain.fields[name].replaceAll("'", "\\'")}';`).join('\n  ');
const peer = await nginx(directory, `
  sendfile off;
  tcp_nodelay on;
  output_buffers 2 64k;
  open_file_cache max=1000 inactive=600s;
  open_file_cache_valid 600s;
  gzip_static on;
  access_log ${directory}/logs/access.log combined buffer=64k flush=1s;
  ${fields}`);
writeFileSync(join(directory, 'www/index.html'), plain.body);
writeFileSync(join(directory, 'www/index.html.gz'), coded.body);

for (const [name, form] of [['plain', plain], ['gzip', coded]]) {
  const headers = name === 'gzip' ? { 'Accept-Encoding': 'gzip' } : {};
  const theirs = await fetched(`${peer.origin}/`, headers);
  if (!theirs.body.equals(form.body)) throw new Error(`nginx does not serve the ${name} octets`);
}

const contenders = {
  glasnik: { url, pids: [server.pid], log },
  nginx: { url: `${peer.origin}/`, pids: peer.pids, log: join(directory, 'logs/access.log') },
};

const lines = (file) => (statSync(file, { throwIfNoEntry: false })?.size ? readFileSync(file).reduce((n, octet) => n + (octet === 10 ? 1 : 0), 0) : 0);

async function measure({ url: target, pids, log: file }, headers) {
  writeFileSync(file, '');
  const before = processorTime(pids);
  const done = wrk(target, { connections, seconds, headers });
  const spent = processorTime(pids) - before;
  if (done.errors > 0) throw new Error(`${target}: ${done.errors} errors`);
  await sleep(1200);
  if (lines(file) < done.requests) throw new Error(`${target}: ${done.requests} requests, ${lines(file)} log lines`);
  return { perRequest: spent / done.requests / 1000, p99: done.p99, rate: (done.requests * 1e6) / done.microseconds };
}

for (const form of ['plain', 'gzip']) {
  const headers = { 'User-Agent': agent, ...(form === 'gzip' ? { 'Accept-Encoding': 'gzip' } : {}) };
  const seen = { glasnik: [], nginx: [] };
  for (const one of Object.values(contenders)) wrk(one.url, { connections, seconds: 1, headers });
  for (let round = 0; round < rounds; ++round) {
    const order = round % 2 ? ['nginx', 'glasnik'] : ['glasnik', 'nginx'];
    for (const name of order) seen[name].push(await measure(contenders[name], headers));
  }
  const pairs = (what) => seen.glasnik.map((one, i) => one[what] / seen.nginx[i][what]);
  const octets = form === 'gzip' ? coded.body.length : plain.body.length;
  console.log(`${path}, ${form}, ${octets} octets`);
  for (const name of Object.keys(seen)) {
    const of = (what) => median(seen[name].map((one) => one[what]));
    verdict.told(name, `${of('perRequest').toFixed(2)} µs of processor a request, ${Math.round(of('rate'))} requests/s, p99 ${(of('p99') / 1000).toFixed(2)} ms`);
  }
  verdict.ratio(`${form}: processor a request against nginx`, pairs('perRequest'), 0.85);
  verdict.ratio(`${form}: p99 against nginx`, pairs('p99'), 1);
}

console.log('memory with the demo');
const locations = (text) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((found) => server.origin + new URL(found[1]).pathname);
const maps = locations((await get(`${server.origin}/sitemap.xml`)).text);
let asked = 0;
for (const map of maps) {
  for (const address of locations((await get(map)).text)) {
    for (const headers of [{}, { 'Accept-Encoding': 'gzip' }, { 'Accept-Encoding': 'br' }]) {
      const answer = await get(address, headers);
      if (answer.code !== 200) throw new Error(`${address}: ${answer.code}`);
    }
    asked += 1;
  }
}
if (asked < 90) throw new Error(`only ${asked} pages in the site's map`);
await sleep(1000);  // the coded forms follow on a worker
verdict.told('pages asked for', `${asked}, each in three codings`);
verdict.figure('resident memory', memory(server.pid) / 2 ** 20, 'MiB', 48);
verdict.told('its peak in this run', `${(peakMemory(server.pid) / 2 ** 20).toFixed(1)} MiB`);
await peer.stop();
await server.stop();
verdict.end();
