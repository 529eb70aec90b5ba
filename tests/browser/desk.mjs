// The desk in a real browser: first start, a passkey made and used with Chromium's own virtual authenticator, a
// challenge replayed, forms from another site; axe on every page. With a folder named, pictures to be looked at:
//   node tests/browser/desk.mjs [DIR]
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Client, password, sql, totp } from '../e2e/desk_client.mjs';
import { Tally, freshDirectory, must, serve } from '../e2e/newsroom.mjs';
import { axeBeside } from './axe.mjs';
import { startChromium } from './chromium.mjs';

const folder = process.argv[2];
if (folder) mkdirSync(folder, { recursive: true });
const tally = new Tally();
const directory = freshDirectory();
must('init', directory, '--name', 'cir=Министарство вода и обала', '--name', 'lat=Ministarstvo voda i obala', '--name', 'eng=Ministry of Waters and Shores');
const server = await serve(directory, '--journalists', '127.0.0.1:0');
const { browser, close } = await startChromium();
const context = await browser.newContext({ locale: 'sr-RS', viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
const page = await context.newPage();
const said = [];
page.on('console', (message) => said.push(message.text()));
page.on('pageerror', (error) => said.push(String(error)));
const wire = await context.newCDPSession(page);

async function look(name) {
  const beside = await axeBeside(wire);
  tally.same(`${name}: no violation by axe`, await beside.violations(), '');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  tally.check(`${name}: no wider than the window`, wide <= 0, wide);
  if (!folder) return;
  for (const [width, height] of [[360, 760], [1400, 900]]) {
    for (const scheme of ['light', 'dark']) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      tally.check(`${name}: no wider than ${width}`, over <= 0, over);
      await page.screenshot({ path: join(folder, `${name}.${width}.${scheme}.png`), fullPage: true });
    }
  }
}

// First start.
await page.goto(server.firstLink);
await look('first');
const secret = await page.textContent('.secret');
const square = await page.locator('.square').screenshot();
tally.same('a camera reads the key from the picture', execFileSync('zbarimg', ['--quiet', '--nodbus', '--raw', '-'], { input: square, encoding: 'utf8' })
  .match(/^otpauth:\/\/totp\/.*[?&]secret=([A-Z2-7]+)/)?.[1], secret.replaceAll(' ', ''));
await page.fill('[name=display]', 'Ана Петровић');
await page.fill('[name=name]', 'ana');
await page.fill('[name=password]', password);
const step = Math.floor(Date.now() / 30000);
await page.fill('[name=code]', totp(secret, step));
await page.click('button.main');
await look('codes');
const codes = await page.locator('.recovery code').allTextContents();
tally.same('ten recovery codes', codes.length, 10);
await page.click('a.main');
await look('home');
await page.setViewportSize({ width: 360, height: 760 });
tally.check('the whole navigation is there on a telephone', await page.isVisible('nav a[href="/account"]'));
await page.setViewportSize({ width: 1400, height: 900 });
tally.check('the desk greets in Serbian', (await page.textContent('h1')).includes('Добар дан, Ана Петровић'));

// A working edition, from its first words to the dry run of its release, and one that was forced.
const press = (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]);
async function begin(headline) {
  await page.goto(`${server.desk}/work/new`);
  await page.fill('[name=headline]', headline);
  await page.fill('[name=lead]', 'Министар је отворио мост који спаја две обале Саве и скраћује пут за четрдесет минута.');
  await page.fill('[name=text]', 'Мост прелази Саву код Долине.\nДуг је сто метара.');
  await press('main form:first-of-type button');
}
await page.click('a.button.main');
await look('new');
await press('main form:first-of-type button').catch(() => {});
tally.check('a form without a headline is not sent', page.url().endsWith('/work/new'));
await begin('Отворен мост у Долини: две обале Саве поново спојене после тридесет година');
await look('work-draft');
const work = page.url();
await press('form[action$="/see"] button');
await page.fill('form[action$="/remark"] textarea', 'Проверити дужину.');
await press('form[action$="/remark"] button');
await press('form[action$="/submit"] button');
tally.check('who wrote it is told that another person approves', (await page.textContent('.acts')).includes('одобрава неко други'));
await look('work-submitted');
await page.fill('form[action$="/return"] textarea', 'Која река?');
await press('form[action$="/return"] button');
await look('work-returned');
await page.goto(`${work}/preview/lat`);
await look('preview');
tally.check('a preview says that it is not public', (await page.textContent('.preview')).includes('Nije objavljeno'));
sql(directory, "UPDATE work SET revision = 2");
sql(directory, "INSERT INTO work_revisions SELECT work, 2, made_at, made_by, replace(content, 'сто метара', 'сто десет метара') FROM work_revisions");
await page.goto(`${work}/revisions?from=1&to=2`);
await look('revisions');
await page.goto(`${work}/release`);
await look('going');
sql(directory, "INSERT INTO account_roles (account, role) SELECT key, 'force' FROM accounts");
await begin('Поплава: склоните се из приобаља');
await page.click('details:has(form[action$="/force"]) summary');
await page.fill('[name=why]', 'Насип је попустио, нема никога другог.');
await press('form[action$="/force"] button');
await look('work-forced');

