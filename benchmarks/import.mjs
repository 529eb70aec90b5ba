// Importing thousands of real releases as published acts (repaired, taken apart, committed to, logged,
// signed, listed) against Hugo's build of the same words as plain pages; and that twice the releases take
// no more than twice the time. And the first rendering of pages nobody has asked for yet.
//   node benchmarks/import.mjs [ROUNDS]
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDirectory, get, inputs, must, serve } from '../tests/e2e/newsroom.mjs';
import { Verdict, command, median, pin, processorTime } from './arena.mjs';

const rounds = Number(process.argv[2] ?? 13);
const verdict = new Verdict();
const press = join(inputs, 'press');
if (!existsSync(press)) {
  console.log('skipped import: no ../shared/inputs/press');
  process.exit(0);
}

const files = readdirSync(press).flatMap((set) =>
  readdirSync(join(press, set)).filter((name) => name.endsWith('.jsonl')).map((name) => join(press, set, name)));
const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== ''));
const room = freshDirectory();
mkdirSync(room, { recursive: true });

function seconds(work) {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

// The same items once more in halves, to see how the time grows.
const whole = join(room, 'whole.jsonl');
const half = join(room, 'half.jsonl');
writeFileSync(whole, `${lines.join('\n')}\n`);
writeFileSync(half, `${lines.filter((_, i) => i % 2 === 0).join('\n')}\n`);

// Hugo: a page an item and the list of all.
const hugo = join(room, 'hugo');
mkdirSync(join(hugo, 'content/releases'), { recursive: true });
mkdirSync(join(hugo, 'layouts/_default'), { recursive: true });
writeFileSync(join(hugo, 'config.toml'), 'baseURL = "http://localhost/"\ntitle = "Releases"\ndisableKinds = ["taxonomy", "term", "404"]\n');
writeFileSync(join(hugo, 'layouts/_default/single.html'),
  '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n');
writeFileSync(join(hugo, 'layouts/_default/list.html'),
  '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}</body></html>\n');
lines.forEach((line, i) => {
  const item = JSON.parse(line);
  const title = item.title ?? item.headline ?? `Item ${i}`;
  const text = item.text ?? item.body ?? item.contents ?? item.content ?? '';
  writeFileSync(join(hugo, `content/releases/${i}.md`), `---\ntitle: ${JSON.stringify(String(title))}\n---\n${text}\n`);
});

let newsroom = '';
function imported(file) {
  if (newsroom) { rmSync(newsroom, { recursive: true }); rmSync(`${newsroom}.vault`, { recursive: true }); }
  newsroom = freshDirectory();
  must('init', newsroom);
  return seconds(() => must('import', newsroom, file, '--variant', 'en', '--release'));
}
function built() {
  rmSync(join(hugo, 'public'), { recursive: true, force: true });
  return seconds(() => command('hugo', '--quiet', '-s', hugo));
}

const seen = { half: [], whole: [], hugo: [] };
for (let round = 0; round < rounds; ++round) {
  if (round % 2) seen.hugo.push(built());
  seen.half.push(imported(half));
  seen.whole.push(imported(whole));
  if (round % 2 === 0) seen.hugo.push(built());
}
console.log(`${lines.length} items`);
verdict.told('import', `${median(seen.whole).toFixed(2)} s, ${Math.round(lines.length / median(seen.whole))} releases a second`);
verdict.told('hugo', `${median(seen.hugo).toFixed(2)} s for the same words`);
verdict.ratio('import against Hugo', seen.whole.map((time, i) => time / seen.hugo[i]), 1);
verdict.ratio('import of all against two imports of half', seen.whole.map((time, i) => time / (2 * seen.half[i])), 1.1);

// First renderings, one by one, as a client sees them: request, rendering, preparation, response.
const server = await serve(newsroom, '--threads', '1');
pin(server.pid);
const map = await get(`${server.origin}/sitemap.xml`);
let addresses = [...map.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((found) => new URL(found[1]).pathname);
if (addresses[0].endsWith('.xml')) {
  const parts = await Promise.all(addresses.map((address) => get(server.origin + address)));
  addresses = parts.flatMap((part) => [...part.text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((found) => new URL(found[1]).pathname));
}
addresses = addresses.filter((address) => /\/\d+/.test(address)).slice(0, 600);
const first = [];
const again = [];
const spent = processorTime([server.pid]);
for (const address of addresses) {
  const begun = process.hrtime.bigint();
  const answer = await get(server.origin + address);
  first.push(Number(process.hrtime.bigint() - begun) / 1e6);
  if (answer.code !== 200) throw new Error(`${address}: ${answer.code}`);
}
const processor = (processorTime([server.pid]) - spent) / addresses.length / 1e6;
for (const address of addresses) {
  const begun = process.hrtime.bigint();
  await get(server.origin + address);
  again.push(Number(process.hrtime.bigint() - begun) / 1e6);
}
const p99 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)];
console.log(`${addresses.length} pages, each asked for the first time`);
verdict.figure('first rendering, median over the wire', median(first), 'ms', 1);
verdict.told('of that with the page kept', `${median(again).toFixed(2)} ms: the client and the wire`);
verdict.told('99 of 100 within', `${p99(first).toFixed(2)} ms; ${processor.toFixed(2)} ms of processor each`);
await server.stop();
verdict.end();
