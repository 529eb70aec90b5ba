// Each page is in one language and one script, says so, and knows its sisters.
import { get } from '../e2e/newsroom.mjs';

// Words of the other script that may stand on a Cyrillic page: names of formats, keys and zones.
const latinNames = /\b(?:JSON|Atom|RSS|Ctrl|UTC|JPE?G|PNG|MP4|WEBM|PDF|MB|kB|GB)\b|\b[+P]\b/gi;

// What the page says itself, not what its texts say: navigation, headings of sections, labels, buttons, footer.
function ownWords() {
  const found = [];
  for (const element of document.querySelectorAll('nav a, .skip, .actions, .part > h2:first-child, .aside h2, label, button, option, summary, dt, .button, .state, .foot li')) {
    if (element.closest('[lang]') !== document.documentElement || element.querySelector('code')) continue;
    const copy = element.cloneNode(true);
    for (const inner of copy.querySelectorAll('[lang], .hidden, p, code')) inner.remove();
    found.push(copy.textContent.trim());
  }
  for (const element of document.querySelectorAll('[aria-label]')) found.push(element.getAttribute('aria-label'));
  return found.filter((text) => text !== '');
}

export async function checkLanguage(tally, subject, visit) {
  const { page, html, answer } = visit;
  const { tag } = subject.variant;
  tally.same(`${subject.title}: the page is in ${tag}`, await page.evaluate(() => document.documentElement.lang), tag);
  tally.same(`${subject.title}: Content-Language is ${tag}`, answer.headers()['content-language'], tag);

  const words = await page.evaluate(ownWords);
  const foreign = tag === 'sr-Cyrl'
    ? words.filter((text) => /[a-z]/i.test(text.replace(latinNames, '')))
    : words.filter((text) => /\p{Script=Cyrillic}/u.test(text));
  tally.check(`${subject.title}: its own words are in one script`, words.length > 8 && foreign.length === 0, foreign.join(' | '));

  const indexed = !/<meta name="robots" content="noindex">/.test(html);
  if (indexed) await checkAlternates(tally, subject, html);
  await checkFonts(tally, subject, visit);
}

// Every alternate names the same set of alternates, and the page itself is in it.
async function checkAlternates(tally, subject, html) {
  const alternates = (text) => [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)]
    .map(([, tag, href]) => `${tag} ${href}`).sort();
  const own = alternates(html);
  tally.same(`${subject.title}: three variants and a default`, own.map((pair) => pair.split(' ')[0]).join(' '), 'en sr-Cyrl sr-Latn x-default');
  tally.check(`${subject.title}: it is its own alternate`, own.includes(`${subject.variant.tag} ${subject.url}`), own.join('\n  '));
  for (const pair of own) {
    const [tag, href] = pair.split(' ');
    if (!tally.check(`${subject.title}: the address of its alternate in ${tag} is whole`, URL.canParse(href), href)) continue;
    const other = await get(href);
    if (tag === 'x-default') {  // the address that leads each reader to one of the others
      const led = other.fields.location === undefined ? '' : new URL(other.fields.location, href).href;
      tally.check(`${subject.title}: its default leads to one of its alternates`,
        (other.code === 302 && own.some((one) => one.endsWith(` ${led}`))) || (other.code === 200 && own.includes(`sr-Cyrl ${href}`)),
        `${other.code} ${led}`);
      continue;
    }
    tally.check(`${subject.title}: its alternate in ${tag} answers in kind`, other.code === 200 &&
      other.fields['content-language'] === tag && alternates(other.text).join() === own.join(), `${other.code} ${href}`);
  }
}

// Headline and text are set in the served fonts, to the last letter.
async function checkFonts(tally, subject, { page, wire }) {
  await wire.send('DOM.enable');
  await wire.send('CSS.enable');
  const { root } = await wire.send('DOM.getDocument');
  const strange = new Set();
  let letters = 0;
  for (const selector of ['h1', 'h2', 'h3', '.lead', '.body', '.quote blockquote', '.title', '.name']) {
    const { nodeIds } = await wire.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
    for (const nodeId of nodeIds) {
      const { computedStyle } = await wire.send('CSS.getComputedStyleForNode', { nodeId });
      const family = computedStyle.find((property) => property.name === 'font-family').value;
      if (!/^[LC],/.test(family.replaceAll('"', ''))) continue;
      const { fonts } = await wire.send('CSS.getPlatformFontsForNode', { nodeId });
      for (const font of fonts) {
        if (font.isCustomFont) letters += font.glyphCount; else strange.add(`${font.familyName} (${font.glyphCount}) in ${selector}`);
      }
    }
  }
  await wire.send('CSS.disable');
  tally.check(`${subject.title}: every letter in serif is of the served fonts`, letters > 60 && strange.size === 0, `${letters}, ${[...strange].join(', ')}`);
}

// The Serbian shapes of б г д п т in italic: other pictures than the same letters take in Russian.
export async function checkSerbianForms(tally, { page }) {
  await page.evaluate(() => {
    for (const lang of ['sr-Cyrl', 'ru']) {
      for (const [i, letter] of [...'бгдпта'].entries()) {
        const shape = document.createElement('em');
        shape.lang = lang;
        shape.id = `shape-${lang}-${i}`;
        shape.textContent = letter;
        Object.assign(shape.style, { display: 'inline-block', font: 'italic 48px C', width: '80px' });
        document.querySelector('main').prepend(shape);
      }
    }
    return document.fonts.ready.then(() => document.fonts.load('italic 48px C', 'бгдпта')).then(() => true);
  });
  for (const [i, letter] of [...'бгдпта'].entries()) {
    const [serbian, russian] = [await page.locator(`#shape-sr-Cyrl-${i}`).screenshot(), await page.locator(`#shape-ru-${i}`).screenshot()];
    const differs = !serbian.equals(russian);
    tally.check(`italic ${letter} ${letter === 'а' ? 'is the same in Serbian and Russian' : 'has its Serbian form'}`, differs === (letter !== 'а'));
  }
}
