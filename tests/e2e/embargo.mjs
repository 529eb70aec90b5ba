// Before its time nobody outside learns that an item exists: each channel, in each state, as each viewer, answers octet
// for octet as a newsroom that never had it (embargo_grid.mjs says of each cell what is expected). At the end the item
// is released, and every channel that can show an item must be seen to differ: an oracle that finds nothing then is blind.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { sql } from './desk_client.mjs';
import { cells, channels, states, viewers } from './embargo_grid.mjs';
import { api, approve, begin, both, canaries, difference, found, keyOf, latin, limitTo, old, plain, press, retracted, save, secret, twoWorlds } from './embargo_worlds.mjs';
import { alike } from './embargo_time.mjs';
import { Tally, freshDirectory, glasnik } from './newsroom.mjs';

const tally = new Tally();
const grid = [...cells()];
tally.same('the grid has 32 channels, 10 states and 6 viewers', `${Object.keys(channels).length} ${states.length} ${viewers.length} ${grid.length}`, '32 10 6 1920');
const waiting = grid.filter((cell) => cell.later);
console.log(`${grid.length - waiting.length} cells are asked, ${waiting.length} wait: ${[...new Set(waiting.map((cell) => cell.later))].join(', ')}`);

const { worlds, people, numbers } = await twoWorlds();
await Promise.all(worlds.map((world) => world.open()));
const [inside, outside] = worlds;
const limit = (path) => limitTo(inside.directory, people, path);

// Whoever asks, as the field that tells; both worlds know the session.
const cookies = { anonymous: '', 'contributor outside access_limited': people.olga.session, 'expired session': people.stara.session };
const entry = Number(sql(inside.directory, 'SELECT count(*) FROM entries'));
const words = (all) => Object.values(all).slice(0, 3).flatMap((word) => [word, latin(word), plain(word)]);
const item = (key, number, all = canaries, more = {}) => ({ key, number, numbers, entry, sibling: numbers.sibling, slug: plain(secret.headline).replace(/ /g, '-'), words: words(all), ...more });

let asked = 0;
const kept = new Map();  // the difference of a request that was asked already in this state as this viewer
async function differs({ listener, path, method, headers, post, json }, viewer) {
  const cookie = cookies[viewer] ? { cookie: `__Host-glasnik=${cookies[viewer]}` } : {};
  const sent = post || json ? { method: 'POST', body: post ?? json, headers: { 'sec-fetch-site': 'same-origin', 'content-type': post ? 'application/x-www-form-urlencoded' : 'application/json', 'content-length': Buffer.byteLength(post ?? json), ...cookie } }
    : { method, headers: { 'accept-language': 'sr', ...headers, ...cookie } };
  const name = `${viewer} ${listener} ${sent.method ?? 'GET'} ${path} ${JSON.stringify(headers ?? '')}`;
  if (kept.has(name)) return kept.get(name);
  asked += 1;
  const answer = await both(worlds, listener, path, sent);
  const canary = found(answer.mine, path);
  const wrong = { differs: answer.same ? '' : `${name}: ${difference(answer)}`, canary: canary.length ? `${name}: ${canary}` : '', code: answer.code };
  kept.set(name, wrong);
  return wrong;
}

// A mirror's files, as names and octets; its database as the rows that it holds.
async function mirrored(world) {
  const copy = freshDirectory();
  const child = spawn(glasnik, ['mirror', world.server.origin, copy, '--once'], { stdio: 'ignore' });
  const code = await new Promise((done) => child.on('exit', done));
  const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
  const all = files(copy).filter((path) => !/glasnik\.db|glasnik\.toml|search|desk\.url|mirror\.key/.test(relative(copy, path))).sort();
  const rows = sql(copy, '.dump').replace(/— mirror-\w+ [A-Za-z0-9+/=]+|127\.0\.0\.1:\d+|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'OF ITS OWN');
  return Buffer.concat([Buffer.from(`${code}\n`), ...all.flatMap((path) => [Buffer.from(relative(copy, path)), readFileSync(path)]), Buffer.from(rows)]);
}
// What counts requests, octets, pages and memory is its own server's; all other numbers are compared.
const counters = /^(glasnik_http_\w+|glasnik_page_cache_\w+|process_\w+)(\{.*\})? .*\n/gm;
const spoken = async (world) => `${(await world.ask('desk', '/metrics')).body.toString().replace(counters, '')}\n${(await world.ask('desk', '/healthz')).body}`;

