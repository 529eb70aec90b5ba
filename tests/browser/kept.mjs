// Words that the table of scripts leaves alone and words whose Latin is confirmed, by keys, in a
// real browser: beside the text, in the record, in the preview, after a reload and after a change;
// and the hints, which hold nothing up.
//   node tests/browser/kept.mjs [DIR]
import {asked, body, create, end, go, invited, joined, look, open, revision, same, server, state, tally, texts, write} from './writing_room.mjs';

const {page} = await joined(server.firstLink, 'ana');
const {page: other, context: theirs} = await invited(page, 'Iva Ilic', 'iva', {locale: 'en-US'});
const beside = (who, words) => who.waitForFunction(
    (words) => document.querySelector('.beside')?.textContent.includes(words), words);
const counted = (who, words) =>
    who.waitForFunction((words) => document.querySelector('.count')?.textContent === words, words);
const paragraph = (id, text) => ({id, kind: 'paragraph', text});
const save = async (who, number) => {
  await who.keyboard.press('Control+s');
  await revision(who, number);
};

// A word is confirmed by one key, everywhere in the text.
const key = await create(page, {
  lang: 'sr-Cyrl',
  headline: 'Инјекција за мост',
  lead: 'Стигла је инјекција.',
  blocks: [
    paragraph('aaaaaaaa', 'Прва *инјекција* и **анјон** на мосту.'),
    paragraph('bbbbbbbb', 'Кајл Скот гледа мост.')
  ]
});
await open(page, key);
await counted(page, 'Речи за потврду: 4');
tally.same(
    'words to confirm are marked where they are written',
    await page.locator('.ProseMirror .doubt').allTextContents().then((all) => all.join()),
    'инјекција,анјон');
await page.focus('textarea.headline');
await page.keyboard.press('Home');
await go(page, 'F8');
tally.check(
    'the next one is a key away, and says why',
    (await page.textContent('.now')).includes('Injekcija'), await page.textContent('.now'));
await page.keyboard.press('Alt+Enter');
await counted(page, 'Речи за потврду: 3');
await go(page, 'F8');
await page.keyboard.press('Alt+Enter');
await counted(page, 'Речи за потврду: 1');
await go(page, 'F8');
await page.keyboard.press('Alt+Enter');
await counted(page, 'Без запажања');
tally.check(
    'nothing is marked in the Latin any more',
    await beside(page, 'Prva injekcija').then(() => true));
await save(page, 2);
const confirmed = await texts(page, key);
same(
    'what was confirmed is in the record, octet for octet',
    Object.entries(confirmed.kept)
        .map(([part, [one]]) => `${part} ${one.start}-${one.end} ${one.latin}`)
        .sort(),
    ['aaaaaaaa 10-28 injekcija', 'headline 0-18 Injekcija', 'lead 18-36 injekcija']);
tally.same('two of one block are two', confirmed.kept.aaaaaaaa.length, 2);
const status = (await asked(page, `/api/work/${key}`));
tally.check(
    'the Latin is seen by who confirmed the last of its words',
    status.texts.find(({lang}) => lang === 'sr-Latn').seen);
same('and it may go out', status.failing, []);

// Reload, an edit beside it, an edit of it.
await open(page, key);
await counted(page, 'Без запажања');
await write(page, 0, ' И још.');
await save(page, 3);
tally.same(
    'an edit beside a confirmed word leaves it', (await texts(page, key)).kept.aaaaaaaa.length, 2);
await page.evaluate(() => {
  const em = document.querySelector('.ProseMirror em').firstChild;
  const node = em.nodeType === 3 ? em : em.firstChild;
  getSelection().collapse(node, node.data.length);
});
await page.waitForTimeout(150);
await page.keyboard.type('ма');
await counted(page, 'Речи за потврду: 1');
await page.keyboard.press('Control+z');
await counted(page, 'Без запажања');
await page.keyboard.press('Control+y');
await counted(page, 'Речи за потврду: 1');
await save(page, 4);
tally.same(
    'a word that was changed is confirmed no more',
    (await texts(page, key)).kept.aaaaaaaa.map(({latin}) => latin).join(), 'anjon');
await page.focus('textarea.lead');
await page.keyboard.press('Home');
await page.keyboard.type('Данас ');
await save(page, 5);
tally.same(
    'a word of the lead moves with its text', (await texts(page, key)).kept.lead[0].start, 29);

