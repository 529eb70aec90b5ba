// The keyboard: the first Tab offers to skip the masthead, and wherever focus goes one sees it.
import { height } from './layout.mjs';

// Where focus is, and what is wrong with how it shows. The outline must be 2 pixels and have 3:1 against the
// page's paper (WCAG 2.2, 2.4.11 to 2.4.13).
function focused() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const painted = (color) => {
    const context = document.createElement('canvas').getContext('2d');
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (color) => painted(color).map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const [dark, light] = [style.outlineColor, getComputedStyle(document.body).backgroundColor].map(luminance).sort((a, b) => a - b);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  window.stops ??= new Map();
  const inside = element.matches('video, [type=date]') && window.stops.has(element);  // at one of its own buttons
  const wrong = [];
  if (!inside && !element.matches(':focus-visible')) wrong.push('is not :focus-visible');
  if (!inside && (style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 2)) wrong.push(`outline ${style.outline}`);
  if ((light + 0.05) / (dark + 0.05) < 3) wrong.push('the outline is too pale');
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) wrong.push(`is out of sight at ${left},${top}`);
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size);
  return { stop: window.stops.get(element), skip: element.matches('.skip'), main: element.closest('main') !== null,
    html: element.outerHTML.slice(0, 120), wrong };
}

export async function checkKeyboard(tally, subject, { page }, everyStop) {
  await page.setViewportSize({ width: 1400, height });
  await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
  await page.keyboard.press('Tab');
  const first = await page.evaluate(focused);
  tally.check(`${subject.title}: Tab comes to the skip link first`, first?.skip === true, first?.html);
  tally.check(`${subject.title}: the skip link is seen`, first?.wrong.length === 0, first?.wrong.join(', '));
  if (everyStop) await checkStops(tally, subject, page);

  await page.evaluate(() => document.querySelector('.skip').focus());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await page.evaluate(focused);
  tally.check(`${subject.title}: the skip link skips to the content`, page.url().endsWith('#main') && next?.main === true, next?.html);
}

// Tab by Tab through the whole page. A film and a date field hold several stops of their own.
async function checkStops(tally, subject, page) {
  const wrong = [];
  let last = 0;
  for (let pressed = 0; pressed < 500; ++pressed) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (at === null || at.skip) break;
    if (at.wrong.length > 0) wrong.push(`${at.html}: ${at.wrong.join(', ')}`);
    last = Math.max(last, at.stop);
  }
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary, video[controls], [tabindex="0"]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true })).length);
  tally.check(`${subject.title}: focus is seen wherever it goes`, wrong.length === 0, wrong.join('\n  '));
  tally.same(`${subject.title}: Tab comes to everything one can use`, last + 1, wanted);
}
