// Hostile octets against the real program. Each stream ends in a request for /marker-N that a lax
// reader would answer: here it is answered never, appears in no log, and the connection closes. The
// good streams end in one too, and it is answered; servers that are wrong on purpose show that the
// judge tells. Streams go to both listeners, at once and in pieces.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { dirname, join } from 'node:path';
import { demo } from './demo.mjs';
import { ended, good, hostile, slow } from './hostile_streams.mjs';
import { Tally, get, serve } from './newsroom.mjs';

const tally = new Tally();
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
const marker = (number) => `GET /marker-${number} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

// --- how octets are sent

async function atOnce(socket, octets) {
  socket.write(octets, 'latin1');
}

// An octet at a time, or of what is long some five hundred pieces.
async function inPieces(socket, octets) {
  const size = Math.ceil(octets.length / 512);
  for (let at = 0; at < octets.length && socket.writable; at += size) {
    socket.write(octets.slice(at, at + size), 'latin1');
    if (at % (16 * size) === 0) await pause(0);
  }
}

// The last twelve octets at one a second, as long as the server bears it; then the rest at once.
async function slowly(socket, octets, rest) {
  const refused = new Promise((done) => { socket.on('data', (chunk) => { if (/ 408 /.test(chunk)) done(true); }); });
  const begun = Date.now();
  socket.write(octets.slice(0, -12), 'latin1');
  for (const octet of octets.slice(-12)) {
    socket.write(octet, 'latin1');
    if (await Promise.race([refused, pause(1000)])) break;
  }
  tally.check('a slow head is given five seconds in all, not for each octet',
    Date.now() - begun > 4000 && Date.now() - begun < 11000, `${Date.now() - begun} ms`);
  socket.write(rest, 'latin1');
}

// --- what comes back

// All the server says to a stream, and how it ended: 'closed', 'open' or with an error.
function answered(port, octets, { send, half, patience }) {
  return new Promise((done) => {
    const socket = net.connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
    const chunks = [];
    const end = (how) => { socket.destroy(); done({ said: Buffer.concat(chunks).toString('latin1'), how }); };
    socket.setTimeout(patience, () => end('open'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => end('closed'));
    socket.on('error', (error) => end(error.code));
    socket.on('connect', async () => {
      await send(socket, octets);
      if (half) socket.end();
    });
  });
}

// The responses in what was said. `bodyless`: the places of answers to HEAD.
function responses(said, bodyless = []) {
  const found = [];
  let at = 0;
  while (at < said.length) {
    const end = said.indexOf('\r\n\r\n', at);
    const head = said.slice(at, end);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (end < 0 || Number.isNaN(status)) return { found, garbage: said.slice(at, at + 100) };
    const none = bodyless.includes(found.length) || status === 304 || status < 200;
    const body = none ? 0 : Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    if (end + 4 + body > said.length) return { found, garbage: 'a response that is cut' };
    found.push({ status, head, body });
    at = end + 4 + body;
  }
  return { found, garbage: null };
}

// What is wrong with how a server treats a stream; nothing, if all is well.
async function faults(port, stream, { send = atOnce, patience = 15000 } = {}) {
  const octets = stream.bare ? stream.octets : stream.octets + marker(stream.number);
  const { said, how } = await answered(port, octets, { send, patience, half: stream.half });
  const { found, garbage } = responses(said, stream.bodyless);
  const statuses = found.map((answer) => answer.status);
  const wrong = [];
  if (statuses.join() !== stream.expect.join())
    wrong.push(`answers ${statuses.join() || 'nothing'}, not ${stream.expect.join() || 'nothing'}`);
  if (garbage !== null) wrong.push(`says what is no response: ${garbage}`);
  if (how !== 'closed') wrong.push(`ends ${how}`);
  for (const { status, head } of found) {
    const closes = /^connection: close$/im.test(head);
    if ([400, 405, 408, 414, 417, 421, 431].includes(status) && !closes)
      wrong.push(`refuses with ${status} without closing`);
    if (status === 405 && !/^allow: GET, HEAD$/im.test(head)) wrong.push('405 without Allow');
  }
  const octetsSent = found.reduce((sum, answer) => sum + answer.body, 0);
  if (stream.most !== undefined && octetsSent > stream.most) wrong.push(`sends ${octetsSent} octets of body`);
  return { wrong, second: found.length > stream.expect.length, answers: found.length };
}

// Runs `work` over the list, so many at a time.
async function together(list, count, work) {
  const left = [...list];
  await Promise.all(Array.from({ length: count }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  }));
}

// --- the log

const logged = /^127\.0\.0\.1 - - \[[^\]]+\] "(.*)" (\d{3}) \d+ "[^"]*" "[^"]*"$/;

// The numbers of the markers that a log says were asked for; and how many lines it has, all of them
// whole. A marker that was swallowed by the line of another request is not a request.
function read(log) {
  const requests = log.split('\n').slice(0, -1).map((line) => logged.exec(line)?.[1]);
  const markers = new Set(requests.map((line) => Number(/^GET \/marker-(\d+) HTTP\/1\.1$/.exec(line)?.[1])));
  return { markers, lines: requests.length, broken: requests.filter((line) => line === undefined).length };
}

// --- servers that are wrong on purpose

function wrongServer(answer) {
  const server = net.createServer((socket) => {
    let left = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => { left = answer(socket, left + chunk.toString('latin1')); });
  });
  return new Promise((done) => { server.listen(0, '127.0.0.1', () => done(server)); });
}

const response = (status) => `HTTP/1.1 ${status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;

// Ends lines where it can, sees no bodies, and never refuses.
function lenient(socket, input) {
  const heads = input.split(/\r?\n\r?\n|\r\r/);
  const left = heads.pop();
  for (const head of heads) {
    socket.write(response(200));
    if (/marker-/.test(head)) socket.end();
  }
  return left;
}

// Refuses everything and says that it closes, but does not.
function clinging(socket) {
  socket.write(response(400));
  return '';
}

function refusing(socket) {
  socket.end(response(400));
  return '';
}

async function withWrongServer(answer, streams, judge) {
  const server = await wrongServer(answer);
  await together(streams, 16, async (stream) => judge(stream,
    await faults(server.address().port, stream, { patience: 300 })));
  server.close();
}

// --- the test

const directory = demo();
const log = join(dirname(directory), 'access.log');
const server = await serve(directory, '--access-log', log);
const world = Number(new URL(server.origin).port);
const operators = Number(new URL(server.operators).port);
const home = await get(`${server.origin}/eng/`);
const file = home.text.match(/\/m\/[0-9a-f]{32}\/[^"]+/)[0];
const size = (await get(server.origin + file)).body.length;

// Ranges of a file never add up to more than it and the heads of sixteen parts.
const bounded = (stream) => (stream.octets.startsWith(`GET ${file}`) ? { ...stream, most: size + 4096 } : stream);
const streams = hostile(file).map(bounded);
const endings = ended(file).map(bounded);
// What comes behind a good stream is a page that is not there.
const others = good(file).map((stream) => ({ ...stream, expect: [...stream.expect, 404] }));
const silent = [...streams, ...endings, ...slow];
[...silent, ...others].forEach((stream, number) => { stream.number = number; });
let answers = 2;  // the two pages above

async function judge(port, list, where, options) {
  await together(list, 16, async (stream) => {
    const { wrong, answers: count } = await faults(port, stream, options);
    if (port === world) answers += count;
    tally.check(`${stream.name} (${where})`, wrong.length === 0, wrong.join('; '));
  });
}

const slowOnes = together(slow, slow.length, async (stream) => {
  const send = (socket) => slowly(socket, stream.octets, marker(stream.number));
  const { wrong, answers: count } = await faults(world, { ...stream, bare: true }, { send });
  answers += count;
  tally.check(stream.name, wrong.length === 0, wrong.join('; '));
});
await judge(world, streams, 'at once');
await judge(world, streams, 'in pieces', { send: inPieces });
// Not in pieces: who goes on sending after the end may lose the answer to a reset (RFC 9112 section 9.6).
await judge(world, endings, 'at once');
await judge(world, others, 'at once');
await judge(world, others, 'in pieces', { send: inPieces });
// What is refused by its form is refused alike at the newsroom's door, which knows other pages.
const formal = streams.filter((stream) => [400, 414, 421, 431].includes(stream.expect[0]));
await judge(operators, formal, 'the newsroom, at once');
await judge(operators, formal, 'the newsroom, in pieces', { send: inPieces });
await slowOnes;

tally.same('the program still answers', (await get(server.origin + file)).code, 200);
answers += 1;
await server.stop();
tally.same('the program has nothing to complain of', server.errors(), '');
const { markers, lines, broken } = read(readFileSync(log, 'latin1'));
for (const stream of silent)
  tally.check(`${stream.name}: what came behind is in no log`, !markers.has(stream.number));
for (const stream of others) tally.check(`${stream.name}: what came behind is logged`, markers.has(stream.number));
tally.same('the log has no line that somebody forged', broken, 0);
tally.same('the log has a line for each answer', lines, answers);

// Nobody who is wrong passes.
const smuggled = [...streams, ...endings].filter((stream) => !stream.bare);
let seconds = 0;
await withWrongServer(lenient, smuggled, (stream, { wrong, second }) => {
  tally.check(`${stream.name}: a lenient server is found out`, wrong.length > 0);
  if (second) seconds += 1;
});
tally.check('most were found out by a second answer', seconds > smuggled.length / 2, `${seconds} of ${smuggled.length}`);
await withWrongServer(refusing, others, (stream, { wrong }) =>
  tally.check(`${stream.name}: a server that refuses everything is found out`, wrong.length > 0));
await withWrongServer(clinging, smuggled.filter((stream) => stream.expect.join() === '400').slice(0, 16),
  (stream, { wrong }) => tally.same(`${stream.name}: a server that does not close is found out`, wrong.join(), 'ends open'));
tally.check('a log with a marker is found out', read(
  `127.0.0.1 - - [25/Nov/2026:01:00:00 +0000] "GET /marker-7 HTTP/1.1" 404 0 "-" "-"\n`).markers.has(7));
console.log(`${streams.length + endings.length} hostile streams, ${others.length} good ones, ${slow.length} slow ones`);
tally.end();
