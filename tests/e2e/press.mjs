// Thousands of real releases: for each, the words of the source are the words of its page.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Tally, freshDirectory, get, inputs, must, run, serve, unescape } from './newsroom.mjs';

const tally = new Tally();
const press = join(inputs, 'press');
if (!existsSync(press)) {
  tally.skip('4,284 press releases', 'no ../shared/inputs/press');
  tally.end();
}

const files = readdirSync(press).flatMap((set) =>
  readdirSync(join(press, set)).filter((name) => name.endsWith('.jsonl')).map((name) => join(press, set, name)));
const items = files.flatMap((file) => readFileSync(file, 'utf8').split('\n')
  .filter((line) => line.trim() !== '').map((line) => JSON.parse(line)));

const directory = freshDirectory();
must('init', directory);
const begun = process.hrtime.bigint();
const report = must('import', directory, ...files, '--variant', 'en', '--release');
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
console.log(`${items.length} items in ${seconds.toFixed(2)} s`);

const lines = report.trim().split('\n').slice(0, -1);
tally.same('the report has a line an item', lines.length, items.length);
tally.same('there are the 4,284 items of the set', items.length, 4284);

// What can be compared: letters and digits, in order. Case, punctuation and spacing are the markup's and
// the repairs' business (which the unit tests compare token by token); no letter may be lost or added.
const letters = (text) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
// Repairs that change letters, done here once more and on both sides, so that both are compared as read: control characters, ligatures, and
// UTF-8 that was read as Windows-1252 (once or twice over).
const windows1252 = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((c, i) => [c, 0x80 + i]));
function unmojibake(text) {
  return text.replace(/[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/g, (run) => {
    const octets = Buffer.from([...run].map((c) => windows1252.get(c) ?? c.codePointAt(0)));
    try { return unmojibake(new TextDecoder('utf-8', { fatal: true }).decode(octets)); } catch { return run; }
  });
}
const c1 = new Map([...windows1252].map(([c, octet]) => [String.fromCharCode(octet), c]));
const repaired = (text) => unmojibake(text.replace(/[\u0080-\u009f]/g, (c) => c1.get(c) ?? c)).replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b]/g, '')
  .replace(/ﬁ/g, 'fi').replace(/ﬂ/g, 'fl').replace(/ﬀ/g, 'ff').replace(/ﬃ/g, 'ffi').replace(/ﬄ/g, 'ffl');

function pageLetters(html) {
  const main = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
  const headline = main.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)[1];
  const lead = main.match(/<p class="lead"[^>]*>([\s\S]*?)<\/p>/)?.[1] ?? '';
  const from = main.indexOf('<div class="body">');
  const body = main.slice(from, main.indexOf('<section', from));
  const masthead = html.slice(html.indexOf('<header class="masthead'), html.indexOf('<main')).match(/<span class="name">([\s\S]*?)<\/span>/)[1];
  const eyebrow = main.match(/<p class="eyebrow">([\s\S]*?)<\/p>/)[1];
  const date = eyebrow.match(/<span>date as the source gives it: ([\s\S]*?)<\/span>/)?.[1] ?? '';
  const announced = [...main.matchAll(/<li class="announced">[\s\S]*?<\/li>/g)].join('');
  const plain = (markup) => letters(repaired(unescape(markup.replace(/<[^>]*>/g, ' '))));
  const rest = plain(lead) + plain(body.replace(/<figcaption>[\s\S]*?<\/figcaption>/g, ''));
  return { masthead: plain(masthead), date: plain(date), headline: plain(headline), rest, announced: plain(announced) };
}

// The page's words in the orders in which a source may have them: its head (masthead, date, headline) in
// any order, the text, an announced file's line.
function orders(page, source) {
  const head = [page.date, page.headline].filter((words) => words !== '');
  const permutations = (list) => list.length < 2 ? [list]
    : list.flatMap((word, i) => permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [word, ...rest]));
  // The masthead is the source's own, or else the newsroom's, which no source has.
  return [...permutations(head), ...permutations([...head, page.masthead])].map((words) => words.join('') + page.rest);
}

const server = await serve(directory);
let compared = 0;
let drafts = 0;
const seen = new Map();
for (let i = 0; i < items.length; ++i) {
  const item = items[i];
  const released = lines[i].match(/: released (\d+) edition 1\.0, entry \d+, (\/eng\/\S+)$/);
  const twin = lines[i].match(/: already there: /);
  if (!released) {
    const hasText = (item.text ?? '').trim() !== '';
    if (twin || (!hasText && /: draft /.test(lines[i]))) { drafts += 1; continue; }
    tally.check(`${lines[i]}: is released`, false);
    continue;
  }
  const page = await get(server.origin + released[2]);
  const title = letters(repaired(item.title ?? ''));
  const text = letters(repaired(item.text ?? ''));
  const found = pageLetters(page.text);
  // The title stands once: apart, or where the text opens with it.
  const announcement = /(mp[34]|avi|jpe?g|pdf)\d+(kB|MB|GB)/gi;
  const fits = (source) => orders(found, source).some((words) => words.toLowerCase() === source.toLowerCase() ||
    (found.announced !== '' && words.toLowerCase() === source.replace(announcement, '').toLowerCase()));
  // A title that the text repeats stands once.
  const at = text.toLowerCase().indexOf(title.toLowerCase());
  const ok = page.code === 200 && (fits(title + text) || fits(text) || (at >= 0 && fits(text.slice(0, at) + title + text.slice(at + title.length))));
  if (!ok) {
    const want = (at === 0 ? text : title + text).toLowerCase();
    const have = (found.headline + found.rest).toLowerCase();
    let i2 = 0;
    while (i2 < want.length && want[i2] === have[i2]) ++i2;
    tally.check(`item ${i + 1} (${released[2]}): words differ`, false, `page …${have.slice(Math.max(0, i2 - 30), i2 + 60)}…\n  source …${want.slice(Math.max(0, i2 - 30), i2 + 60)}…`);
  }
  compared += ok ? 1 : 0;
  seen.set(released[1], true);
}
console.log(`${compared} pages compared, ${drafts} without text or twice`);
tally.check('every released item has the words of its source', compared + drafts === items.length, `${compared} + ${drafts} of ${items.length}`);
tally.same('as many documents as released items', seen.size, compared);
await server.stop();
const verified = run('verify', directory);
tally.same('verify accepts the record afterwards', verified.code, 0);
tally.end();
