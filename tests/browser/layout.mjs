// Nothing runs out of the window, at any width and with text twice as large; what one can press is 24 by 24.

const widths = [320, 360, 800, 1400];
export const height = 900;

// What sticks out to the right of the window and is not inside something that scrolls by itself.
function overflowing() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = (element) => element && element !== document.body &&
    (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll('*')].filter((element) =>
    element.getBoundingClientRect().right > room + 0.5 && !scrolls(element.parentElement));
  return [`${document.documentElement.scrollWidth} of ${room}`, ...wide.slice(-2).map((element) => element.outerHTML.slice(0, 160))];
}

// Targets below 24 by 24 that are not words in a sentence (WCAG 2.2, 2.5.8, exception "inline"). A link inside
// running text is one: it is inline, and its block has text of its own beside its links.
function smallTargets() {
  const small = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, summary, video, [tabindex]')) {
    if (element.matches('.skip') || element.getClientRects().length === 0) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width >= 24 && height >= 24) continue;
    const block = element.parentElement.closest('p, li, dd, figcaption, td, blockquote, h1, h2, h3');
    const own = [...block?.childNodes ?? []].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    if (own && getComputedStyle(element).display === 'inline') continue;
    small.push(`${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
  }
  return small;
}

export async function checkLayout(tally, subject, { page }) {
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    let wide = await page.evaluate(overflowing);
    tally.check(`${subject.title} fits ${width} pixels`, wide.length === 0, wide.join('\n  '));
    const small = await page.evaluate(smallTargets);
    tally.check(`${subject.title} at ${width}: every target is 24 by 24 pixels`, small.length === 0, small.join('\n  '));
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    wide = await page.evaluate(overflowing);
    tally.check(`${subject.title} fits ${width} pixels with text of twice the size`, wide.length === 0, wide.join('\n  '));
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  }
}
