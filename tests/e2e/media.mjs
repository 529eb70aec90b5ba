// The 75 MB video: announced, then attached, then downloaded whole, in pieces, and after a cut.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Tally, freshDirectory, get, must, run, seed, serve } from './newsroom.mjs';

const tally = new Tally();
if (seed === null) {
  tally.skip('the 75.18 MB video', 'no ../shared/inputs/seed');
  tally.end();
}

const directory = freshDirectory();
const room = dirname(directory);
const film = join(room, 'visit.mp4');

// A real film, then padded to the announced size by a `free` box, which players skip.
const made = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=4',
  '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-movflags', '+faststart', film]);
if (made.status !== 0) throw new Error(`ffmpeg: ${made.stderr}`);
const wanted = 75180000;
const short = readFileSync(film);
const box = Buffer.alloc(wanted - short.length);
for (let i = 8; i < box.length; i += 4096) box.writeUInt32LE((i * 2654435761) >>> 0, Math.min(i, box.length - 4));
box.writeUInt32BE(box.length, 0);
box.write('free', 4, 'latin1');
writeFileSync(film, Buffer.concat([short, box]));
const octets = readFileSync(film);
const digest = createHash('sha256').update(octets).digest();

must('init', directory);
must('import', directory, seed, '--variant', 'en', '--release');
const said = must('media', 'add', directory, '1', film, '--caption', 'en=Visit of the ambassador');
tally.check('the file fulfils the announcement', said.includes('as announced') && !said.includes('size_differs'), said);
const path = said.match(/\/m\/[0-9a-f]{32}\/visit\.mp4/)[0];

const server = await serve(directory);
const url = server.origin + path;
const page = await get(`${server.origin}/eng/1/serbia-will-not-join-any-military-alliance`);
tally.check('the page offers the download with its size', page.text.includes(path) && /75\.18.MB/.test(page.text));
tally.check('the film is shown, without an empty address for the preview it has not',
  page.text.includes('<video') && !page.text.includes('poster'));
tally.check('nothing is announced any more', !page.text.includes('class="announced"'));

const whole = await get(url);
tally.same('whole: 200', whole.code, 200);
tally.check('whole: the bytes of the file', whole.body.equals(octets));
tally.same('its type', whole.fields['content-type'], 'video/mp4');
tally.same('Repr-Digest is the file\'s', whole.fields['repr-digest'], `sha-256=:${digest.toString('base64')}:`);
tally.same('ranges are offered', whole.fields['accept-ranges'], 'bytes');
const etag = whole.fields.etag;
tally.check('the ETag is strong', /^"[^"]+"$/.test(etag), etag);

const head = await get(url, {}, 'HEAD');
tally.check('HEAD: the same fields and no body', head.code === 200 && head.body.length === 0 && head.fields['content-length'] === String(wanted));

const one = await get(url, { range: 'bytes=1000000-1999999' });
tally.same('one range: 206', one.code, 206);
tally.same('one range: where', one.fields['content-range'], `bytes 1000000-1999999/${wanted}`);
tally.check('one range: the bytes', one.body.equals(octets.subarray(1000000, 2000000)));
tally.same('one range: Repr-Digest is of the whole', one.fields['repr-digest'], whole.fields['repr-digest']);
const tail = await get(url, { range: 'bytes=-500' });
tally.check('the last 500 bytes', tail.code === 206 && tail.body.equals(octets.subarray(-500)));
const open = await get(url, { range: `bytes=${wanted - 10}-` });
tally.check('from an offset to the end', open.code === 206 && open.body.equals(octets.subarray(-10)));

const several = await get(url, { range: 'bytes=0-99,5000-5099,-100' });
const boundary = several.fields['content-type']?.match(/^multipart\/byteranges; boundary="?([^";]+)"?$/)?.[1];
tally.check('several ranges: multipart', several.code === 206 && boundary !== undefined, several.fields['content-type']);
if (boundary) {
  const parts = several.body.toString('latin1').split(`--${boundary}`).slice(1, -1)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2));
  const expected = [[0, 100], [5000, 5100], [wanted - 100, wanted]].map(([a, b]) => octets.subarray(a, b).toString('latin1'));
  tally.check('several ranges: the bytes of each', parts.length === 3 && parts.every((part, i) => part === expected[i]));
}
tally.same('beyond the end: 416', (await get(url, { range: `bytes=${wanted}-` })).code, 416);
tally.same('If-Range with its tag: 206', (await get(url, { range: 'bytes=0-9', 'if-range': etag })).code, 206);
tally.same('If-Range with another tag: whole', (await get(url, { range: 'bytes=0-9', 'if-range': '"other"' })).code, 200);
tally.same('If-None-Match: 304', (await get(url, { 'if-none-match': etag })).code, 304);

// curl is cut at a third of the way and goes on from there.
const copy = join(room, 'copy.mp4');
spawnSync('curl', ['-s', '-r', '0-25000000', '-o', copy, url]);
truncateSync(copy, 25000000);
const resumed = spawnSync('curl', ['-s', '-f', '-C', '-', '-o', copy, url]);
tally.check('curl -C - resumes', resumed.status === 0 && statSync(copy).size === wanted);
tally.check('the resumed copy is the file', readFileSync(copy).equals(octets));

// Twenty times cut off in the middle of the body: the next read is whole, and the server is well.
let cuts = 0;
for (let i = 0; i < 20; ++i) {
  const cut = spawnSync('curl', ['-s', '--limit-rate', '40M', '-m', '0.05', '-o', '/dev/null', url]);
  cuts += cut.status === 0 ? 0 : 1;
}
tally.same('twenty downloads were cut', cuts, 20);
tally.check('afterwards the file is whole', (await get(url)).body.equals(octets));
const memory = Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]);
tally.check('memory did not grow with the file', memory < 64 * 1024, `${memory} KiB`);
await server.stop();
tally.same('verify accepts the record', run('verify', directory).code, 0);
tally.end();
