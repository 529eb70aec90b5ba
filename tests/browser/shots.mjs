// Pictures of the demo newsroom, to be looked at: node tests/browser/shots.mjs DIR [VARIANT...]
// Every kind of page at three widths, light and dark, as DIR/NAME.VARIANT.WIDTH.SCHEME.png, releases also as
// printed, DIR/NAME.VARIANT.pdf, and DIR/screenshot.png, which makes the picture in the README:
//   vips pngsave DIR/screenshot.png docs/screenshot.png --palette --dither 0.5 --strip
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../e2e/demo.mjs';
import { serve } from '../e2e/newsroom.mjs';
import { startChromium, visit } from './chromium.mjs';
import { findPages } from './pages.mjs';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/shots.mjs DIR [VARIANT...]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const server = await serve(demo());
const { browser, close } = await startChromium();
const pages = await findPages(server.origin);

for (const subject of pages) {
  const name = join(folder, `${subject.name}.${subject.variant.segment}`);
  if (subject.name === 'corrected' && subject.variant.segment === 'eng') {
    const { page, close: leave } = await visit(browser, subject.url, { width: 1400, height: 1600, scale: 1 });
    writeFileSync(join(folder, 'screenshot.png'), await page.screenshot());
    await leave();
  }
  if (wanted.length > 0 && !wanted.includes(subject.variant.segment)) continue;
  for (const width of [360, 800, 1400]) {
    for (const scheme of ['light', 'dark']) {
      const { page, close: leave } = await visit(browser, subject.url, { width, height: 900, scheme, scale: 1 });
      await page.evaluate(() => { for (const picture of document.querySelectorAll('[loading=lazy]')) picture.loading = 'eager'; });
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${name}.${width}.${scheme}.png`, fullPage: true });
      if (subject.release && width === 1400 && scheme === 'light') await page.pdf({ path: `${name}.pdf`, format: 'A4' });
      await leave();
    }
  }
}
await close();
process.exit(0);