// A second person approves, without a browser; then it is scheduled in the hour that comes twice, and held back.
const ana = new Client(server.desk);
for (const cookie of await context.cookies()) ana.cookies.set(cookie.name, cookie.value);
const invited = await ana.post('/people/invite', { name: 'pera', display: 'Пера', role: 'approver' });
const pera = new Client(server.desk);
await pera.join(invited.text.match(/<code>(http:[^<]+)</)[1]);
await page.goto(`${work}/revisions`);
await press('form[action$="/restore"] button');
if (await page.isVisible('form[action$="/see"]')) await press('form[action$="/see"] button');
await press('form[action$="/submit"] button');
const path = new URL(work).pathname;
const hash = (await pera.get(path)).text.match(/name="hash" value="([0-9a-f]{64})"/)[1];
tally.same('another person approves it', (await pera.post(`${path}/approve`, { hash })).code, 303);
await page.goto(work);
await look('work-approved');
await page.click('a[href$="/release"]');
await look('going-approved');
await page.click('form.press a.button');
await page.fill('[name=day]', '2027-10-31');
await page.fill('[name=minute]', '02:30');
await press('form[action$="/schedule"] button');
tally.same('a time that comes twice is asked about', await page.locator('[name=offset]').count(), 2);
await look('work-twice');
await page.check('[name=offset][value="+01:00"]');
await press('form[action$="/schedule"] button');
tally.check('and scheduled as chosen', (await page.textContent('.acts')).includes('02:30 UTC+01:00 (Europe/Belgrade)'), await page.textContent('.acts'));
await look('work-scheduled');
await page.goto(`${server.desk}/`);
await look('board');

