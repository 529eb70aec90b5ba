// The search field's list while one types, by the keyboard alone: an editable combobox with list autocomplete
// (WAI-ARIA Authoring Practices).
import { checkAxe } from './axe.mjs';
import { visit } from './chromium.mjs';

function state() {
  const field = document.querySelector('input[name=q]');
  const options = [...document.querySelectorAll('#suggested [role=option]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  return {
    expanded: field.getAttribute('aria-expanded'), points: field.getAttribute('aria-activedescendant'),
    focused: document.activeElement === field, value: field.value, at, ids: options.map((option) => option.id),
    texts: options.map((option) => option.textContent), langs: options.map((option) => option.lang),
    shown: !document.querySelector('#suggested').hidden,
  };
}

export async function checkCombobox(tally, browser, server, segment, beginning, lang) {
  const subject = { title: `suggestions in ${segment}` };
  const visited = await visit(browser, `${server.origin}/${segment}/search`);
  const { page } = visited;
  await page.focus('input[name=q]');
  tally.same(`${subject.title}: closed at first`, (await page.evaluate(state)).expanded, 'false');
  await page.keyboard.type(beginning);
  await page.waitForSelector('#suggested:not([hidden]) [role=option]');
  const open = await page.evaluate(state);
  tally.same(`${subject.title}: open while one types`, open.expanded, 'true');
  tally.check(`${subject.title}: a word goes on as it begins`, open.texts[0].startsWith(beginning) && open.langs[0] === lang,
    `${open.texts[0]} in ${open.langs[0]}`);
  tally.check(`${subject.title}: each says its language`, open.langs.every((one) => one !== ''), open.langs.join(' '));
  await checkAxe(tally, subject, visited);
  await page.keyboard.press('ArrowDown');
  const first = await page.evaluate(state);
  tally.check(`${subject.title}: down points at the first and leaves the focus`,
    first.at === 0 && first.points === first.ids[0] && first.focused, JSON.stringify(first));
  await page.keyboard.press('ArrowUp');
  tally.same(`${subject.title}: up from there is the last`, (await page.evaluate(state)).at, open.ids.length - 1);
  await page.keyboard.press('Escape');
  const closed = await page.evaluate(state);
  tally.check(`${subject.title}: Escape closes and keeps what was typed`,
    !closed.shown && closed.expanded === 'false' && closed.points === null && closed.value === beginning, JSON.stringify(closed));
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  tally.same(`${subject.title}: Enter searches for the word`, new URL(page.url()).searchParams.get('q'), open.texts[0]);
  tally.same(`${subject.title}: the console is empty`, visited.seen.console.join('\n'), '');
  await visited.close();
}
