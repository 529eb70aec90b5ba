// Three people at the desk, over HTTP as a browser without scripts speaks it: written, submitted, returned, approved,
// scheduled for the next minute, public at that minute on every channel and nowhere before; an edit voids an approval;
// a withdrawal; broken glass leaves its banner until another person confirms.
import { readFileSync } from 'node:fs';
import { Client, sql } from './desk_client.mjs';
import { Tally, freshDirectory, get, must, serve, unescape } from './newsroom.mjs';

const tally = new Tally();
const directory = freshDirectory();
must('init', directory, '--name', 'eng=Ministry of Waters');
let server = await serve(directory);
const secret = 'Отворен мост у Долини';
const channels = ['/cir/', '/lat/', '/cir/feed.atom', '/cir/feed.rss', '/lat/feed.json', '/cir/acts.atom', '/sitemap.xml', '/sitemap/1.xml',
  '/cir/archive', '/api/v1/search?q=%D0%BC%D0%BE%D1%81%D1%82&lang=sr-Cyrl', '/cir/search?q=%D0%BC%D0%BE%D1%81%D1%82', '/1', '/cir/1', '/log/checkpoint'];

// People.
const ana = new Client(server.desk);  // the first account has every role
await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
async function join(name, ...roles) {
  const invited = await ana.post('/people/invite', [['name', name], ['display', name], ...roles.map((role) => ['role', role])]);
  const person = new Client(server.desk);
  await person.join(invited.text.match(/<code>(http:[^<]+)</)[1], {});
  return person;
}
const author = await join('aco', 'author');
const approver = await join('pera', 'approver');
const releaser = await join('rada', 'releaser');
const alone = await join('filip', 'author', 'releaser', 'force');

// What the whole public surface says, with what changes by itself taken out.
async function surface() {
  const all = [];
  for (const path of channels) {
    const answer = await get(server.origin + path, { 'accept-language': 'sr' });
    all.push(`${path} ${answer.code} ${answer.text}`);
  }
  return all.join('\n');
}
const key = () => [...Array(32)].map(() => Math.floor(Math.random() * 16).toString(16)).join('');
const state = (path) => sql(directory, `SELECT state FROM work WHERE lower(hex(key)) = '${path.slice(6)}'`);
async function begin(who, fields) {
  const answer = await who.post('/work/new', { key: key(), type: 'news', ...fields });
  tally.same('an edition is begun', answer.code, 303);
  return answer.fields.location;
}
const step = async (who, path, verb, fields = {}) => (await who.post(`${path}/${verb}`, fields)).code;
const hashOn = (page) => page.text.match(/name="hash" value="([0-9a-f]{64})"/)?.[1];
const approve = async (who, path) => step(who, path, 'approve', { hash: hashOn(await who.get(path)) });
const item = { headline: secret, lead: 'Министар је отворио мост.', text: 'Мост прелази Саву.\n\nДуг је сто метара.' };

// Written, submitted, returned, written again.
const untouched = await surface();
const path = await begin(author, item);
tally.check('the page has both variants', (await author.get(path)).text.includes('Otvoren most u Dolini'));
tally.same('before the derived text is seen nothing is submitted', await step(author, path, 'submit'), 409);
tally.same('the derived text is seen', await step(author, path, 'see', { lang: 'sr-Latn' }), 303);
tally.same('it is submitted', await step(author, path, 'submit'), 303);
tally.check('who approves is told', (await approver.get('/')).text.includes('To approve'));
tally.same('it is returned with a remark', await step(approver, path, 'return', { remark: 'Која река?' }), 303);
tally.check('its author is told', (await author.get('/')).text.includes('Returned to you') && (await author.get(path)).text.includes('Која река?'));
tally.same('submitted again', await step(author, path, 'submit'), 303);

const preview = await approver.get(`${path}/preview/lat`);
tally.check('the preview is the page, for this person alone', preview.text.includes('Nije objavljeno') && preview.text.includes('<h1 id="headline">Otvoren most u Dolini'));
tally.same('and nothing keeps it', preview.fields['cache-control'], 'no-store');

// Who may not.
tally.same('an author does not approve', await step(author, path, 'approve', { hash: '0'.repeat(64) }), 403);
tally.same('an approver does not release', await step(approver, path, 'release'), 403);
tally.same('nobody releases what is not approved', await step(releaser, path, 'release'), 409);
tally.same('a form from elsewhere changes nothing', (await approver.post(`${path}/approve`, { hash: hashOn(await approver.get(path)) }, { 'sec-fetch-site': 'cross-site' })).code, 403);
tally.same('and it is submitted still', state(path), 'submitted');

// Approved; an edit takes that back.
tally.same('another person approves what was read', await approve(approver, path), 303);
tally.check('revisions are there', (await author.get(`${path}/revisions`)).text.includes('revision 1'));
const other = await begin(author, { ...item, headline: 'Други текст' });
await step(author, other, 'see', { lang: 'sr-Latn' });
await step(author, other, 'submit');
tally.same('another item is approved', await approve(approver, other), 303);
tally.same('the board of the releaser has both', [...(await releaser.get('/')).text.matchAll(/To release or schedule/g)].length, 2);

