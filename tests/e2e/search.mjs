// Known items: each of thousands of real releases is found by its title, with one word left out and with
// one misspelt, among the first three. Prints the share found and how long the answers took.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tally, freshDirectory, get, inputs, must, serve } from './newsroom.mjs';

const tally = new Tally();
const press = join(inputs, 'press');
if (!existsSync(press)) {
  tally.skip('known items among 4,284 press releases', 'no ../shared/inputs/press');
  tally.end();
}
const only = process.env.GLASNIK_SEARCH_SET ?? '';  // one folder, while the test itself is worked on
const files = readdirSync(press).filter((set) => set.startsWith(only)).flatMap((set) =>
  readdirSync(join(press, set)).filter((name) => name.endsWith('.jsonl')).map((name) => join(press, set, name)));
const titles = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line).title ?? '')).filter((title) => title.split(/\s+/).length >= 4);

const directory = freshDirectory();
must('init', directory);
must('import', directory, ...files, '--variant', 'en', '--release');
const server = await serve(directory);

const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const took = [];
async function finds(title, words) {
  const typed = words.join(' ').replace(/["+*:\-–—]/g, ' ');
  const begun = performance.now();
  const answer = await get(`${server.origin}/api/v1/search?in=eng&order=relevance&q=${encodeURIComponent(typed)}`);
  took.push(performance.now() - begun);
  if (answer.code !== 200) return false;
  return JSON.parse(answer.text).results.slice(0, 3).some((hit) => plain(hit.headline).startsWith(plain(title).slice(0, 40)));
}

// The longest word is left out, or two letters inside of it change places.
function longest(words) { return words.indexOf([...words].sort((a, b) => b.length - a.length)[0]); }
function misspelt(word) {
  const middle = Math.floor(word.length / 2);
  return word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1);
}
const step = Math.max(1, Math.floor(titles.length / 400));
const sample = titles.filter((_, i) => i % step === 0);
const found = { whole: 0, dropped: 0, misspelt: 0 };
for (const title of sample) {
  const words = title.split(/\s+/);
  const at = longest(words);
  found.whole += await finds(title, words);
  found.dropped += await finds(title, words.toSpliced(at, 1));
  found.misspelt += await finds(title, words.with(at, misspelt(words[at])));
}
for (const [how, count] of Object.entries(found)) {
  const share = count / sample.length;
  console.log(`${how}: ${(100 * share).toFixed(1)} % of ${sample.length} titles among the first three`);
  tally.check(`${how} titles are found`, share >= 0.95, `${count} of ${sample.length}`);
}
took.sort((a, b) => a - b);
console.log(`answers: half within ${took[took.length >> 1].toFixed(1)} ms, 99 % within ${took[Math.floor(took.length * 0.99)].toFixed(1)} ms`);

// What is too long is answered or refused at once.
for (const typed of ['a'.repeat(10_000), Array.from({ length: 1000 }, (_, i) => `w${i}`).join('+')]) {
  const begun = performance.now();
  const answer = await get(`${server.origin}/eng/search?q=${typed}`);
  const spent = performance.now() - begun;
  console.log(`${typed.length} octets: ${answer.code} in ${spent.toFixed(1)} ms`);
  tally.check('a very long query is answered or refused', [200, 414, 431].includes(answer.code), answer.code);
}
await server.stop();
tally.end();
