// Two people have one edition open: each sees the other and where they write, until they leave; and
// a session that ends while one types takes no word away.
//   node tests/browser/presence.mjs [DIR]
import {body, create, end, go, invited, joined, look, open, revision, same, server, state, tally, texts, write} from './writing_room.mjs';

const {page, context} = await joined(server.firstLink, 'ana');
const {page: other} = await invited(page, 'Ива Илић', 'iva');
const key = await create(page, {
  lang: 'sr-Cyrl',
  headline: 'Мост',
  lead: 'Мост је ту.',
  blocks: [
    {id: 'aaaaaaaa', kind: 'paragraph', text: 'Први пасус.'},
    {id: 'bbbbbbbb', kind: 'paragraph', text: 'Други пасус.'}
  ]
});
const people = async (who) => (await who.locator('.present .person').all()).length;
const wait = (who, count) => who.waitForFunction(
    (count) => document.querySelectorAll('.present .person').length === count, count,
    {timeout: 20000});

await open(page, key);
tally.same('who is alone sees nobody', await people(page), 0);
await open(other, key);
await wait(other, 1);
tally.same(
    'who comes sees who is there',
    await other.locator('.person').getAttribute('aria-label').then((label) => label.split(/, |:/)[1]),
    'Ана Петровић');
await body(other).locator('p').nth(1).click();
await wait(page, 1);
await body(page).locator('p').first().click();
await page.waitForFunction(
    () => document.querySelector('.other-here')?.dataset.who === 'ИИ', null, {timeout: 20000});
tally.same(
    'and in which block they write', await page.locator('.other-here').textContent(),
    'Други пасус.');
tally.same('by initials', await page.locator('.person').textContent(), 'ИИ');
await page.focus('.person');
await look(page, 'presence');
await other.goto(`${server.desk}/work/${key}`);
await body(page).locator('p').nth(1).click();
await wait(page, 0);
tally.check('who leaves is gone with the next beat', true);
await page.reload();
await page.waitForSelector('#editor:not([hidden])');

// The session ends while one types.
const cookies = await context.cookies();
await context.clearCookies();
await write(page, 0, ' Без сесије.');
await state(page, 'Није сачувано');
await page.waitForSelector('.state a[href="/sign-in"]');
tally.check(
    'the page says what to do', (await page.textContent('.state')).includes('Пријавите се'),
    await page.textContent('.state'));
await look(page, 'signed-out');
tally.check(
    'this browser keeps the text',
    await page.evaluate(
        () => Object.values(localStorage).some((one) => one.includes('Без сесије.'))));
await page.keyboard.press('Control+s');
await page.waitForTimeout(300);
tally.check(
    'a save says so too, and takes nothing away',
    (await body(page).innerText()).includes('Без сесије.'));
await context.addCookies(cookies);
await state(page, 'За вас сачувано у');
await body(page).focus();
await go(page, 'Control+s');
await revision(page, 2);
same(
    'once signed in again, all of it is saved',
    (await texts(page, key)).blocks.map(({text}) => text),
    ['Први пасус. Без сесије.', 'Други пасус.']);
await end();