const special = {
  async mirror() {
    const [mine, theirs] = await Promise.all(worlds.map(mirrored));
    return { differs: mine.equals(theirs) ? '' : `the mirrors: ${difference({ mine, theirs })}`, canary: found(mine).join() };
  },
  async said(state) {
    const [mine, theirs] = await Promise.all(worlds.map(spoken));
    const counted = state === 'scheduled' ? mine.replace('glasnik_desk_releases_failed 1', 'glasnik_desk_releases_failed 0').replace(/due: scheduled releases that failed: 1: see the desk\n/, '') : mine;
    const errors = inside.server.errors();
    return { differs: counted === theirs ? '' : `${mine}\n without the item: ${theirs}`, canary: found(mine + errors).join() };
  },
  // Few requests: their medians say little (worlds.mjs has many).
  async time(state, target) {
    const wrong = await alike(inside.server.origin, `/cir/${target.number}`, `/cir/${target.number + 50}`, 300, {}, 0.5);
    return { differs: target.known ? '' : wrong, canary: '' };
  },
};

// All cells of one state that can be asked.
async function ask(state, target) {
  kept.clear();
  const leaks = { differs: 0, canary: 0 };
  const done = new Map();
  for (const { channel, viewer, expected } of grid.filter((cell) => cell.state === state && !cell.later)) {
    const how = channels[channel];
    let answers;
    if (typeof how === 'string') {
      if (!done.has(how)) done.set(how, await special[how](state, target));
      answers = [done.get(how)];
    } else {
      answers = [];
      for (const request of how(target)) answers.push(await differs(request, viewer));
    }
    const wrong = answers.map((answer) => answer.canary || answer.differs).filter(Boolean);
    if (expected === 'gone' && !answers.some(({ code }) => code === 410)) wrong.push('nothing says 410');
    if (!tally.same(`${state}: ${channel}, ${viewer}: ${expected}`, wrong.slice(0, 2).join('\n'), '')) leaks.differs += wrong.length;
  }
  console.log(`${state}: ${kept.size} requests to each world, ${leaks.differs} differ`);
}

// Draft, submitted, approved, scheduled, failed, discarded: one item goes all the way, known to four people.
const key = keyOf('secret');
const path = await begin(people.aco, key, secret);
await limit(path);
await api(people.aco, `/api${path}/autosave`, { base: 1, texts: [{ ...secret, lead: `${secret.lead} ${canaries.remark}` }] });
await press(people.pera, path, 'remark', { words: canaries.remark });
const english = { lang: 'en', headline: `Open ${canaries.english}`, lead: canaries.english, blocks: [] };
const target = item(key, numbers.next);
await ask('draft', target);
await press(people.aco, path, 'see', { lang: 'sr-Latn' });
await press(people.aco, path, 'submit');
await ask('submitted', target);
await approve(people.pera, path);
await ask('approved', target);
await press(people.rada, path, 'schedule', { day: '2099-05-05', minute: '12:30' });
await ask('scheduled', target);
sql(inside.directory, "UPDATE work SET state = 'release_failed', failure = 'act_not_allowed' WHERE state = 'scheduled'");
await ask('scheduled', target);
await press(people.rada, path, 'unschedule');
await press(people.aco, path, 'discard');
await ask('discarded', target);

// Of documents that are public: another revision, another variant, a correction; and one that was taken back.
await ask('old working revision', item(keyOf('old'), numbers.old, old, { known: true }));
const withdrawn = item(keyOf('retracted'), numbers.retracted, retracted, { known: true });
await ask('retracted', withdrawn);
const variant = await begin(people.aco, keyOf('variant'), { ...english }, { act: 'add_variant', document: numbers.sibling });
await limit(variant);
await ask('unreleased variant', item(keyOf('variant'), numbers.sibling, { english: canaries.english }, { known: true }));
await press(people.aco, variant, 'discard');
const correction = await begin(people.aco, keyOf('correction'), { ...secret, blocks: secret.blocks.map((block, i) => (i ? block : { ...block, id: 'aaaaaaaa' })) }, { act: 'correct', document: numbers.sibling });
await limit(correction);
await ask('unreleased correction', item(keyOf('correction'), numbers.sibling, canaries, { known: true }));
await press(people.aco, correction, 'discard');

// The arm that must fail: released, and then looked at in the same way.
const last = await begin(people.aco, keyOf('last'), secret);
await press(people.aco, last, 'see', { lang: 'sr-Latn' });
await press(people.aco, last, 'submit');
await approve(people.pera, last);
await press(people.rada, last, 'release');
kept.clear();
const blind = [];
const seen = item(keyOf('last'), numbers.next);
for (const [channel, how] of Object.entries(channels)) {
  if (typeof how === 'string' && !special[how]) continue;
  const answers = typeof how === 'string' ? [await special[how]('', seen)] : [];
  for (const request of typeof how === 'string' ? [] : how(seen)) answers.push(await differs(request, 'contributor outside access_limited'));
  if (!answers.some((answer) => answer.differs || answer.canary)) blind.push(channel);
}
// The headers of a sibling do not tell of it even then, nor does the time that a cached page takes need to differ.
tally.same('once it is released every channel that shows items is seen to differ', blind.filter((channel) => channel !== 'response time').join(', '), '');
console.log(`${asked} requests to each of two worlds`);
await Promise.all(worlds.map((world) => world.server.stop()));
tally.end();