// People outside: a link for one of them, and a journalist at their own listener.
await page.goto(`${work}/links`);
await page.fill('[name=person]', 'Мира Илић');
await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.desk });
await press('form[action$="/links"] button');
await look('links-made');
const lent = await page.textContent('#made-link');
await page.click('[data-copy]');
tally.same('one press copies the link', await page.evaluate(() => navigator.clipboard.readText()), lent);
await page.goto(`${lent}/cir`);
await look('lent');
tally.check('it names its person', (await page.textContent('.preview')).includes('Мира Илић'));
await page.goto(`${work}/links`);
await look('links');
sql(directory, "INSERT INTO account_roles (account, role) SELECT key, 'distributor' FROM accounts WHERE name = 'ana'");
await page.goto(`${server.desk}/journalists`);
await look('journalists-none');
await page.fill('[name=display]', 'Јована Ковачевић');
await page.fill('[name=medium]', 'Дневне новине');
await page.fill('[name=email]', 'jovana@novine.example');
await page.fill('form[action="/journalists"] [name=lists]', 'Дневни листови, Агенције');
await press('form[action="/journalists"] button');
await look('journalists');
const jovana = new Client(server.press);
await jovana.join(await page.textContent('#made-link'), {});
await page.goto(`${work}/press`);
await press('form:has(select) button');
for (const [name, value] of jovana.cookies) {
  await context.addCookies([{ name, value, url: server.press.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' }]);
}
await page.goto(`${server.press}/`);
await look('press-home');
await page.click('main ul a');
await look('press-notice');
await press('main form button');
await look('press-text');
tally.check('the embargo is on top of the text', (await page.textContent('.preview')).includes('Под ембаргом до'));
await page.goto(`${work}/press`);
await look('gifts');
sql(directory, "INSERT INTO account_roles (account, role) SELECT key, 'auditor' FROM accounts WHERE name = 'ana'");
await page.goto(`${server.desk}/audit/editions`);
await look('trail');

// A passkey is made, and used.
await wire.send('WebAuthn.enable');
const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2',
  transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
await page.goto(`${server.desk}/account`);
await page.fill('[name=label]', 'Моја тастатура');
await Promise.all([page.waitForNavigation(), page.click('form[data-passkey] button')]);
tally.check('a passkey is made', (await page.textContent('main')).includes('Моја тастатура'), await page.textContent('main'));
await look('account');
tally.same('the authenticator holds it', (await wire.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length, 1);
await Promise.all([page.waitForNavigation(), page.click('form.out button')]);
await look('sign-in');
const posted = [];
page.on('request', (request) => { if (request.url().endsWith('/passkey/sign-in')) posted.push(request.postData()); });
await Promise.all([page.waitForNavigation(), page.click('form[data-passkey] button')]);
tally.check('a passkey signs in', (await page.textContent('h1')).includes('Ана Петровић'), page.url());

// The same octets once more, and octets that were touched.
const replay = new Client(server.desk);
const sent = Object.fromEntries(new URLSearchParams(posted[0]));
tally.same('a challenge is good once', (await replay.post('/passkey/sign-in', sent)).code, 422);
tally.same('and opens no session', replay.session, undefined);
for (const name of ['client_data', 'authenticator_data', 'signature', 'handle']) {
  for (const value of ['', '00', sent[name].slice(0, -2) + (sent[name].endsWith('00') ? '01' : '00')]) {
    const answer = await replay.post('/passkey/sign-in', { ...sent, [name]: value });
    tally.check(`a changed ${name} (${value.length} digits) signs nobody in`, answer.code === 422 && !replay.session, answer.code);
  }
}

// Showing it again before what matters.
sql(directory, "UPDATE sessions SET proven_at = '2020-01-01T00:00:00Z'");
await page.goto(`${server.desk}/people`);
await look('people');
await page.fill('form[action="/people/invite"] [name=display]', 'Ива');
await page.fill('form[action="/people/invite"] [name=name]', 'iva');
await page.check('form[action="/people/invite"] [value=translator]');
await Promise.all([page.waitForNavigation(), page.click('form[action="/people/invite"] button')]);
tally.check('an old session is asked to confirm', page.url().endsWith('/confirm'), page.url());
await look('confirm');
await Promise.all([page.waitForNavigation(), page.click('form[data-passkey] button')]);
await page.goto(`${server.desk}/people`);
await page.fill('form[action="/people/invite"] [name=display]', 'Ива');
await page.fill('form[action="/people/invite"] [name=name]', 'iva');
await page.check('form[action="/people/invite"] [value=translator]');
await Promise.all([page.waitForNavigation(), page.click('form[action="/people/invite"] button')]);
tally.check('a passkey confirms, and the invitation is made', (await page.textContent('.made code')).includes('/link/'));
await look('invited');

// Who has lost everything: one administrator proposes, another confirms.
const kept = sql(directory, "SELECT hex(key) FROM accounts WHERE name = 'pera'").trim();
sql(directory, `INSERT INTO account_roles VALUES (x'${kept}', 'admin')`);
await page.goto(`${server.desk}/people`);
const reset = page.locator('form[action="/people/reset"]');
await page.locator('details', { has: reset }).locator('summary').click();
await look('person');
await Promise.all([page.waitForNavigation(), reset.locator('button').click()]);
tally.same('nobody confirms what they proposed', await page.locator('form[action="/people/confirm-reset"]').count(), 0);
await look('reset-waits');
await Promise.all([page.waitForNavigation(), page.click('form[action="/people/dismiss-reset"] button')]);
tally.same('who proposed it may dismiss it', await page.locator('form[action="/people/dismiss-reset"]').count(), 0);
await page.goto(`${server.desk}/audit`);
await look('audit');

// An authenticator whose count goes back was copied.
sql(directory, "UPDATE credentials SET counter = 1000000 WHERE kind = 'passkey'");
await context.clearCookies();
await page.goto(`${server.desk}/sign-in`);
await Promise.all([page.waitForNavigation(), page.click('form[data-passkey] button')]);
tally.check('a count that goes back signs nobody in', await page.isVisible('.refused'));
await look('refused');
sql(directory, "UPDATE credentials SET counter = 0 WHERE kind = 'passkey'");

// From another site: a form and a fetch in the browser, with a session at hand.
await page.goto(`${server.desk}/sign-in`);
await Promise.all([page.waitForNavigation(), page.click('form[data-passkey] button')]);
const state = () => sql(directory, 'SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM account_acts), (SELECT count(*) FROM links)');
const evil = http.createServer((request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(
  `<form method="post" action="${server.desk}/sign-out" enctype="application/x-www-form-urlencoded"></form>`)).listen(0, '127.0.0.1');
await new Promise((done) => evil.on('listening', done));
const before = state();
for (const host of ['127.0.0.1', 'localhost']) {  // another site, and another origin of the same one
  const other = await context.newPage();
  await other.goto(`http://${host}:${evil.address().port}/`);
  await other.evaluate((desk) => fetch(`${desk}/sign-out`, { method: 'POST', mode: 'no-cors', credentials: 'include' }).catch(() => {}), server.desk);
  await other.evaluate((desk) => navigator.sendBeacon(`${desk}/account/end`, new URLSearchParams({ session: 'others' })), server.desk);
  await Promise.all([other.waitForNavigation(), other.evaluate(() => document.forms[0].submit())]);
  tally.check(`a form from ${host} is refused`, (await other.content()).includes('403'), await other.content());
  await other.close();
}
tally.same('nothing was changed from elsewhere', state(), before);
evil.close();

await page.setViewportSize({ width: 1400, height: 900 });
await page.goto(server.firstLink);
await look('dead');
tally.same('nothing was said on the console but refusals', said.filter((line) => !/422|403/.test(line)).join('\n'), '');

// What is scheduled, while the clock is in doubt.
await server.stop();
sql(directory, "UPDATE desk_clock SET held = 'the clock was set by 86400 s to 2026-11-26T09:00:00Z'");
const held = await serve(directory);
await page.goto(`${held.desk}/sign-in`);
await page.goto(`${held.desk}/`);
tally.check('the first page says that nothing goes out', await page.isVisible('form[action="/clock"]'), await page.textContent('main'));
await look('board-held');
await press('form[action="/clock"] button');
tally.same('and goes on when a person says so', await page.locator('form[action="/clock"]').count(), 0);
await close();
await held.stop();
tally.end();
