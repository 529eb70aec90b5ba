// The grid of what must stay unseen before its time: 32 channels, 10 states, 6 viewers. Each of the 1,920 cells has
// an expected answer, or names what it waits for. tests/e2e/embargo.mjs asks all that exist.
//   absent   octet for octet the answer of a newsroom that never had the item
//   gone     410, without a word of the text
//   counted  as absent, but that something failed stands as a number where operators look, behind no address of the public

// The requests of a channel, for an item: `number` is what it has or would get, `key` its working edition, `slug` what
// its headline would become, `word` a word of it, `entry` the next entry of the log.
const segments = ['cir', 'lat', 'eng'];
const world = (path, options = {}) => ({ listener: 'world', path, ...options });
const desk = (path, options = {}) => ({ listener: 'desk', path, ...options });
const each = (make) => segments.flatMap(make);
const q = (text) => encodeURIComponent(text);

export const channels = {
  'page by slug, id, variant': ({ number, slug, key }) => [world(`/${number}`), world(`/${number}/`), world(`/${key}`), world(`/cir/${key}`),
    ...each((s) => [world(`/${s}/${number}`), world(`/${s}/${number}/${slug}`), world(`/${s}/${number}/v/1.0`), world(`/${s}/${number}/v/2.0`), world(`/${s}/${number}/v/1.1`), world(`/${s}/${number}/history`)])],
  'lists, totals': () => each((s) => [world(`/${s}/`), world(`/${s}/?page=2`)]).concat(world('/')),
  'archive counts': () => each((s) => [world(`/${s}/archive`), world(`/${s}/archive?year=2026`)]),
  'dossiers, prev/next': 'dossiers',
  'search, facets': ({ words }) => each((s) => words.flatMap((word) => [world(`/${s}/search?q=${q(word)}`), world(`/${s}/search.atom?q=${q(word)}`)]).concat(world(`/${s}/search?q=`), world(`/${s}/search?type=news`))),
  suggestions: ({ words }) => each((s) => words.flatMap((word) => [3, 5, 40].map((length) => world(`/api/v1/suggest?in=${s}&q=${q(word.slice(0, length))}`)))),
  feeds: () => each((s) => ['feed.atom', 'feed.rss', 'feed.json', 'acts.atom', 'acts.json'].map((name) => world(`/${s}/${name}`))),
  'ninjs, NewsML': 'exchange',
  'sitemaps, hreflang': ({ sibling }) => [world('/sitemap.xml'), world('/sitemap/1.xml'), world('/sitemap/2.xml'), world('/robots.txt'), ...each((s) => world(`/${s}/${sibling}`))],
  API: ({ words }) => words.flatMap((word) => segments.map((s) => world(`/api/v1/search?in=${s}&q=${q(word)}`))).concat(world('/api/v1/search?q=')),
  '403/404 bodies': ({ number, key, slug }) => [world(`/work/${key}`), world(`/cir/${number}/${slug}/x`), world(`/eng/${number}/diff/1.0..2.0`), world(`/cir/tekst/${number}`), world(`/cir/${slug}`),
    world(`/p/${key}`), world(`/api/work/${key}`), world(`/api/v1/${key}`)],
  originals: 'uploads',
  renditions: 'media',
  HLS: 'media',
  'captions, posters': 'media',
  'HEAD, Range, conditionals': ({ number }) => each((s) => [world(`/${s}/${number}`, { method: 'HEAD' }), world(`/${s}/${number}`, { headers: { range: 'bytes=0-9' } }),
    world(`/${s}/${number}`, { headers: { 'if-none-match': '*' } }), world(`/${s}/feed.atom`, { method: 'HEAD' }),
    world(`/${s}/`, { headers: { 'if-modified-since': 'Wed, 01 Jan 2020 00:00:00 GMT' } }), world(`/${s}/feed.rss`, { headers: { 'accept-encoding': 'gzip' } })]),
  'OPTIONS, CORS': ({ number }) => each((s) => [world(`/${s}/${number}`, { method: 'OPTIONS' }), world(`/${s}/${number}`, { method: 'POST' }), world(`/${s}/feed.json`, { headers: { origin: 'https://elsewhere.example' } })]),
  'oEmbed, Open Graph, citation': ({ number, sibling }) => each((s) => [world(`/${s}/${number}/v/1.0/cite`), world(`/${s}/${number}/timemap`), world(`/${s}/${number}/timegate`), world(`/${s}/${sibling}/v/1.0/cite`)]),
  'short links, slug history': ({ number, slug }) => [world(`/${number}`, { headers: { 'accept-language': 'en' } }), world(`/cir/tekst/${number}/${slug}`), world(`/cir/${slug}-${number}`), world(`/lat/${number}/${slug}`)],
  'log tiles, size, checkpoint times': ({ number, entry }) => [world('/log/checkpoint'), world('/log/'), world('/log/institution.json'), world('/log/policy'), ...each((s) => world(`/${s}/log`)),
    ...[entry - 1, entry, entry + 1].flatMap((n) => [world(`/log/tile/0/000.p/${n}`), world(`/log/tile/entries/000.p/${n}`)]),
    world(`/proof/${number}`), ...['1', '2', '1.0', '2.0'].flatMap((v) => [world(`/proof/${number}/${v}.glasnik`), world(`/proof/${number}/${v}.entry.json`)])],
  mail: 'mail',
  webhooks: 'webhooks',
  'live updates': 'live updates',
  'negative caching, max-age': ({ number, slug }) => each((s) => [world(`/${s}/${number}`), world(`/${s}/${number}/${slug}`), world(`/${s}/0`), world(`/${s}/`)]),
  'export, mirror, backup': 'mirror',       // copies are compared, file by file
  'stderr, metrics': 'said',                // what the program says of itself
  'response time': 'time',                  // two answers are timed
  'number gaps': ({ number, numbers }) => [number - 1, number, number + 1, numbers.next, numbers.next + 1].flatMap((n) => [world(`/${n}`), world(`/cir/${n}`)]),
  'Link, Early Hints': ({ number, sibling }) => each((s) => [world(`/${s}/${sibling}`, { method: 'HEAD' }), world(`/${s}/${number}`, { method: 'HEAD' }), world(`/${s}/`, { method: 'HEAD' })]),
  'previews, Referer': ({ key }) => [desk('/'), desk(`/work/${key}`), desk(`/work/${key}/revisions`), desk(`/work/${key}/revisions?from=1&to=1`), desk(`/work/${key}/write`), desk(`/work/${key}/release`),
    ...each((s) => desk(`/work/${key}/preview/${s}`)), desk(`/api/work/${key}`), desk(`/api/work/${key}/unsaved`), desk('/audit'), desk('/people'),
    ...['see', 'finish', 'review', 'remark', 'limit', 'submit', 'return', 'schedule', 'unschedule', 'discard', 'notes', 'restore'].map((verb) => desk(`/work/${key}/${verb}`, { post: 'lang=sr-Cyrl&remark=x&words=x&base=1&number=1&day=2099-01-01&minute=12:00' })),
    desk(`/api/work/${key}`, { json: '{"base":1}' }), desk(`/api/work/${key}/autosave`, { json: '{"base":1}' })],
  'file metadata, names': 'uploads',
  'bucket listing, Last-Modified of siblings': ({ sibling }) => each((s) => [world(`/${s}/${sibling}`, { method: 'HEAD' }), world(`/${s}/${sibling}/history`), world(`/${s}/feed.atom`, { method: 'HEAD' })]).concat(world('/m/'), world('/m/0/'), world('/log/tile/')),
};

