// Where people write, for the tests of writing: a newsroom of its own, people with sessions, and
// what a test asks of the editor's page. `folder`: pictures are put there to be looked at.
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {password, totp} from '../e2e/desk_client.mjs';
import {freshDirectory, must, serve, Tally} from '../e2e/newsroom.mjs';

import {axeBeside} from './axe.mjs';
import {startChromium} from './chromium.mjs';

export const folder = process.argv[2];
if (folder) mkdirSync(folder, {recursive: true});
export const tally = new Tally();
const directory = freshDirectory();
must(
    'init', directory, '--name', 'cir=Министарство вода и обала', '--name',
    'lat=Ministarstvo voda i obala', '--name', 'eng=Ministry of Waters and Shores');
export const server = await serve(directory);
export const {browser, close} = await startChromium();
export const said = [];
export const dialogs = [];
export const same = (name, found, expected) =>
    tally.same(name, JSON.stringify(found), JSON.stringify(expected));

// The lines of all texts under a folder.
export const listed = (from) =>
    (existsSync(from) ? readdirSync(from, {recursive: true})
                            .filter((name) => /\.(txt|md)$/.test(name) && name !== 'SOURCE.txt')
                            .flatMap((name) => readFileSync(join(from, name), 'utf8').split('\n'))
                            .map((line) => line.trim())
                            .filter((line) => line && !/^(#|```)/.test(line)) :
                        []);

export async function person(options = {}) {
  const context = await browser.newContext(
      {locale: 'sr-RS', viewport: {width: 1400, height: 900}, reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return {context, page};
}
export async function joined(link, name, options) {
  const {context, page} = await person(options);
  await page.goto(link);
  const secret = await page.textContent('.secret');
  if (await page.locator('[name=display]').count()) {
    await page.fill('[name=display]', 'Ана Петровић');
    await page.fill('[name=name]', name);
  }
  await page.fill('[name=password]', password);
  await page.fill('[name=code]', totp(secret));
  await Promise.all([page.waitForNavigation(), page.click('button.main')]);
  return {context, page};
}
// Another author, invited by an administrator's page.
export async function invited(admin, display, name, options) {
  await admin.goto(`${server.desk}/people`);
  await admin.fill('form[action="/people/invite"] [name=display]', display);
  await admin.fill('form[action="/people/invite"] [name=name]', name);
  await admin.check('form[action="/people/invite"] [value=author]');
  await Promise.all(
      [admin.waitForNavigation(), admin.click('form[action="/people/invite"] button')]);
  return joined(await admin.textContent('.made code'), name, options);
}

// On a telephone and a desktop, light and dark.
export async function look(page, name) {
  const wire = await page.context().newCDPSession(page);
  const beside = await axeBeside(wire);
  for (const [width, height] of [[360, 760], [1400, 900]]) {
    for (const scheme of ['light', 'dark']) {
      await page.setViewportSize({width, height});
      await page.emulateMedia({colorScheme: scheme});
      tally.same(
          `${name}, ${width}, ${scheme}: no violation by axe`, await beside.violations(), '');
      const wide = await beside.evaluate('document.documentElement.scrollWidth - innerWidth');
      tally.check(`${name}: no wider than ${width}`, wide <= 0, wide);
      if (folder)
        await page.screenshot(
            {path: join(folder, `${name}.${width}.${scheme}.png`), fullPage: true});
    }
  }
  await wire.detach();
  await page.setViewportSize({width: 1400, height: 900});
}

export const asked = (page, path, body) => page.evaluate(async ([path, body]) => {
  const answer = await fetch(
      path,
      body ? {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(body)
      } :
             {});
  return answer.json();
}, [path, body]);
export const create = async (page, text) => (await asked(page, '/api/work', {texts: [text]})).key;
export const texts = async (page, key, lang = 'sr-Cyrl') =>
    (await asked(page, `/api/work/${key}`)).texts.find((text) => text.lang === lang);
export const state = (page, words) => page.waitForFunction(
    (words) => document.querySelector('.state')?.textContent.includes(words), words);
export const revision = (page, number) => page.waitForFunction(
    (number) => document.querySelector('#revision').textContent === number, String(number));
export const open = async (page, key) => {
  await page.goto(`${server.desk}/work/${key}/write`);
  await page.waitForSelector('#editor:not([hidden])');
};
// The browser tells of a cursor that it moved itself a moment later.
export const go = async (who, keys) => {
  await who.keyboard.press(keys);
  await who.waitForTimeout(100);
};
export const body = (page) => page.locator('.ProseMirror');
export const write = async (who, place, words) => {
  await body(who).locator('p.paragraph').nth(place).click();
  await go(who, 'End');
  await who.keyboard.type(words);
};

export async function end() {
  tally.same(
      'nothing was said on the console but what was refused',
      said.filter((line) => !/409|ERR_FAILED|Failed to fetch/.test(line)).join('\n'), '');
  await close();
  await server.stop();
  tally.end();
}
