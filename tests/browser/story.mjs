// The whole story in a browser, as people live it: first start, a passkey each, a release written in Cyrillic beside its
// Latin, translated, submitted, returned with a remark, approved by a second person's passkey, scheduled, public at its
// minute, corrected and withdrawn. With a folder named, a picture of each step, on a telephone in the dark and on a desk:
//   node tests/browser/story.mjs [DIR]
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { password, sql, totp } from '../e2e/desk_client.mjs';
import { Tally, freshDirectory, get, must, run, seed, serve, unescape } from '../e2e/newsroom.mjs';
import { startChromium } from './chromium.mjs';

const folder = process.argv[2];
if (folder) mkdirSync(folder, { recursive: true });
const tally = new Tally();
if (!seed) { tally.skip('the whole story', 'there is no seed among the inputs'); tally.end(); }

// The release as it was published in English; its Serbian is what its translator had before them.
const lines = readFileSync(seed, 'utf8').replace(/^\uFEFF/, '').split('\n').map((line) => line.trim()).filter(Boolean);
const english = { headline: lines[1], lead: lines[2], blocks: lines.slice(3, 7) };
const serbian = { headline: 'Србија неће приступити ниједном војном савезу',
  lead: 'Министар одбране Александар Вулин и амбасадор САД Кајл Скот разговарали су о наставку сарадње у области одбране две земље.',
  blocks: ['Анализирајући претходни период, саговорници су оценили да је област одбране најразвијенији део укупних билатералних односа.',
    '> Богата одбрамбена сарадња један је од резултата укупне спољне и одбрамбене политике коју води наша Влада, што подразумева да Србија неће приступити ниједном војном савезу', 'Министар Вулин',
    'Амбасадор Скот изразио је уверење да ће сарадња са министром Вулином бити успешна.'] };

const directory = freshDirectory();
const rootKey = join(dirname(directory), 'root.key');
const root = must('key', 'root', rootKey).match(/public key\s+(\S+)/)[1];
must('init', directory, '--root', root, '--name', 'cir=Министарство одбране', '--name', 'lat=Ministarstvo odbrane', '--name', 'eng=Ministry of Defence');
let server = await serve(directory);
const address = new URL(server.desk).host.replace('localhost', '127.0.0.1');
const world = new URL(server.origin).host;
const { browser, close } = await startChromium();
const said = [];
let shots = 0;
const slow = [];

