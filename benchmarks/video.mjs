// A 75 MB video against nginx with sendfile: processor time per octet, whole and by ranges, rounds that
// alternate; and that the server's memory does not grow with the file.
//   node benchmarks/video.mjs [ROUNDS] [SECONDS]
import { closeSync, copyFileSync, mkdirSync, openSync, truncateSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { demo } from '../tests/e2e/demo.mjs';
import { freshDirectory, get, must, serve } from '../tests/e2e/newsroom.mjs';
import { Verdict, command, median, memory, nginx, peakMemory, pin, processorTime, wrk } from './arena.mjs';

const rounds = Number(process.argv[2] ?? 13);
const seconds = Number(process.argv[3] ?? 2);
const size = 75_180_000;
const verdict = new Verdict();

// A real mp4 head, then random octets in a "free" box up to the size.
const room = freshDirectory();
mkdirSync(`${room}.files`, { recursive: true });
const file = join(`${room}.files`, 'video.mp4');
command('ffmpeg', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc=d=2:s=640x360:r=25', '-pix_fmt', 'yuv420p',
  '-movflags', '+faststart', file);
const made = Number(command('stat', '-c', '%s', file));
const box = Buffer.alloc(8);
box.writeUInt32BE(size - made);
box.write('free', 4, 'latin1');
const out = openSync(file, 'a');
writeSync(out, box);
for (let left = size - made - 8; left > 0;) left -= writeSync(out, randomBytes(Math.min(left, 1 << 20)));
closeSync(out);
truncateSync(file, size);

const newsroom = demo();
must('media', 'add', newsroom, '1', file);
const server = await serve(newsroom, '--threads', '1', '--access-log', `${room}.access.log`);
pin(server.pid);
const home = await get(`${server.origin}/eng/1`);
const page = home.code === 200 ? home : await get(new URL(home.fields.location, server.origin));
const path = [...page.text.matchAll(/(?:src|href)="([^"]*\.mp4)"/g)].map((found) => found[1]).at(-1);

const directory = `${room}.nginx`;
const peer = await nginx(directory, `
  sendfile on;
  sendfile_max_chunk 2m;
  tcp_nopush on;
  open_file_cache max=1000 inactive=600s;
  access_log ${directory}/logs/access.log combined buffer=64k flush=1s;`);
copyFileSync(file, join(directory, 'www/video.mp4'));

const contenders = {
  glasnik: { url: new URL(path, server.origin).href, pids: [server.pid] },
  nginx: { url: `${peer.origin}/video.mp4`, pids: peer.pids },
};
for (const { url } of Object.values(contenders)) {
  const told = await get(url, {}, 'HEAD');
  if (Number(told.fields['content-length']) !== size) throw new Error(`${url}: ${told.code}, ${told.fields['content-length']} octets`);
}

for (const [name, headers] of [['whole', {}], ['ranges of 1 MiB', { Range: 'bytes=30000000-31048575' }]]) {
  const seen = { glasnik: [], nginx: [] };
  const before = memory(server.pid);
  for (let round = 0; round < rounds; ++round) {
    for (const who of round % 2 ? ['nginx', 'glasnik'] : ['glasnik', 'nginx']) {
      const { url, pids } = contenders[who];
      const spent = processorTime(pids);
      const done = wrk(url, { connections: 4, seconds, headers });
      seen[who].push({ perOctet: (processorTime(pids) - spent) / done.octets, rate: (done.octets * 1e6) / done.microseconds });
    }
  }
  console.log(name);
  for (const who of Object.keys(seen)) {
    verdict.told(who, `${median(seen[who].map((one) => one.perOctet)).toFixed(3)} ns of processor an octet, ${(median(seen[who].map((one) => one.rate)) / 1e9).toFixed(2)} GB/s`);
  }
  verdict.ratio(`${name}: processor an octet against nginx with sendfile`, seen.glasnik.map((one, i) => one.perOctet / seen.nginx[i].perOctet), 1);
  verdict.figure(`${name}: memory grown`, (memory(server.pid) - before) / 2 ** 20, 'MiB', 2);
}
verdict.told('peak memory', `${(peakMemory(server.pid) / 2 ** 20).toFixed(1)} MiB`);
await peer.stop();
await server.stop();
verdict.end();
