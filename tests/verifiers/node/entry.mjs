// Entries: which members, of which values (section 2).

import { fromBase64, need, parseCanonical } from './octets.mjs';
import { keyId, parseVkey, usableKey } from './note.mjs';

const time = (text) => {
  need(typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text), 'not a time');
  const ms = Date.parse(text);
  need(!Number.isNaN(ms) && new Date(ms).toISOString() === text.replace('Z', '.000Z'), 'no such time');
  return ms / 1000;
};
const string = (v, most = 65535) =>
  need(typeof v === 'string' && v.length > 0 && Buffer.byteLength(v) <= most, 'not a text');
export const integer = (v, from, to = Number.MAX_SAFE_INTEGER) =>
  need(Number.isSafeInteger(v) && v >= from && v <= to, 'not an integer in range');
export const hash = (v) => { string(v); fromBase64(v, 32); };
export const lang = (v) => {
  string(v, 35);
  need(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(v), 'not a language tag');
};
export const oneOf = (...names) => (v) => need(names.includes(v), 'not one of the names');
const origin = (v) => {
  string(v, 200);
  need(!/[\p{White_Space}+]|[\u0000-\u001f]|:\/\//u.test(v), 'not an origin');
};

// The members of an object, no more and no less; `o` may be absent.
export function members(object, must, may = {}) {
  need(object !== null && typeof object === 'object' && !Array.isArray(object), 'not an object');
  for (const key of Object.keys(object)) {
    need(Object.hasOwn(must, key) || Object.hasOwn(may, key), 'unknown member ' + key);
    (must[key] ?? may[key])(object[key], object);
  }
  for (const key of Object.keys(must)) need(Object.hasOwn(object, key), 'no member ' + key);
}

// An array strictly ascending by `place`.
const list = (check, place) => (v) => {
  need(Array.isArray(v), 'not an array');
  v.forEach(check);
  for (let i = 1; i < v.length; ++i) need(place(v[i - 1]) < place(v[i]), 'array does not ascend');
};

const partSet = (v) => members(v, { n: (n) => integer(n, 1), root: hash });

function text(v) {
  const extra = { original: [], translation: ['of'], derived: ['of', 'rule'] }[v?.status] ?? [];
  const must = { lang, n: (n) => integer(n, 1), root: hash, status: oneOf('original', 'translation', 'derived') };
  if (extra.includes('of')) must.of = lang;
  if (extra.includes('rule')) must.rule = (r) => string(r, 64);
  members(v, must);
}

const printable = (most) => (v) => {
  string(v, most);
  need(/^[!-~]+$/.test(v), 'not printable ASCII without space');
};

// The key of a key entry: all of one that is added, the id of one that ends.
function publicKey(v, { op, origin: name }) {
  const log = v?.use === 'log';
  const must = { use: oneOf('log', 'approval'), id: (id) => string(id) };
  if (op === 'add') {
    must.alg = oneOf(log ? 'ed25519' : 'es256');
    must.pub = (pub) => { string(pub); fromBase64(pub, log ? 32 : 65); };
    if (!log) {
      Object.assign(must, { holder: printable(64), rp: printable(253), origins: list(printable(200), (o) => o) });
    }
  }
  members(v, must);
  if (!log) {
    need(fromBase64(v.id).length <= 1023 && v.id !== '', "not a credential's id");
    need(op !== 'add' || fromBase64(v.pub)[0] === 4, 'not an uncompressed point');
    return;
  }
  need(/^[0-9a-f]{8}$/.test(v.id), "not a key's id");
  if (op !== 'add') return;
  const pub = fromBase64(v.pub);
  need(usableKey(pub) && keyId(name, 1, pub).toString('hex') === v.id, "the id is not the key's");
}

// An act's approvals; whether they hold only the log's keys can show.
const sized = (least, most) => (v) => {
  string(v);
  const { length } = fromBase64(v);
  need(length >= least && length <= most, 'octets of another number');
};
const assertions = list((v) => members(v, { auth: sized(37, 1024), client: sized(1, 1024), key: sized(1, 1023),
  sig: sized(1, 72) }), ({ key }) => key);

const pad = (n) => String(n).padStart(16, '0');
const VALUES = {
  type: oneOf('glasnik/entry/v1'),
  kind: () => {},
  origin,
  issued: time,
  doc: (v) => integer(v, 1, 999999999999999),
  seq: (v) => integer(v, 1),
  edition: (v) => {
    string(v);
    need(/^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/.test(v), 'not an edition');
  },
  prev: (v) => members(v, { index: (i) => integer(i, 0), leaf: hash }),
  forced: oneOf(true),
  texts: list(text, (t) => t.lang),
  data: partSet,
  release_at: time,
  notes: list((v) => members(v, { commit: hash, lang }), (n) => n.lang),
  reason: oneOf('fact', 'number', 'name', 'translation', 'law', 'error', 'other'),
  name: (v) => string(v, 200),
  log: (v, entry) => {
    string(v);
    const key = parseVkey(v);
    need(key.type === 1 && key.name === entry.origin, "the log's key is of another name or type");
  },
  root: (v, { kind }) => { hash(v); need(kind === 'anchor' || usableKey(fromBase64(v)), 'not a usable root'); },
  size: (v) => integer(v, 1),
  what: oneOf('rfc3161', 'cades'),
  token: (v) => { string(v); fromBase64(v); },
  op: oneOf('add', 'retire', 'revoke'),
  key: publicKey,
  by: (v) => { string(v); fromBase64(v, 64); },
  number: (v) => integer(v, 1),
  text: (v) => string(v),
  approvals: (v, { kind }) => (kind === 'policy' ? integer(v, 0, 2) : assertions(v)),
  into: (v) => integer(v, 1, 999999999999999),
  basis: oneOf('gdpr-17', 'court', 'classified', 'copyright', 'safety'),
  order: hash,
  parts: list((v) => members(v, { i: (i) => integer(i, 0), index: (i) => integer(i, 0), set: lang }),
    (p) => pad(p.index) + p.set.padEnd(36) + pad(p.i)),
};

const ALL = 'type kind origin issued';
const ACT = ALL + ' doc seq edition';
const KINDS = {
  genesis: [ALL + ' name log', 'root'],
  policy: [ALL + ' number text approvals', ''],
  key: [ALL + ' op key by', ''],
  anchor: [ALL + ' size root what token', ''],
  release: [ACT + ' texts', 'prev forced approvals data release_at'],
  add_variant: [ACT + ' texts', 'prev forced approvals data release_at'],
  add_media: [ACT + ' texts', 'prev forced approvals data release_at'],
  typography: [ACT + ' texts', 'prev forced approvals data release_at notes'],
  update: [ACT + ' texts notes reason', 'prev forced approvals data release_at'],
  correct: [ACT + ' texts notes reason', 'prev forced approvals data release_at'],
  withdraw: [ACT + ' notes reason', 'prev forced approvals'],
  unwithdraw: [ACT + ' notes reason', 'prev forced approvals'],
  retract: [ACT + ' notes reason', 'prev forced approvals'],
  merge: [ACT + ' into reason', 'prev forced approvals notes'],
  remove_legal: [ACT + ' notes reason basis order', 'prev forced approvals parts'],
};
const valuesOf = (names) =>
  Object.fromEntries(names.split(' ').filter(Boolean).map((name) => [name, VALUES[name]]));
const SCHEMAS = Object.fromEntries(
  Object.entries(KINDS).map(([kind, [must, may]]) => [kind, [valuesOf(must), valuesOf(may)]]));

export function parseEntry(bytes) {
  const entry = parseCanonical(bytes, 65535);
  need(Object.hasOwn(SCHEMAS, entry.kind), 'unknown kind');
  members(entry, ...SCHEMAS[entry.kind]);
  if (entry.doc !== undefined) need((entry.seq > 1) === (entry.prev !== undefined), 'prev and seq');
  if (entry.release_at !== undefined) need(entry.release_at <= entry.issued, 'before its release_at');
  need(!(entry.forced && entry.approvals), 'approvals of a forced act');
  if (entry.texts) checkSources(entry.texts);
  return entry;
}

function checkSources(texts) {
  for (const t of texts.filter((one) => one.status !== 'original')) {
    const source = texts.find((other) => other.lang === t.of);
    need(source && source !== t && source.status !== 'derived', t.lang + ' has no source');
  }
  need(texts.some((t) => t.status === 'original'), 'no original text');
}
