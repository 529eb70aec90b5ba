// Two worlds: one newsroom with secret items in every state, one without, and nothing else between them. A crawler
// follows every link, feed and map of both and asks what nobody links to; all answers are equal to the octet. Then the
// time: what waits for its release answers as fast as what never was. GLASNIK_CRAWL: how many requests, 2,500 if not said.
import { sql } from './desk_client.mjs';
import { alike, chance, median, times } from './embargo_time.mjs';
import { approve, begin, both, canaries, difference, found, keyOf, latin, limitTo, plain, press, save, secret, site, twoWorlds } from './embargo_worlds.mjs';
import { Tally, must, unescape } from './newsroom.mjs';

const tally = new Tally();
const most = Number(process.env.GLASNIK_CRAWL ?? 2500);
const { worlds, people, numbers } = await twoWorlds();
await Promise.all(worlds.map((world) => world.open()));
const [inside, outside] = worlds;

// The secrets: one item in each state, limited to some, and changes of what is public.
const far = { approved: 1, scheduled: 2, failed: 3 };
for (const state of ['draft', 'submitted', 'approved', 'scheduled', 'failed', 'discarded']) {
  const path = await begin(people.aco, keyOf(state), secret);
  await limitTo(inside.directory, people, path);
  await save(people.aco, path, { ...secret, lead: `${secret.lead} Друга верзија.` });
  await press(people.pera, path, 'remark', { words: canaries.remark });
  if (state === 'draft') continue;
  if (state === 'discarded') { await press(people.aco, path, 'discard'); continue; }
  await press(people.aco, path, 'see', { lang: 'sr-Latn' });
  await press(people.aco, path, 'submit');
  if (!far[state]) continue;
  await approve(people.pera, path);
  if (far[state] > 1) await press(people.rada, path, 'schedule', { day: '2099-05-05', minute: '12:30' });
}
sql(inside.directory, `UPDATE work SET state = 'release_failed', failure = 'act_not_allowed' WHERE lower(hex(key)) = '${keyOf('failed')}'`);
await begin(people.aco, keyOf('correction'), { ...secret, blocks: [{ ...secret.blocks[0], id: 'aaaaaaaa' }] }, { act: 'correct', document: numbers.sibling });
tally.same('one world has secrets, the other has none', `${sql(inside.directory, "SELECT count(*) FROM work WHERE state <> 'released'")} ${sql(outside.directory, "SELECT count(*) FROM work WHERE state <> 'released'")}`, '7 0');

