// The edge of a release: what is scheduled for a full minute is nowhere before it and everywhere a second after it, and
// nothing tells of it before its page is there. Every channel is asked every 20 ms across the minute.
import { begin, approve, ask, canaries, keyOf, press, secret } from './embargo_worlds.mjs';
import { demo } from './demo.mjs';
import { Client, sql } from './desk_client.mjs';
import { Tally, serve } from './newsroom.mjs';

const tally = new Tally();
const directory = demo();
const server = await serve(directory);
const ana = new Client(server.desk);
await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
const invited = await ana.post('/people/invite', [['name', 'pera'], ['display', 'Пера'], ['role', 'approver']]);
const pera = new Client(server.desk);
await pera.join(invited.text.match(/<code>(http:[^<]+)</)[1]);
const number = Number(sql(directory, 'SELECT max(id) FROM documents')) + 1;
const size = Number(sql(directory, 'SELECT count(*) FROM entries'));

const path = await begin(ana, keyOf('edge'), secret);
await press(ana, path, 'see', { lang: 'sr-Latn' });
await press(ana, path, 'submit');
await approve(pera, path);
// The next minute, or the one after it where that is nearer than six seconds: some polls must come before it.
const at = Math.ceil((Date.now() + 6000) / 60000) * 60000;
const [day, minute] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade', dateStyle: 'short', timeStyle: 'short' }).format(at).split(' ');
await press(ana, path, 'schedule', { day, minute });

const word = encodeURIComponent(canaries.headline);
const shows = (answer) => answer.code === 200 && /вилинградиј|vilingradij/i.test(answer.body.toString());
const channels = {
  page: [`/cir/${number}/otvorena-vilingradija`, shows], 'page in Latin': [`/lat/${number}/otvorena-vilingradija`, shows], 'short link': [`/${number}`, (answer) => answer.code === 302], home: ['/cir/', shows], archive: ['/cir/archive', shows],
  Atom: ['/cir/feed.atom', shows], RSS: ['/lat/feed.rss', shows], 'JSON feed': ['/cir/feed.json', shows], acts: ['/cir/acts.atom', shows], sitemap: ['/sitemap/1.xml', (answer) => answer.body.includes(`/${number}`)],
  search: [`/cir/search?q=${word}`, (answer) => answer.body.includes(`/cir/${number}`)], 'search of the API': [`/api/v1/search?in=cir&q=${word}`, (answer) => answer.body.includes(`/${number}`)],
  suggestion: [`/api/v1/suggest?in=cir&q=${encodeURIComponent(canaries.headline.slice(0, 6))}`, (answer) => answer.body.toString().toLowerCase().includes('вилинградиј')],
  checkpoint: ['/log/checkpoint', (answer) => Number(answer.body.toString().split('\n')[1]) > size], proof: [`/proof/${number}/1.glasnik`, (answer) => answer.code === 200], 'page of the log': ['/cir/log', (answer) => answer.body.includes(`/${number}`)],
  mirror: ['/log/tile/entries/000.p/' + (size + 1), (answer) => answer.code === 200],
};
await new Promise((done) => setTimeout(done, Math.max(0, at - 5000 - Date.now())));
async function watch([address, seen]) {
  const one = { polls: 0, lastWithout: 0, firstWith: 0 };
  while (Date.now() < at + 10000) {
    const begun = Date.now();
    const answer = await ask(server.origin + address, { headers: { 'accept-language': 'sr' } });
    if (seen(answer)) { one.firstWith = Date.now(); return one; }
    one.polls += 1;
    one.lastWithout = begun;
    await new Promise((done) => setTimeout(done, Math.max(0, begun + 20 - Date.now())));
  }
  return one;
}
const names = Object.keys(channels);
const found = Object.fromEntries((await Promise.all(Object.values(channels).map(watch))).map((one, i) => [names[i], one]));
for (const [name, { polls, lastWithout, firstWith }] of Object.entries(found)) {
  tally.check(`${name}: it was asked before the minute and did not show it`, polls > 20 && lastWithout > 0, polls);
  tally.check(`${name}: never early`, firstWith >= at, `${firstWith - at} ms`);
  tally.check(`${name}: at most a second late`, firstWith > 0 && firstWith - at <= 1000, `${firstWith - at} ms`);
  tally.check(`${name}: not before its page`, found.page.lastWithout <= firstWith, `${found.page.lastWithout - firstWith} ms`);
}
const late = names.map((name) => found[name].firstWith - at);
console.log(`${names.length} channels, ${Object.values(found).reduce((sum, { polls }) => sum + polls, 0)} polls; seen ${Math.min(...late)} to ${Math.max(...late)} ms after the minute began`);
await server.stop();
tally.end();
