// An approval that everybody can check: an approver's passkey, which the log names, signs the hash of the entry
// itself in a browser, under a policy that asks for one; the monitor and verifiers that share no code accept it.
// With a folder named, pictures to be looked at:  node tests/browser/approve.mjs [DIR]
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, password, sql, totp } from '../e2e/desk_client.mjs';
import { Tally, freshDirectory, get, must, run, serve, source } from '../e2e/newsroom.mjs';
import { axeBeside } from './axe.mjs';
import { startChromium } from './chromium.mjs';

const folder = process.argv[2];
if (folder) mkdirSync(folder, { recursive: true });
const tally = new Tally();
const directory = freshDirectory();
const rootKey = join(dirname(directory), 'root.key');
const root = must('key', 'root', rootKey).match(/public key\s+(\S+)/)[1];
must('init', directory, '--name', 'eng=Ministry of Waters', '--root', root);
let server = await serve(directory);
const address = new URL(server.desk).host.replace('localhost', '127.0.0.1');

// Ana writes and releases; Pera approves, with a passkey that he makes in his browser.
const ana = new Client(server.desk);
await ana.join(server.firstLink, { name: 'ana', display: 'Ана' });
const invited = await ana.post('/people/invite', { name: 'pera', display: 'Пера', role: 'approver' });
const { browser, close } = await startChromium();
const context = await browser.newContext({ locale: 'sr-RS', viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
const page = await context.newPage();
const wire = await context.newCDPSession(page);
await wire.send('WebAuthn.enable');
await wire.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2',
  transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
const press = (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
await page.goto(invited.text.match(/<code>(http:[^<]+)</)[1]);
const secret = await page.textContent('.secret');
await page.fill('[name=password]', password);
await page.fill('[name=code]', totp(secret));
await press('button.main');
const pera = new Client(server.desk);
for (const cookie of await context.cookies()) pera.cookies.set(cookie.name, cookie.value);
await page.goto(`${server.desk}/account`);
await page.fill('[name=label]', 'Кључ');
await press('form[data-passkey=register] button');
tally.check('a passkey is made', (await page.textContent('main')).includes('Кључ'));
await server.stop();

// The root vouches for it, as for every key; then the policy asks.
tally.check('nobody else has a passkey', run('key', 'new', directory, '--approver', 'ana').err.includes('has no passkey'));
const request = must('key', 'new', directory, '--approver', 'pera').match(/^wrote (\S+\.request)$/m)[1];
const signed = must('key', 'sign', rootKey, request, '--yes').match(/^wrote (\S+\.signed)/m)[1];
tally.check('its approvals count from now on', must('key', 'apply', directory, signed).includes('counts in the log from now on'));
const listed = must('key', 'list', directory);
tally.check('the list shows it under a pseudonym', /approves acts/.test(listed) && /of p-[0-9a-f]{16}, at localhost/.test(listed) && !listed.includes('pera'), listed);
must('config', 'policy', directory, '--approvals', '1');
server = await serve(directory, '--newsroom', address);
tally.same('the desk is where it was, or no passkey would fit', server.desk, ana.desk);

// Written and submitted.
const begun = await ana.post('/work/new', { key: 'a'.repeat(32), type: 'news', headline: 'Отворен мост', lead: 'Министар је отворио мост.', text: 'Мост прелази Саву.' });
const path = begun.fields.location;
const step = async (who, verb, fields = {}) => (await who.post(`${path}/${verb}`, fields)).code;
await step(ana, 'see', { lang: 'sr-Latn' });
tally.same('it is submitted', await step(ana, 'submit'), 303);

// Without the passkey nothing is approved; with it, the entry's own hash is signed.
const shown = (await pera.get(path)).text;
tally.check('the page asks for a passkey', shown.includes('data-passkey="approve"') && shown.includes('<noscript>'));
const hash = shown.match(/name="hash" value="([0-9a-f]{64})"/)[1];
tally.same('a bare press approves nothing', await step(pera, 'approve', { hash }), 403);
await page.goto(server.desk + path);
const beside = await axeBeside(wire);
tally.same('no violation by axe', await beside.violations(), '');
for (const [width, scheme] of folder ? [[360, 'light'], [1400, 'dark']] : []) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.screenshot({ path: join(folder, `approve.${width}.${scheme}.png`), fullPage: true });
}
const posted = [];
page.on('request', (sent) => { if (sent.url().endsWith('/approve')) posted.push(sent.postData()); });
await press('form[data-passkey=approve] button');
tally.same('a passkey approves', sql(directory, 'SELECT state FROM work'), 'approved');

// What was signed is of this submission alone.
const other = (await ana.post('/work/new', { key: 'b'.repeat(32), type: 'news', headline: 'Други мост', lead: 'Још један.', text: 'И он.' })).fields.location;
for (const [verb, fields] of [['see', { lang: 'sr-Latn' }], ['submit', {}]]) await ana.post(`${other}/${verb}`, fields);
const otherHash = (await pera.get(other)).text.match(/name="hash" value="([0-9a-f]{64})"/)[1];
const old = { ...Object.fromEntries(new URLSearchParams(posted[0])), hash: otherHash };
tally.same('an assertion used for another edition approves nothing', (await pera.post(`${other}/approve`, old)).code, 403);

tally.same('it is released', await step(ana, 'release'), 303);
const number = Number(sql(directory, 'SELECT max(doc) FROM work'));
const entry = JSON.parse((await get(`${server.origin}/proof/${number}/1.entry.json`)).text);
tally.check('its entry carries the approval', entry.approvals?.length === 1 && !('forced' in entry), JSON.stringify(entry));
await server.stop();
tally.check('the monitor accepts it', run('verify', directory).code === 0, run('verify', directory).out);

// Others' verifiers, on the public log.
server = await serve(directory, '--newsroom', address);
const vkey = (await get(`${server.origin}/log/vkey`)).text.trim();
const bundle = join(dirname(directory), 'release.glasnik');
writeFileSync(bundle, (await get(`${server.origin}/proof/${number}/1.glasnik`)).body);
const node = spawnSync('node', [join(source, 'tests/verifiers/verify.mjs'), 'bundle', bundle, vkey], { encoding: 'utf8' });
tally.check('a verifier that shares no code accepts the bundle', node.status === 0, node.stdout + node.stderr);
const monitored = run('verify', server.origin, '--key', vkey);
tally.same('the whole log, over the network, too', monitored.code, 0);
await close();
await server.stop();
tally.end();
