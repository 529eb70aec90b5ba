// The verifier page, opened from the disk as a reader would: a bundle of the served newsroom is dropped on
// it, the words are read back in all three languages, and nothing leaves the browser.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { get, source } from '../e2e/newsroom.mjs';
import { visit } from './chromium.mjs';
import { checkAxe } from './axe.mjs';

const subject = { title: 'the verifier page' };
const said = (page) => page.locator('#verdict').textContent();

async function give(page, name, content) {
  await page.evaluate(() => document.getElementById('verdict')?.remove());
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: content });
  await page.waitForSelector('#verdict');
}

// As a drag and drop gives them.
async function drop(page, files) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const [name, octets] of given) data.items.add(new File([new Uint8Array(octets)], name));
    return data;
  }, files.map(([name, content]) => [name, [...content]]));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.waitForSelector('#verdict');
}

// From the disk, and as the server serves it.
export async function checkVerifierPage(tally, browser, server) {
  await checkCopy(tally, browser, server, pathToFileURL(join(source, 'verifier/verifier.html')).href);
  await checkCopy(tally, browser, server, `${server.origin}/log/verify#en`);
}

async function checkCopy(tally, browser, server, address) {
  const key = (await get(`${server.origin}/log/vkey`)).text;
  const bundle = Buffer.from((await get(`${server.origin}/proof/5/1.glasnik`)).body);
  const visited = await visit(browser, address);
  const { page } = visited;
  const before = visited.seen.requests.length;

  await drop(page, [['vkey.txt', Buffer.from(key)], ['5-1.glasnik', bundle]]);
  tally.check('a bundle and a key dropped on the page are verified', (await said(page)).startsWith('It holds.'), await said(page));
  const words = await page.locator('details').first().textContent();
  tally.check('the verified words are there to read', words.length > 200, words.slice(0, 80));
  await page.click('nav button[lang=sr-Cyrl]');
  tally.check('the page speaks Serbian in Cyrillic', (await said(page)).startsWith('Важи.'), await said(page));
  await page.click('nav button[lang=sr-Latn]');
  const latin = await page.locator('main').evaluate((main) => [...main.querySelectorAll('p, label, dt, h1, h2, #limits li')]
    .map((node) => node.textContent).join(' '));
  tally.check('the page speaks Serbian in Latin, all of it', latin.includes('Važi.') && !/\p{Script=Cyrillic}/u.test(latin),
    latin.match(/\S*\p{Script=Cyrillic}\S*/u)?.[0]);
  await checkAxe(tally, subject, visited);
  await page.click('nav button[lang=en]');

  const flipped = Buffer.from(bundle);
  flipped[flipped.indexOf('headline') + 60] ^= 1;
  await give(page, '5-1.glasnik', flipped);
  tally.check('a changed bundle is refused', (await said(page)).startsWith('It does not hold.'), await said(page));
  tally.same('its words are not shown', await page.locator('details').count(), 0);
  await give(page, '5-1.glasnik', bundle);
  await page.fill('#trust', '');
  await page.waitForFunction(() => document.getElementById('verdict').textContent.startsWith('Nothing in it'));
  await page.fill('#trust', key.trim().slice(1));
  await page.waitForFunction(() => document.getElementById('verdict').textContent.startsWith('This is not a key'));
  tally.check('without a key, or with a broken one, it says so', true);
  await page.fill('#trust', key.trim());
  await give(page, 'letter.txt', Buffer.from('Dear all,\nthis is a letter.\n'));
  tally.check('a text that is neither proof nor key is named', (await said(page)).startsWith('This is neither') && (await said(page)).includes('letter.txt'), await said(page));
  tally.same('and the key stays in its field', await page.inputValue('#trust'), key.trim());
  await give(page, 'letter.glasnik', Buffer.from('Dear all,\n'));
  tally.check('a file of another kind is no proof that failed', (await said(page)).startsWith('This is not a .glasnik file'), await said(page));
  tally.same('nothing was asked of the network', visited.seen.requests.length, before);
  tally.same('the console is silent', visited.seen.console.join('\n'), '');
  await visited.close();
}