// A name keeps its letters, or gets those of its own language.
await page.evaluate(() => {
  const node = document.querySelectorAll('.ProseMirror p')[1].firstChild;
  getSelection().setBaseAndExtent(node, 0, node, 9);
});
await page.waitForTimeout(150);
await page.keyboard.press('Alt+k');
await beside(page, 'Кајл Скот gleda most');
tally.same(
    'what is kept is marked in the text',
    await page.locator('.ProseMirror .kept').last().textContent(), 'Кајл Скот');
await page.keyboard.press('Alt+l');
await page.waitForSelector('dialog[open]');
await look(page, 'kept-dialog');
await page.fill('dialog [name=latin]', 'Kyle Scott');
await page.selectOption('dialog [name=lang]', 'en');
await page.click('dialog .main');
await beside(page, 'Kyle Scott gleda most');
tally.same(
    'its language is that of a spell-check',
    await page.locator('.ProseMirror .kept[lang=en]').textContent(), 'Кајл Скот');
await look(page, 'kept');
await save(page, 6);
await page.goto(`${server.desk}/work/${key}/preview/lat`);
tally.check(
    'the preview has the Latin that was chosen',
    (await page.textContent('main')).includes('Kyle Scott gleda most'),
    await page.textContent('main'));

// Two people: one confirms while the other writes in the same block.
const two = await create(page, {
  lang: 'sr-Cyrl',
  headline: 'Двоје',
  lead: 'Пишу.',
  blocks: [paragraph('aaaaaaaa', 'Прва инјекција.')]
});
await open(page, two);
await open(other, two);
await counted(other, 'Words to confirm: 1');
await write(page, 0, ' Дуго траје.');
await save(page, 2);
await other.focus('.ProseMirror');
await go(other, 'F8');
await other.keyboard.press('Alt+Enter');
await counted(other, 'No hints');
await save(other, 3);
const merged = await texts(page, two);
tally.same(
    'both are in', `${merged.blocks[0].text} ${merged.kept.aaaaaaaa?.[0].latin}`,
    'Прва инјекција. Дуго траје. injekcija');
tally.check(
    'and come to the one who confirmed', (await body(other).innerText()).includes('Дуго траје.'));

// Hints: found while one types, mended by a key, ignored for good, and saving never waits.
const hinted = await create(page, {
  lang: 'sr-Cyrl',
  headline: 'Мост',
  lead: 'Мост је ту.',
  blocks: [paragraph('aaaaaaaa', 'Мост - дуг.')]
});
await open(page, hinted);
await counted(page, 'Запажања: 1');
await write(page, 0, ' Рекао је је "да".');
await counted(page, 'Запажања: 4');
await state(page, 'За вас сачувано у');
await page.click('.count');
await look(page, 'hints');
await body(page).focus();
await go(page, 'Control+Home');
for (let left = 4; left > 1; --left) {
  await go(page, 'F8');
  await page.keyboard.press('Alt+Enter');
  await counted(page, `Запажања: ${left - 1}`);
}
await go(page, 'F8');
await page.keyboard.press('Alt+i');
await counted(page, 'Без запажања');
tally.same(
    'what was offered stands there', await body(page).locator('p').first().textContent(),
    'Мост – дуг. Рекао је „да".');
await save(page, 2);
await open(page, hinted);
await page.waitForTimeout(1500);
tally.same('what was ignored is not said again', await page.textContent('.count'), 'Без запажања');

// In English, and with a translation beside its source.
await asked(page, `/api/work/${hinted}`, {
  base: 2,
  texts: [
    {
      lang: 'sr-Cyrl',
      headline: 'Мост',
      lead: 'Мост је ту.',
      blocks: [paragraph('aaaaaaaa', 'Коштао је 1.200 евра.')]
    },
    {
      lang: 'en',
      headline: 'A bridge',
      lead: 'It is there.',
      blocks: [paragraph('aaaaaaaa', 'It cost 1,300 euros.')]
    }
  ]
});
await open(other, hinted);
await other.click('.tabs [lang=en]');
await counted(other, 'Hints: 1');
await other.click('.count');
tally.check(
    'a number that the source has otherwise is told',
    (await other.textContent('.hints')).includes('The source has another number'),
    await other.textContent('.hints'));
await look(other, 'hints-english');
await theirs.close();
await end();
