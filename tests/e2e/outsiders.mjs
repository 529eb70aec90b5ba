// People outside who read before the release, over sockets: a named person with a link, a journalist at a listener of
// their own; that the world without either sees nothing, no log line has a token, and T opens it to everybody.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, password, sql } from './desk_client.mjs';
import { Tally, freshDirectory, get, must, serve } from './newsroom.mjs';

const tally = new Tally();
const directory = freshDirectory();
must('init', directory, '--name', 'eng=Ministry of Waters');
const log = join(directory, 'access.log');
const server = await serve(directory, '--journalists', '127.0.0.1:0', '--access-log', log);
tally.check('the journalists have a listener of their own', server.press && server.press !== server.desk, server.press);

const ana = new Client(server.desk);
await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
async function join_desk(name, ...roles) {
  const invited = await ana.post('/people/invite', [['name', name], ['display', name], ...roles.map((role) => ['role', role])]);
  const person = new Client(server.desk);
  await person.join(invited.text.match(/<code>(http:[^<]+)</)[1], {});
  return person;
}
const author = await join_desk('aco', 'author');
const approver = await join_desk('pera', 'approver');
const releaser = await join_desk('rada', 'releaser');
const distributor = await join_desk('dara', 'distributor');

const secret = 'Отворен мост у Долини';
const key = () => [...Array(32)].map(() => Math.floor(Math.random() * 16).toString(16)).join('');
const begun = await author.post('/work/new', { key: key(), type: 'news', headline: secret, lead: 'Министар је отворио мост.', text: 'Мост прелази Саву.' });
const path = begun.fields.location;
const absent = async (target) => { const answer = await get(server.origin + target, { 'accept-language': 'en' }); return `${answer.code} ${answer.text}`; };
const never = await absent('/no/such/address');

// One named person.
const made = await author.post(`${path}/links`, { person: 'Mira Ilić', hours: '24' });
const link = made.text.match(/<code id="made-link">([^<]+)</)[1];
const token = link.slice(link.lastIndexOf('/') + 1);
tally.check('a link has 128 bits at the public address', link.startsWith(`${server.origin}/p/`) && /^[0-9a-f]{32}$/.test(token), link);
const seen = await get(`${link}/cir`);
tally.check('its person reads the edition, and their name', seen.code === 200 && seen.text.includes(secret) && seen.text.includes('Mira Ilić'), seen.code);
tally.same('nothing keeps it', seen.fields['cache-control'], 'no-store');
tally.same('nobody learns its address', seen.fields['referrer-policy'], 'no-referrer');
tally.same('and nothing indexes it', seen.fields['x-robots-tag'], 'noindex');
tally.same('a wrong token is an address that never was', await absent(`/p/${'0'.repeat(32)}`), never);
tally.check('the opening is listed at the desk', (await approver.get(`${path}/links`)).text.includes('Opened <time'));

// A journalist on list A, and one on list B.
async function journalist(name, lists) {
  const answer = await distributor.post('/journalists', { email: `${name}@daily.example`, display: name, medium: 'Daily', from: '2020-01-01', to: '2099-12-31', lists });
  const person = new Client(server.press);
  const joined = await person.join(answer.text.match(/<code id="made-link">([^<]+)</)[1], {});
  tally.same(`${name} takes up the link`, joined.answer.code, 200);
  return person;
}
const mira = await journalist('mira', 'A');
const novak = await journalist('novak', 'B');
const item = `/item/${path.slice(6)}`;
const on = (page) => page.text.match(/name="hash" value="([0-9a-f]{64})"/)?.[1];
await author.post(`${path}/see`, { lang: 'sr-Latn' });
await author.post(`${path}/submit`);
tally.same('it is approved', (await approver.post(`${path}/approve`, { hash: on(await approver.get(path)) })).code, 303);
tally.same('it is given to list A', (await releaser.post(`${path}/press`, { given: 'yes', list: 'A' })).code, 303);
tally.same('before it is scheduled nobody of it reads', (await mira.get(item)).code, 404);
tally.same('it is scheduled', (await releaser.post(`${path}/schedule`, { day: '2099-06-01', minute: '10:00' })).code, 303);
const notice = await mira.get(item);
tally.check('the notice comes first, without a word of it', notice.code === 200 && notice.text.includes('Under embargo until') && !notice.text.includes(secret));
tally.check('it says until when', notice.text.includes('10:00 UTC+02:00 (Europe/Belgrade)'), notice.text);
tally.same('and no way leads around it', (await mira.get(`${item}/cir`)).fields.location, item);
const rows = () => sql(directory, 'SELECT count(*) FROM press_fetches; SELECT count(*) FROM sessions; SELECT count(*) FROM links; SELECT sum(tries) FROM sign_in_tries');
const before = rows();
for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, {}, { origin: server.desk }]) {
  for (const from of ['/sign-in', '/sign-out', '/language', `/link/${'0'.repeat(64)}`, item]) {
    tally.same(`from elsewhere (${Object.values(headers)}) nothing is sent to ${from.slice(0, 9)}`, (await mira.post(from, { name: 'mira@daily.example', password }, headers)).code, 403);
  }
}
tally.same('and nothing changed', rows(), before);
tally.same('it is accepted', (await mira.post(item)).code, 303);
const text = await mira.get(`${item}/cir`);
tally.check('then the journalist reads, named', text.code === 200 && text.text.includes(secret) && text.text.includes('<b>mira</b>'));
tally.same('on list B it is not there', (await novak.get(item)).code, 404);
tally.check('nor listed', !(await novak.get('/')).text.includes(item) && (await mira.get('/')).text.includes(item));
tally.same('without a session there is the sign-in page alone', (await new Client(server.press).get(item)).code, 303);
const fetches = (await author.get(`${path}/press`)).text;
tally.check('every fetch is at the desk', ['saw the conditions', 'accepted the conditions', 'mira@daily.example'].every((words) => fetches.includes(words)));
tally.same('held back, it is gone', [(await approver.post(`${path}/unschedule`)).code, (await mira.get(`${item}/cir`)).code].join(), '303,404');

// At its time it is everybody's.
tally.same('it is released', (await releaser.post(`${path}/release`)).code, 303);
const led = await get(`${link}/cir`);
tally.same('the link leads to the item', `${led.code} ${led.fields.location}`, '302 /1');
tally.same('and so does the journalist\'s page', (await mira.get(item)).fields.location, `${server.origin}/1`);
tally.same('a journalist who is revoked', (await distributor.post('/journalists/revoke', { name: 'mira@daily.example', revoked: 'yes' })).code, 303);
tally.same('is out at once', (await mira.get('/')).code, 303);

await server.stop();
const lines = readFileSync(log, 'utf8');
tally.check('no line of the access log has the token', lines.includes('GET /p/- ') && !lines.includes(token));
tally.check('nor any other', !server.errors().includes(token), server.errors());
tally.same('nor the database', sql(directory, `SELECT count(*) FROM preview_links WHERE hex(token_hash) LIKE '%${token}%'`), '0');
tally.same('the log is sound', must('verify', directory).includes('FAIL'), false);
tally.end();