export const states = ['draft', 'submitted', 'approved', 'scheduled', 'press_embargo list A', 'discarded', 'retracted', 'old working revision', 'unreleased variant', 'unreleased correction'];
export const viewers = ['anonymous', 'journalist on A', 'journalist on B only', 'contributor outside access_limited', 'expired session', 'revoked token'];

// What does not exist yet, by the word that a cell then says.
export const later = {
  channels: new Set(['dossiers', 'exchange', 'uploads', 'media', 'mail', 'webhooks', 'live updates']),
  states: { 'press_embargo list A': 'press embargo' },
  viewers: { 'journalist on A': 'journalists', 'journalist on B only': 'journalists', 'revoked token': 'preview links' },
};

// What is public of an item whose words are not: its page says that it is gone.
const stands = new Set(['page by slug, id, variant', 'HEAD, Range, conditionals', 'short links, slug history']);

export function cell(channel, state, viewer) {
  const asked = channels[channel];
  if (typeof asked === 'string' && later.channels.has(asked)) return { later: asked };
  if (later.states[state]) return { later: later.states[state] };
  if (later.viewers[viewer]) return { later: later.viewers[viewer] };
  if (state === 'retracted' && stands.has(channel)) return { expected: 'gone' };
  if (state === 'scheduled' && asked === 'said') return { expected: 'counted' };
  return { expected: 'absent' };
}

export function* cells() {
  for (const channel of Object.keys(channels)) for (const state of states) for (const viewer of viewers) yield { channel, state, viewer, ...cell(channel, state, viewer) };
}
