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

// The import's repairs that change characters, done here once more and on both sides, so that both are
// compared as read: control characters, ligatures, and UTF-8 that was read as Windows-1252 (once or twice).
const windows1252 = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((c, i) => [c, 0x80 + i]));
function unmojibake(text) {
  return text.replace(/[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/g, (run) => {
    const octets = Buffer.from([...run].map((c) => windows1252.get(c) ?? c.codePointAt(0)));
    try { return unmojibake(new TextDecoder('utf-8', { fatal: true }).decode(octets)); } catch { return run; }
  });
}
const c1 = new Map([...windows1252].map(([c, octet]) => [String.fromCharCode(octet), c]));
const repaired = (text) => unmojibake(text.replace(/[\u0080-\u009f]/g, (c) => c1.get(c) ?? c))
  .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\ufeff]/g, '')
  .replace(/ﬁ/g, 'fi').replace(/ﬂ/g, 'fl').replace(/ﬀ/g, 'ff').replace(/ﬃ/g, 'ffi').replace(/ﬄ/g, 'ffl').normalize('NFC');

// Words are compared as they stand, marks and case included: what lies between white space. A bullet or
// dash that stood alone before a list item is the item's mark on the page, and no word.
const tokens = (text) => repaired(text).split(/[\s\u0085]+/).filter((token) => /[\p{L}\p{N}]/u.test(token));

// The words of a page in their places.
function pageWords(html) {
  const main = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
  const from = main.indexOf('<div class="body">');
  const body = main.slice(from, main.indexOf('<section', from)).replace(/<figcaption>[\s\S]*?<\/figcaption>/g, '');
  const masthead = html.slice(html.indexOf('<header class="masthead'), html.indexOf('<main'));
  const inside = (text, pattern) => text.match(pattern)?.[1] ?? '';
  const plain = (markup) => tokens(unescape(markup.replace(/<\/(p|li|h\d|blockquote)>|<br>/g, ' ').replace(/<[^>]*>/g, '')));
  return {
    masthead: plain(inside(masthead, /<span class="name">([\s\S]*?)<\/span>/)),
    date: plain(inside(main, /<span>date as the source gives it: ([\s\S]*?)<\/span>/)),
    headline: plain(inside(main, /<h1[^>]*>([\s\S]*?)<\/h1>/)),
    written: plain(inside(main, /Headline in the source: <q>([\s\S]*?)<\/q>/)),
    announced: plain([...main.matchAll(/<li class="announced">[\s\S]*?<\/li>/g)].join('')),
    text: [...plain(inside(main, /<p class="lead"[^>]*>([\s\S]*?)<\/p>/)), ...plain(body)],
  };
}

// The page's words in the orders in which a source may have them: its head (masthead, date, headline) in
// any order, then the text. The masthead is the source's own, or else the newsroom's, which no source has.
function orders(page) {
  const permutations = (list) => list.length < 2 ? [list]
    : list.flatMap((piece, i) => permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [piece, ...rest]));
  const heads = page.written.length ? [page.headline, page.written] : [page.headline];
  return heads.flatMap((headline) => [[page.date, headline], [page.date, headline, page.masthead]])
    .flatMap((head) => permutations(head.filter((words) => words.length)))
    .map((head) => [...head.flat(), ...page.text].join(' '));
}

// A line "mp4 (75,18 MB)" stands on the page as an announced file, in the page's own spelling.
const announcement = /^[ \t]*(mp[34]|avi|jpe?g|pdf)[ \u00a0]?\([\d.,]+[ \u00a0]?[kMG]?B\)[ \t]*$/gim;

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
  const found = pageWords(page.text);
  const source = item.text ?? '';
  const text = tokens(found.announced.length ? source.replace(announcement, '') : source).join(' ');
  const title = tokens(item.title ?? '').join(' ');
  const pages = orders(found);
  // The title stands apart, or the text opens with it, perhaps spelled otherwise: then both are kept. Some
  // archives give the whole text, or most of it, as its title: it stands once.
  const headline = found.headline.join(' ');
  const ok = page.code === 200 && (title === headline || text.startsWith(title)) &&
    (pages.includes(`${title} ${text}`.trim()) || pages.includes(text));
  if (!ok) {
    const want = `${title} ${text}`;
    const have = [...found.headline, ...found.text].join(' ');
    let at = 0;
    while (at < want.length && want[at] === have[at]) ++at;
    tally.check(`item ${i + 1} (${released[2]}): words differ`, false,
      `page …${have.slice(Math.max(0, at - 30), at + 60)}…\n  source …${want.slice(Math.max(0, at - 30), at + 60)}…`);
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
