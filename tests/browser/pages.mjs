// The pages that every check looks at, in every variant, found at their addresses in the demo newsroom.
import { get } from '../e2e/newsroom.mjs';

export const variants = [
  { segment: 'cir', tag: 'sr-Cyrl' },
  { segment: 'lat', tag: 'sr-Latn' },
  { segment: 'eng', tag: 'en' },
];

// A kind of page: the path below its variant's segment, what a page of that kind must contain (so that the
// checks cannot pass on another one), and `release` if it shows one.
const kinds = [
  { name: 'home', path: '', holds: ['class="part top', '<picture>', 'class="said"', 'class="notices"'] },
  { name: 'film', document: 15, holds: ['class="quote"', 'class="pin"', '<video', 'loading="lazy"', 'class="button"'] },
  { name: 'release', document: 32, holds: ['class="quote"', '<picture>'] },
  { name: 'corrected', document: 7, holds: ['standing part correction', '<picture>'] },
  { name: 'withdrawn', document: 12, holds: ['standing part withdrawn'] },
  { name: 'edition', path: '7/v/1.0', release: true, holds: ['standing part old'] },
  { name: 'history', path: '7/history', holds: ['class="history"', 'diff/1.0..2.0'] },
  { name: 'diff', path: '7/diff/1.0..2.0', holds: ['<del>', '<ins>', '<details>'] },
  { name: 'cite', path: '15/v/1.0/cite/lead', holds: ['class="exactly"', 'class="styles"', '.glasnik"'] },
  { name: 'archive', path: 'archive', holds: ['class="filter"', 'class="counts"', 'class="stream"'] },
  { name: 'search', scripts: 1, path: 'search?q=most&from=2000', holds: ['class="filter"', 'class="counts"', 'class="stream"', '<mark>'] },
  { name: 'nothing', scripts: 1, path: 'search?q=nemaovereci', holds: ['class="part empty"'] },
  { name: 'log', path: 'log', holds: ['class="entries"', '<pre>'] },
  { name: 'missing', path: '11228/nowhere', status: 404, holds: ['class="code"'] },
];

// Asks for a page as a browser does until it comes compressed. The server compresses a page for the readers after
// the first, so what this waits for is what every reader but one gets.
export async function warm(url) {
  const deadline = Date.now() + 5000;
  for (;;) {
    const answer = await get(url, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    if (answer.fields['content-encoding'] || Date.now() > deadline) return answer;
    await new Promise((done) => setTimeout(done, 10));
  }
}

// Every kind in every variant: name, variant, url, status, release, holds, scripts; `title` for sentences.
export async function findPages(origin) {
  const pages = [];
  for (const variant of variants) {
    for (const kind of kinds) {
      let path = `/${variant.segment}/${kind.path ?? kind.document}`;
      if (kind.document) path = (await get(origin + path)).fields.location;
      pages.push({
        name: kind.name,
        title: `${kind.name} in ${variant.segment}`,
        variant,
        url: origin + path,
        status: kind.status ?? 200,
        release: kind.release ?? kind.document !== undefined,
        holds: kind.holds,
        scripts: kind.scripts ?? 0,  // that run
      });
    }
  }
  return pages;
}
