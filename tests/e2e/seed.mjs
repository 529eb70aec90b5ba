// The seed release goes all the way: from a text file to a signed public page that says the same words.
import { readFileSync } from 'node:fs';
import { Tally, freshDirectory, get, must, run, seed, serve, unescape } from './newsroom.mjs';

const tally = new Tally();
if (seed === null) {
  tally.skip('the seed release', 'no ../shared/inputs/seed');
  tally.end();
}

const lines = readFileSync(seed, 'utf8').split('\n').filter((line) => line.trim() !== '');
const [masthead, headline, lead, ...rest] = lines;
const attachment = rest.at(-1);
const paragraphs = rest.slice(0, -1);

const directory = freshDirectory();
must('init', directory);
const report = must('import', directory, seed, '--variant', 'en', '--date', '2017-07-04', '--release');
const again = must('import', directory, seed, '--variant', 'en', '--date', '2017-07-04', '--release');

tally.check('the report names the masthead', report.includes(`masthead   ${masthead}`));
tally.check('the report names the headline', report.includes(`headline   ${headline}`));
tally.check('the report resolves the speaker as written', /quote\s+Minister Vulin \(dash_tag/.test(report));
tally.check('the report says that the video is announced', /announced\s+mp4, 75\.18.MB, not yet attached/.test(report));
tally.check('the report says that nothing was dropped', /words\s+(\d+) in the source, \1 kept, 0 dropped/.test(report));
tally.check('the same file twice is one document', again.includes('already there: document 1'), again);

const server = await serve(directory);
const address = `${server.origin}/eng/1/serbia-will-not-join-any-military-alliance`;
const page = await get(address);
const html = page.text;
const main = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
const body = main.slice(main.indexOf('class="body"'), main.indexOf('</section>'));
const plain = (markup) => unescape(markup.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();

tally.same('the release is served', page.code, 200);
tally.check('the masthead stands in the page', plain(html.slice(0, html.indexOf('<main'))).includes(masthead));
tally.same('the headline is the page\'s h1', plain(main.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)[1]), headline);
tally.same('the lead is word for word', plain(main.match(/<p class="lead"[^>]*>([\s\S]*?)<\/p>/)[1]), lead);

// Paragraphs and quotes in the page's order.
const blocks = [...body.matchAll(/<p id="b-[a-z0-9]{8}"[^>]*>([\s\S]*?)<\/p>|<blockquote[^>]*>([\s\S]*?)<\/blockquote>/g)]
  .map((match) => plain(match[1] ?? match[2]));
tally.same('there are seven body paragraphs', blocks.length, 7);
paragraphs.forEach((paragraph, i) => tally.same(`paragraph ${i + 1} is word for word`, blocks[i], paragraph));
tally.check('Vučić is intact', blocks[0].includes('President Vučić\'s'));

const figures = [...main.matchAll(/<figure class="quote" id="(b-[a-z0-9]{8})"[\s\S]*?<\/figure>/g)];
tally.same('there is one attributed quote', figures.length, 1);
tally.same('its speaker is cited', plain(figures[0][0].match(/<cite>([\s\S]*?)<\/cite>/)[1]), 'Minister Vulin');
tally.check('it is a blockquote with an anchor of its own', figures[0][0].includes('<blockquote') && figures[0][0].includes(`#${figures[0][1]}`));
tally.check('it is the dash paragraph', paragraphs[1].startsWith('- Rich defence') && plain(figures[0][0]).startsWith('- Rich defence cooperation'));

tally.check('the attachment line is not in the text', !plain(body).includes(attachment) && !plain(body).includes('75,18'));
tally.check('the English page says 75.18 MB', plain(main).includes('75.18 MB') || plain(main).includes('75.18\u00a0MB'));
tally.check('the page is in English', html.includes('<html lang="en">'));
tally.same('no other variant is public', (await get(`${server.origin}/cir/1/x`)).code, 404);
tally.check('the claimed date is shown', plain(main).includes('4 July 2017'));
tally.check('no cookie is set', page.fields['set-cookie'] === undefined);
await server.stop();

// The same words on Serbian pages: the size with a comma.
const serbian = freshDirectory();
must('init', serbian);
must('import', serbian, seed, '--variant', 'sr-Cyrl', '--release');
const home = await serve(serbian);
for (const segment of ['cir', 'lat']) {
  const answer = await get(`${home.origin}/${segment}/1/serbia-will-not-join-any-military-alliance`);
  tally.check(`the ${segment} page says 75,18 MB`, unescape(answer.text).includes('75,18\u00a0MB'), answer.code);
}
await home.stop();

tally.same('verify accepts the record', run('verify', directory).code, 0);
tally.end();