// Scheduled for the next minute, or the one after it where that is nearer than five seconds.
const now = new Date();
const at = new Date(Math.ceil((now.getTime() + 5000) / 60000) * 60000);
const wall = (date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade', dateStyle: 'short', timeStyle: 'short' }).format(date).split(' ');
const [day, minute] = wall(at);
tally.same('it is scheduled', await step(releaser, path, 'schedule', { day, minute }), 303);
tally.check('the calendar has its minute', (await approver.get('/')).text.includes(`>${minute}</time>`));
tally.check('and nobody without a session sees that something waits', !/^glasnik_\S*scheduled/m.test((await get(`${server.operators}/metrics`)).text));
tally.same('before its minute the whole public surface is as it was', await surface(), untouched);
await server.stop();
server = await serve(directory);
for (const person of [author, approver, releaser, alone]) person.desk = server.desk;
const again = await surface();
tally.check('and after a restart nothing of it is there', !again.includes('Долини') && !again.includes('Dolini'));
let before = 0, first = 0;
while (Date.now() < at.getTime() + 20000) {
  const asked = Date.now();
  const page = await get(`${server.origin}/1`, { 'accept-language': 'sr' });
  if (page.code === 404) before = asked; else { first = Date.now(); break; }
  await new Promise((done) => setTimeout(done, 50));
}
tally.check('it was not there before its minute', before > 0 && first >= at.getTime(), `${before} ${first} ${at.getTime()}`);
console.log(`public ${first - at.getTime()} ms after its minute began`);
tally.check('and is within two seconds of it', first > 0 && first - at.getTime() <= 2000, first - at.getTime());
const listing = await get(`${server.origin}/cir/`);
tally.check('home has it', listing.text.includes(secret));
for (const channel of ['/cir/feed.atom', '/cir/feed.rss', '/cir/acts.atom', '/cir/search?q=%D0%BC%D0%BE%D1%81%D1%82']) {
  tally.check(`${channel} has it`, unescape((await get(server.origin + channel)).text).includes('Долини'));
}
tally.check('the page names who did what at the desk alone', !listing.text.includes('rada') && (await author.get(path)).text.includes('Released at its minute'));

// Released at once, after the dry run.
const dry = await releaser.get(`${other}/release`);
tally.check('the dry run says where it will stand', dry.text.includes(`${server.origin}/cir/`) && dry.text.includes('/drugi-tekst'));
tally.same('and releases nothing', state(other), 'approved');
tally.same('released', await step(releaser, other, 'release'), 303);
tally.same('twice is refused', await step(releaser, other, 'release'), 409);
tally.check('and it is public', (await get(`${server.origin}/cir/2/drugi-tekst`)).text.includes('Други текст'));

// An edit after the approval voids it: of a withdrawal, whose note is all that it says.
const withdrawal = await begin(author, { document: '2', act: 'withdraw', reason: 'fact', 'note:sr-Cyrl': 'Објављено је прерано.' });
await step(author, withdrawal, 'submit');
tally.same('a withdrawal is approved', await approve(approver, withdrawal), 303);
const base = sql(directory, `SELECT revision FROM work WHERE lower(hex(key)) = '${withdrawal.slice(6)}'`);
tally.same('its note is edited', await step(author, withdrawal, 'notes', { base, reason: 'fact', 'note:sr-Cyrl': 'Објављено је сувише рано.' }), 303);
tally.same('which takes the approval back', state(withdrawal), 'draft');
tally.same('so that it is not released', await step(releaser, withdrawal, 'release'), 409);
await step(author, withdrawal, 'submit');
tally.same('approved anew', await approve(approver, withdrawal), 303);
tally.same('and released', await step(releaser, withdrawal, 'release'), 303);
const withdrawn = await get(`${server.origin}/cir/2/drugi-tekst`);
tally.check('the public page says so, in the words approved last', withdrawn.text.includes('[Повучено]') && withdrawn.text.includes('Објављено је сувише рано.'));

// Broken glass.
const flood = await begin(alone, { headline: 'Поплава', lead: 'Насип је попустио.', text: 'Склоните се.' });
tally.same('a short reason is refused', await step(alone, flood, 'force', { why: 'хитно' }), 422);
tally.same('with a reason it goes out', await step(alone, flood, 'force', { why: 'Насип је попустио, нема никога другог.' }), 303);
tally.check('it is public', (await get(`${server.origin}/cir/`)).text.includes('Поплава'));
tally.check('everybody sees the banner', (await author.get('/')).text.includes('not confirmed yet') && (await approver.get(flood)).text.includes('not confirmed yet'));
tally.same('who released it does not confirm', await step(alone, flood, 'confirm'), 403);
tally.same('another person does', await step(approver, flood, 'confirm'), 303);
tally.check('and the banner is gone', !(await author.get('/')).text.includes('not confirmed yet'));

tally.check('no draft, remark or name of the desk stands in a log line', !/Која|rada|filip/.test(server.errors()), server.errors());
tally.same('the log is sound', must('verify', directory).includes('FAIL'), false);
await server.stop();
tally.end();