// What stands in an answer as an address of this site.
function links(answer, path) {
  const text = unescape(answer.toString('utf8'));
  const all = [...text.matchAll(/(?:href|src|action)="([^"#]+)|<(?:loc|link|id|url)>([^<]+)<|"(?:url|id|next|feed_url|home_page_url)": ?"([^"]+)"|^link\n<([^>]+)>|^location\n(.+)$/gim)].map((m) => m.slice(1).find(Boolean));
  return all.map((one) => { try { return new URL(one.trim(), site + path); } catch { return null; } })
    .filter((url) => url && url.origin === site).map((url) => url.pathname + url.search);
}
const words = Object.values(canaries).flatMap((word) => [word, latin(word), plain(word)]);
const unlinked = [...words, 'мост', 'bridge', 'обала', ''].flatMap((word) => ['cir', 'lat', 'eng'].flatMap((s) => [`/${s}/search?q=${encodeURIComponent(word)}`, `/api/v1/suggest?in=${s}&q=${encodeURIComponent(word.slice(0, 4))}`,
  `/api/v1/search?in=${s}&order=relevance&q=${encodeURIComponent(word)}`]))
  .concat(['draft', 'scheduled', 'correction'].flatMap((state) => [`/work/${keyOf(state)}`, `/p/${keyOf(state)}`, `/m/${keyOf(state)}/x.jpg`, `/cir/${keyOf(state)}`]))
  .concat(Array.from({ length: 60 }, (_, n) => [`/${n}`, `/cir/${n}`, `/eng/${n}/history`, `/proof/${n}`]).flat());

// In turn: what is linked, what nobody links to.
const queue = ['/', '/cir/', '/lat/', '/eng/', '/sitemap.xml', '/log/checkpoint', '/log/', '/robots.txt'];
const known = new Set([...queue, ...unlinked]);
const wrong = [];
const codes = {};
let asked = 0;
async function compare(path) {
  asked += 1;
  const answer = await both(worlds, 'world', path, { method: path.startsWith('/m/') ? 'HEAD' : 'GET', headers: { 'accept-language': 'sr' } });
  codes[answer.code] = (codes[answer.code] ?? 0) + 1;
  if (!answer.same) wrong.push(`${path}: ${difference(answer)}`);
  const canary = found(answer.mine, path);
  if (canary.length) wrong.push(`${path}: ${canary}`);
  for (const next of [...links(answer.mine, path), ...links(answer.theirs, path)]) if (!known.has(next)) { known.add(next); queue.push(next); }
}
while (asked < most && (queue.length || unlinked.length)) {
  for (const list of [queue, unlinked]) if (list.length && asked < most) await compare(list.shift());
}
console.log(`${asked} requests to each world, ${queue.length + unlinked.length} left; by status: ${JSON.stringify(codes)}`);
tally.same('every answer of the public surface is the same with the secrets and without', wrong.slice(0, 3).join('\n'), '');
tally.check('the crawl went through the site', codes[200] > 300 && codes[404] > 50, JSON.stringify(codes));

// As fast as what never was.
const count = 2000;
const never = numbers.next + 50;
for (const [name, first, second] of [['a page by number', `/cir/${numbers.next}`, `/cir/${never}`], ['a page by slug', `/lat/${numbers.next}/otvorena-vilingradija`, `/lat/${never}/otvorena-vilingradija`],
  ['a proof', `/proof/${numbers.next}`, `/proof/${never}`]]) {
  tally.same(`${name} of a secret takes the time of one that is not there`, await alike(inside.server.origin, first, second, count), '');
}
// Two words take the time that each takes: here the same word is asked of both worlds, beside one that neither has.
const word = (text) => `/api/v1/search?in=cir&q=${encodeURIComponent(text)}`;
let ratios;
for (let round = 0; round < 6; ++round) {
  ratios = [];
  for (const world of worlds) {
    const [secretly, neither] = await times(world.server.origin, word(canaries.headline), word('Билинградуја'), count);
    ratios.push(median(secretly) / median(neither));
  }
  if (Math.abs(ratios[0] / ratios[1] - 1) < 0.05) break;
}
tally.check('a search for a word of a secret takes the time that it takes where there is none', Math.abs(ratios[0] / ratios[1] - 1) < 0.05, ratios);
const host = { headers: { host: new URL(inside.server.desk).host, cookie: `__Host-glasnik=${people.olga.session}` } };
tally.same('so does an edition at the desk that is limited to others', await alike(inside.at('desk'), `/work/${keyOf('scheduled')}`, `/work/${keyOf('never')}`, count / 2, host), '');
const [slow, quick] = await times(inside.server.origin, `/cir/${numbers.sibling}`, `/cir/${never}`, count);
tally.check('the arm that must fail: what is public is told from what is not by its time alone', chance(slow, quick) < 0.01, `${median(slow)} ${median(quick)}`);

// The next public act gets the number that it gets where there was no secret.
await Promise.all(worlds.map((world) => world.server.stop()));
const text = `${inside.directory}.next.cir.txt`;
await import('node:fs').then((fs) => fs.writeFileSync(text, 'Затворен пут\n\nПут је затворен због радова.\n'));
for (const world of worlds) { must('import', world.directory, text, '--release', '--quiet'); await world.open(); }
// What an act draws by lot, and the second at which it was done, by name.
const lot = (octets) => octets.toString('utf8').replace(/[0-9a-f]{32,64}|[A-Za-z0-9+/]{40,}={0,2}|\b\d\d:\d\d(:\d\d)?\b|\bb-[a-z0-9]{8}|etag\n"[^"]*"|[—+] ?[\w./+]+ [A-Za-z0-9+/=]+/gi, 'LOT');
for (const path of [`/cir/${numbers.next}`, `/${numbers.next}`, `/${numbers.next + 1}`, '/cir/', '/cir/archive', '/cir/log']) {
  const answer = await both(worlds, 'world', path, {});
  tally.same(`after the next act ${path} differs by what is drawn by lot alone`, lot(answer.mine), lot(answer.theirs));
}
tally.check('and that act has the next number', (await inside.ask('world', `/cir/${numbers.next}/zatvoren-put`)).body.includes('Затворен пут'));
await Promise.all(worlds.map((world) => world.server.stop()));
tally.end();