// A person at a browser of their own, with an authenticator in it.
async function person() {
  const context = await browser.newContext({ locale: 'sr-RS', viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`${page.url()}: ${error}`));
  page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });  // a reader comes anew each time
  await wire.send('WebAuthn.enable');
  await wire.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true,
    hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const go = (path) => page.goto(path.startsWith('http') ? path : server.desk + path);
  const press = async (selector) => {
    const begun = Date.now();
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
    slow.push([Date.now() - begun, selector]);
  };
  return { context, page, go, press, main: () => page.textContent('main') };
}
async function look(page, name) {
  tally.check(`${name}: nothing but the page's own words`, !/\{\{|S_[A-Z]{3}|undefined/.test(await page.textContent('body')));
  shots += 1;
  for (const [width, height, colorScheme] of [[360, 760, 'dark'], [1400, 900, 'light']]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    tally.check(`${name}: no wider than ${width}`, wide <= 0, wide);
    if (folder) await page.screenshot({ path: join(folder, `${String(shots).padStart(2, '0')}-${name}.${width}.png`), fullPage: true });
  }
}
async function joins(who, link, name, display) {
  await who.go(link);
  if (await who.page.locator('[name=name]').count() && name) await who.page.fill('[name=name]', name);
  if (await who.page.locator('[name=display]').count() && display) await who.page.fill('[name=display]', display);
  await who.page.fill('[name=password]', password);
  await who.page.fill('[name=code]', totp(await who.page.textContent('.secret')));
  await who.press('button.main');
  await who.go('/account');
  await who.page.fill('[name=label]', 'Кључ у џепу');
  await who.press('form[data-passkey=register] button');
  tally.check(`${display}: a passkey is made`, (await who.main()).includes('Кључ у џепу'));
}

// First start: the link of the terminal, a passkey; then two more people.
const ana = await person();
await ana.go(server.firstLink);
await look(ana.page, 'first-start');
await joins(ana, server.firstLink, 'ana', 'Ана Петровић');
await look(ana.page, 'passkey');
async function invite(name, display, ...roles) {
  await ana.go('/people');
  const form = 'form[action="/people/invite"]';
  await ana.page.fill(`${form} [name=name]`, name);
  await ana.page.fill(`${form} [name=display]`, display);
  for (const role of roles) await ana.page.check(`${form} [value=${role}]`);
  await ana.press(`${form} button`);
  const link = await ana.page.textContent('.made code');
  if (name === 'pera') await look(ana.page, 'invited');
  const who = await person();
  await joins(who, link, '', display);
  return who;
}
const pera = await invite('pera', 'Пера Јовић', 'approver');
const tea = await invite('tea', 'Теа Савић', 'translator');

// The root vouches for the approver's passkey, and the log asks for one from now on. The addresses stay.
await server.stop();
const request = must('key', 'new', directory, '--approver', 'pera').match(/^wrote (\S+\.request)$/m)[1];
const signed = must('key', 'sign', rootKey, request, '--yes').match(/^wrote (\S+\.signed)/m)[1];
must('key', 'apply', directory, signed);
must('config', 'policy', directory, '--approvals', '1');
const again = () => serve(directory, '--newsroom', address, '--public', world);
server = await again();

// Written in Cyrillic; the Latin stands beside it.
await ana.go('/');
await look(ana.page, 'empty-desk');
await ana.press('a.button.main');
await ana.page.fill('[name=headline]', serbian.headline);
await look(ana.page, 'new');
await ana.press('main form:first-of-type button');
const path = new URL(ana.page.url()).pathname;
await ana.go(`${path}/write`);
await ana.page.waitForSelector('#editor:not([hidden])');
await ana.page.focus('textarea.headline');
await ana.page.keyboard.press('Enter');
await ana.page.keyboard.insertText(serbian.lead);
await ana.page.keyboard.press('Enter');
for (const [i, text] of serbian.blocks.entries()) {
  if (i) await ana.page.keyboard.press('Enter');
  if (text.startsWith('> ')) await ana.page.keyboard.type('> ');
  await ana.page.keyboard.insertText(text.replace(/^> /, ''));
}
async function save({ page }) {
  const before = await page.textContent('#revision');
  await page.keyboard.press('Control+s');
  await page.waitForFunction((before) => document.querySelector('#revision').textContent !== before, before);
}
await ana.page.waitForFunction(() => document.querySelector('.beside')?.textContent.includes('Ministar Vulin'));
tally.check('the Latin is derived as it is written', /Srbija neće pristupiti nijednom vojnom savezu.*Ambasador Skot/s.test(await ana.page.textContent('.beside')), await ana.page.textContent('.beside'));
await save(ana);
await look(ana.page, 'written');

// Translated, by who translates.
await tea.go(`${path}/write`);
await tea.page.waitForSelector('#editor:not([hidden])');
await tea.page.click('.tabs [lang=en]');
await tea.page.keyboard.insertText(english.headline);
await tea.page.keyboard.press('Enter');
await tea.page.keyboard.insertText(english.lead);
// The places of the source's blocks are there already: three paragraphs, and between them the quote.
const places = tea.page.locator('.ProseMirror p.paragraph');
for (const [place, text] of [[0, english.blocks[0]], [1, english.blocks[2]]]) {
  await places.nth(place).click();
  await tea.page.keyboard.insertText(text);
}
await tea.page.locator('.ProseMirror .statement p.words').click();
await tea.page.keyboard.insertText(english.blocks[1].replace(/^- /, '').replace(/, Minister Vulin said\.$/, ''));
await tea.page.locator('.ProseMirror .statement p.speaker').click();
await tea.page.keyboard.insertText('Minister Vulin');
await save(tea);
await look(tea.page, 'translated');
await tea.go(path);
await tea.press('form[action$="/finish"] button');

// The video: where uploads are built, it is put in here.
async function addVideo() {}
await addVideo();

await ana.go(path);
await look(ana.page, 'before-submission');
await ana.press('form[action$="/see"] button');
await ana.press('form[action$="/submit"] button');
await look(ana.page, 'submitted');

// What the source says more by now is translated too, and another person reviews it.
async function follow(work, words, pictures) {
  await tea.go(`${work}/write`);
  await tea.page.waitForSelector('#editor:not([hidden])');
  await tea.page.click('.tabs [lang=en]');
  if (pictures) await look(tea.page, 'source-changed');
  await tea.page.setViewportSize({ width: 1400, height: 900 });
  await tea.page.locator('.ProseMirror p.paragraph').last().click();
  await tea.page.keyboard.press('Control+End');
  await tea.page.waitForTimeout(100);
  await tea.page.keyboard.insertText(words);
  await save(tea);
  await tea.go(work);  // where the changed block alone was touched, the translation is whole again by that
  if (await tea.page.isVisible('form[action$="/finish"] button')) await tea.press('form[action$="/finish"] button');
  await pera.go(work);
  if (pictures) await look(pera.page, 'to-review');
  await pera.press('form[action$="/review"] button');
}

// Returned with a remark, mended, submitted again.
await pera.go('/');
tally.check('who approves is told', (await pera.main()).includes(serbian.headline));
await look(pera.page, 'board-of-the-approver');
await pera.go(path);
tally.check('and that a translation that nobody reviewed stays behind', (await pera.main()).includes('не излази са осталима'), await pera.main());
await look(pera.page, 'to-approve');
await pera.page.fill('form[action$="/return"] textarea', 'Које две земље? Наведите их у првој реченици.');
await pera.press('form[action$="/return"] button');
await ana.go('/');
await look(ana.page, 'returned-board');
await ana.go(path);
tally.check('the author reads why', (await ana.main()).includes('Које две земље?'));
await look(ana.page, 'returned');
await ana.go(`${path}/write`);
await ana.page.waitForSelector('#editor:not([hidden])');
await ana.page.locator('.ProseMirror p.paragraph').last().click();
await ana.page.keyboard.press('Control+End');
await ana.page.waitForTimeout(100);
await ana.page.keyboard.insertText(' Реч је о Србији и Сједињеним Државама.');
await save(ana);
await follow(path, ' The two countries are Serbia and the United States.', true);
await ana.go(path);
if (await ana.page.isVisible('form[action$="/see"]')) await ana.press('form[action$="/see"] button');
await ana.press('form[action$="/submit"] button');

// Read and approved with a passkey.
await pera.go(`${path}/preview/eng`);
await look(pera.page, 'preview');
await pera.go(path);
await look(pera.page, 'approval');
await pera.press('form[data-passkey=approve] button');
tally.same('a second person\'s passkey approves', sql(directory, 'SELECT state FROM work'), 'approved');

// Scheduled for the next full minute.
await ana.go(path);
await look(ana.page, 'approved');
await ana.press('a[href$="/release"]');
await look(ana.page, 'what-goes-where');
const at = Math.ceil((Date.now() + 12000) / 60000) * 60000;
const [day, minute] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade', dateStyle: 'short', timeStyle: 'short' }).format(at).split(' ');
await ana.go(path);
await ana.page.fill('[name=day]', day);
await ana.page.fill('[name=minute]', minute);
await ana.press('form[action$="/schedule"] button');
await look(ana.page, 'scheduled');
await ana.go('/');
await look(ana.page, 'calendar');
const slug = 'serbia-will-not-join-any-military-alliance';
let before = 0;
while (Date.now() < at + 5000 && (await get(`${server.origin}/1`)).code === 404) { before = Date.now(); await new Promise((done) => setTimeout(done, 50)); }
tally.check('it is public at its minute, and not before', before > 0 && Date.now() >= at && Date.now() - at < 2000, Date.now() - at);
const channels = async (...words) => {
  for (const where of ['/cir/', '/cir/feed.atom', '/cir/feed.rss', '/cir/feed.json', '/cir/acts.atom', '/cir/archive', '/cir/1', '/sitemap/1.xml', `/cir/search?q=${encodeURIComponent('савез')}`, '/proof/1/1.entry.json']) {
    let answer = await get(server.origin + where);
    if (answer.code === 301) answer = await get(new URL(answer.fields.location, server.origin));
    const text = unescape(answer.text);
    const expected = where.startsWith('/sitemap') ? '/1/' : where.startsWith('/proof') ? '"release"' : words[0];
    tally.check(`${where} has it`, answer.code === 200 && (text.includes(expected) || text.replace(/<[^>]*>/g, '').includes(expected)), `${answer.code} ${text.slice(0, 300)}`);
  }
};
await channels(serbian.headline);
const reader = await person();
await reader.go(`${server.origin}/cir/1`);
tally.same('the quote stands apart, and who said it', await reader.page.locator('figure.quote cite').allTextContents().then(String), 'Министар Вулин');
await look(reader.page, 'public-cyrillic');
await reader.go(`${server.origin}/lat/1`);
tally.check('in Latin too', (await reader.page.textContent('h1')).includes('Srbija neće pristupiti'));
if ((await get(`${server.origin}/eng/1/${slug}`)).code === 200) { await reader.go(`${server.origin}/eng/1/${slug}`); await look(reader.page, 'public-english'); }
tally.same('and in English', (await get(`${server.origin}/eng/1/${slug}`)).code, 200);

// A correction and a withdrawal, each with its note, each approved with the passkey.
async function act(kind, name, note, inEnglish, change) {
  await ana.go(`/work/new?document=1`);
  await ana.page.selectOption('[name=act]', kind);
  await ana.page.selectOption('[name=reason]', 'fact');
  await ana.page.fill('[name="note:sr-Cyrl"]', note);
  await ana.page.fill('[name="note:en"]', inEnglish);
  await look(ana.page, `${name}-new`);
  await ana.press('main section:nth-of-type(2) form button');
  const work = new URL(ana.page.url()).pathname;
  if (change) {
    await ana.go(`${work}/write`);
    await ana.page.waitForSelector('#editor:not([hidden])');
    await change();
    await save(ana);
    await follow(work, ' This assessment is about Serbia and the United States of America.');
    await ana.go(work);
  }
  if (await ana.page.isVisible('form[action$="/see"]')) await ana.press('form[action$="/see"] button');
  await look(ana.page, `${name}-to-submit`);
  await ana.press('form[action$="/submit"] button');
  await pera.go(work);
  await look(pera.page, `${name}-approval`);
  await pera.press('form[data-passkey=approve] button');
  await ana.go(`${work}/release`);
  await look(ana.page, `${name}-what-goes-where`);
  await ana.press('form[action$="/release"] button');
  await reader.go(`${server.origin}/cir/1`);
  tally.check(`${name}: and the English one`, unescape((await get(`${server.origin}/eng/1/${slug}`)).text).includes(inEnglish));
  tally.check(`${name}: the public page has its note`, (await reader.main()).includes(note), await reader.main());
  await look(reader.page, `${name}-public`);
}
await act('correct', 'corrected', 'У првој верзији није писало о којим земљама је реч.', 'The first version did not name the countries.', async () => {
  await ana.page.locator('.ProseMirror p.paragraph').last().click();
  await ana.page.keyboard.press('Control+End');
  await ana.page.waitForTimeout(100);
  await ana.page.keyboard.insertText(' Оцена се односи на Србију и Сједињене Америчке Државе.');
});
await reader.go(`${server.origin}/cir/1/diff/1.0..2.0`);
await look(reader.page, 'difference');
await act('withdraw', 'withdrawn', 'Саопштење се повлачи до провере навода.', 'The release is withdrawn until its statements are checked.');
await reader.go(`${server.origin}/cir/`);
tally.check('the list says that it is withdrawn', (await reader.main()).includes('[Повучено]'), await reader.main());
await look(reader.page, 'home-at-the-end');
await ana.go('/');
await look(ana.page, 'desk-at-the-end');

const entries = await Promise.all([1, 2, 3].map(async (n) => JSON.parse((await get(`${server.origin}/proof/1/${n}.entry.json`)).text)));
tally.check('each entry carries an approval, and none was forced', entries.every((entry) => entry.approvals?.length === 1 && !entry.forced), JSON.stringify(entries));
const slowest = slow.toSorted((a, b) => b[0] - a[0]).slice(0, 3);
console.log(`${shots} steps; a press took ${slow.map(([time]) => time).toSorted((a, b) => a - b)[slow.length >> 1]} ms (median of ${slow.length}), slowest ${slowest.map(([time, what]) => `${time} ms ${what}`).join(', ')}`);
tally.same('nothing was said on the console', said.join('\n'), '');
await close();
await server.stop();
tally.check('the monitor accepts the log', run('verify', directory).code === 0, run('verify', directory).out);
tally.end();
