// An independent verifier, written from docs/entry_format.md and the C2SP texts; node: modules only.
//
//   node verify.mjs log BASE [VKEY]      BASE: address of a server, or a directory laid out like one
//   node verify.mjs bundle FILE VKEY
//
// Prints one line; exits 0 if all holds, 1 if not, 2 on usage.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

class Refused extends Error {}
const refuse = (why) => { throw new Refused(why); };
const need = (holds, why) => { if (!holds) refuse(why); };

// --- octets ---

const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();
const octet = (n) => Buffer.from([n]);

// Buffer.from() forgives almost anything; only the one spelling is accepted here.
function fromBase64(text, length) {
  const bytes = Buffer.from(text, 'base64');
  need(bytes.toString('base64') === text, 'base64 in another spelling');
  need(length === undefined || bytes.length === length, 'base64 of another length');
  return bytes;
}

function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('not UTF-8');
  }
}

function decimal(text) {
  need(/^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text)), 'not a decimal number');
  return Number(text);
}

// --- canonical JSON ---

function write(value, depth) {
  need(depth <= 6, 'JSON nested too deeply');
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    need(Number.isSafeInteger(value) && value >= 0, 'JSON number out of the profile');
    return String(value);
  }
  need(value !== null && typeof value === 'object', 'JSON value out of the profile');
  if (Array.isArray(value)) {
    need(value.length > 0, 'empty JSON array');
    return '[' + value.map((item) => write(item, depth + 1)).join(',') + ']';
  }
  const keys = Object.keys(value).sort();
  need(keys.length > 0, 'empty JSON object');
  need(keys.every((key) => /^[a-z][a-z0-9_]*$/.test(key)), 'JSON key out of the profile');
  return '{' + keys.map((k) => JSON.stringify(k) + ':' + write(value[k], depth + 1)).join(',') + '}';
}

// JSON.parse takes duplicate keys and any spelling; writing again shows what it forgave.
function parseCanonical(bytes, limit) {
  need(bytes.length <= limit, 'JSON too large');
  const text = utf8(bytes);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    refuse('not JSON');
  }
  need(value !== null && typeof value === 'object' && !Array.isArray(value), 'not a JSON object');
  need(write(value, 1) === text, 'not canonical');
  return value;
}

// --- entries ---

const time = (text) => {
  need(typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text), 'not a time');
  const ms = Date.parse(text);
  need(!Number.isNaN(ms) && new Date(ms).toISOString() === text.replace('Z', '.000Z'), 'no such time');
  return ms / 1000;
};
const string = (v, most = 65535) =>
  need(typeof v === 'string' && v.length > 0 && Buffer.byteLength(v) <= most, 'not a text');
const integer = (v, from, to = Number.MAX_SAFE_INTEGER) =>
  need(Number.isSafeInteger(v) && v >= from && v <= to, 'not an integer in range');
const hash = (v) => { string(v); fromBase64(v, 32); };
const lang = (v) => {
  string(v, 35);
  need(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(v), 'not a language tag');
};
const oneOf = (...names) => (v) => need(names.includes(v), 'not one of the names');
const origin = (v) => {
  string(v, 200);
  need(!/[\s\u0085+]|[\u0000-\u001f]|:\/\//u.test(v), 'not an origin');
};

// The members of an object, no more and no less; `o` may be absent.
function members(object, must, may = {}) {
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
  root: hash,
  number: (v) => integer(v, 1),
  text: (v) => string(v),
  approvals: (v) => integer(v, 0, 2),
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
  release: [ACT + ' texts', 'prev forced data release_at'],
  add_variant: [ACT + ' texts', 'prev forced data release_at'],
  add_media: [ACT + ' texts', 'prev forced data release_at'],
  typography: [ACT + ' texts', 'prev forced data release_at notes'],
  update: [ACT + ' texts notes reason', 'prev forced data release_at'],
  correct: [ACT + ' texts notes reason', 'prev forced data release_at'],
  withdraw: [ACT + ' notes reason', 'prev forced'],
  unwithdraw: [ACT + ' notes reason', 'prev forced'],
  retract: [ACT + ' notes reason', 'prev forced'],
  merge: [ACT + ' into reason', 'prev forced notes'],
  remove_legal: [ACT + ' notes reason basis order', 'prev forced parts'],
};
const valuesOf = (names) =>
  Object.fromEntries(names.split(' ').filter(Boolean).map((name) => [name, VALUES[name]]));
const SCHEMAS = Object.fromEntries(
  Object.entries(KINDS).map(([kind, [must, may]]) => [kind, [valuesOf(must), valuesOf(may)]]));

function parseEntry(bytes) {
  const entry = parseCanonical(bytes, 65535);
  need(Object.hasOwn(SCHEMAS, entry.kind), 'unknown kind');
  members(entry, ...SCHEMAS[entry.kind]);
  if (entry.doc !== undefined) need((entry.seq > 1) === (entry.prev !== undefined), 'prev and seq');
  if (entry.release_at !== undefined) need(entry.release_at <= entry.issued, 'before its release_at');
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

// --- tree ---

const leafHash = (entry) => sha256(octet(0), entry);
const nodeHash = (left, right) => sha256(octet(1), left, right);

// RFC 9162 section 2.1.3.2, without bit operators: they cut at 2^31.
function rootFrom(index, size, leaf, proof) {
  need(index < size, 'no such place in the tree');
  let node = index, last = size - 1, hashed = leaf;
  for (const sibling of proof) {
    need(last > 0, 'proof too long');
    if (node % 2 === 1 || node === last) {
      hashed = nodeHash(sibling, hashed);
      while (node % 2 === 0 && node !== 0) { node = node / 2; last = Math.floor(last / 2); }
    } else {
      hashed = nodeHash(hashed, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  need(last === 0, 'proof too short');
  return hashed;
}

// A growing tree: complete subtrees by height, and the rightmost tile of each tile level.
class Tree {
  size = 0;
  subtrees = [];
  tiles = [];
  push(leaf, completed) {
    let hashed = leaf, height = 0;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) hashed = nodeHash(this.subtrees[height++], hashed);
    this.subtrees[height] = hashed;
    this.size += 1;
    this.pushTile(0, leaf, completed);
  }
  pushTile(level, hashed, completed) {
    (this.tiles[level] ??= []).push(hashed);
    if (this.tiles[level].length < 256) return;
    const full = this.tiles[level];
    this.tiles[level] = [];
    completed(level, this.size / 256 ** (level + 1) - 1, full);
    let row = full;
    while (row.length > 1) row = row.flatMap((h, i) => (i % 2 ? [nodeHash(row[i - 1], h)] : []));
    this.pushTile(level + 1, row[0], completed);
  }
  root() {
    if (this.size === 0) return sha256();
    let hashed;
    for (let height = 0, rest = this.size; rest > 0; rest = Math.floor(rest / 2), ++height) {
      if (rest % 2 === 1) hashed = hashed ? nodeHash(this.subtrees[height], hashed) : this.subtrees[height];
    }
    return hashed;
  }
}

// --- notes ---

function parseVkey(textOfKey) {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(textOfKey);
  need(match, 'not a vkey');
  const material = fromBase64(match[3], 33);
  const id = sha256(match[1] + '\n', material).subarray(0, 4);
  need(id.toString('hex') === match[2], "the vkey's id is not that of name and key");
  need(material[0] === 1 || material[0] === 4, 'a vkey of unknown type');
  return { name: match[1], id, type: material[0], key: material.subarray(1) };
}

function verifyEd25519(key, message, signature) {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}

// The checkpoint in a note signed by that key.
function openCheckpoint(bytes, vkey) {
  need(bytes.length <= 65536, 'note too large');
  const note = utf8(bytes);
  need(!/[\u0000-\u0009\u000b-\u001f]/.test(note), 'control character in a note');
  const blank = note.lastIndexOf('\n\n');
  need(blank >= 0 && note.endsWith('\n'), 'not a note');
  const body = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2).split('\n').slice(0, -1);
  need(lines.length >= 1 && lines.length <= 64, 'no or too many signatures');
  let signed = false;
  for (const line of lines) {
    const match = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
    need(match, 'malformed signature line');
    const signature = fromBase64(match[2]);
    need(signature.length > 4, 'signature too short');
    if (match[1] !== vkey.name || !signature.subarray(0, 4).equals(vkey.id)) continue;
    need(verifyEd25519(vkey.key, Buffer.from(body), signature.subarray(4)), 'signature does not hold');
    signed = true;
  }
  need(signed, 'not signed by ' + vkey.name);
  const [named, size, root, ...rest] = body.split('\n');
  need(rest.length === 1 && rest[0] === '', 'a checkpoint has three lines');
  need(named === vkey.name, 'a checkpoint of another log');
  return { origin: named, size: decimal(size), root: fromBase64(root, 32) };
}

// --- a log ---

const FIRST_EDITION = '1.0';
const NEXT = {
  none: { release: 'current' },
  current: { add_variant: 'current', add_media: 'current', typography: 'current', update: 'current',
    correct: 'current', withdraw: 'withdrawn', retract: 'retracted', merge: 'merged', remove_legal: 'current' },
  withdrawn: { unwithdraw: 'current', retract: 'retracted', merge: 'merged', remove_legal: 'withdrawn' },
  retracted: { remove_legal: 'retracted' },
  merged: { remove_legal: 'merged' },
  removed: {},
};

function editionAfter(before, kind) {
  const [major, minor] = before.split('.').map(Number);
  if (kind === 'release') return FIRST_EDITION;
  if (kind === 'update' || kind === 'correct') return `${major + 1}.0`;
  if (['add_variant', 'add_media', 'typography'].includes(kind)) return `${major}.${minor + 1}`;
  return before;
}

class Monitor {
  documents = new Map();
  policies = 0;
  issued = '';
  add(index, entry, leaf, log) {
    need(entry.origin === log, 'an entry of another log');
    need((entry.kind === 'genesis') === (index === 0), 'genesis is entry 0 only');
    need(entry.issued >= this.issued, 'issued before the entry before it');
    this.issued = entry.issued;
    if (entry.kind === 'policy') need(entry.number === ++this.policies, 'policy number');
    if (entry.doc !== undefined) this.act(index, entry, leaf);
  }
  act(index, entry, leaf) {
    const before = this.documents.get(entry.doc) ?? { seq: 0, edition: '0.0', standing: 'none' };
    need(entry.seq === before.seq + 1, 'seq');
    if (before.seq > 0) {
      need(entry.prev.index === before.index && entry.prev.leaf === before.leaf, 'prev');
    }
    need(entry.edition === editionAfter(before.edition, entry.kind), 'edition');
    const standing = entry.kind === 'remove_legal' && !entry.parts && before.standing in NEXT &&
      before.standing !== 'none' && before.standing !== 'removed' ? 'removed' : NEXT[before.standing][entry.kind];
    need(standing, `${entry.kind} of a document that is ${before.standing}`);
    if (entry.kind === 'merge') {
      need(entry.into !== entry.doc && this.documents.get(entry.into)?.standing === 'current', 'merged into what');
    }
    const { seq, edition } = entry;
    this.documents.set(entry.doc, { seq, edition, standing, index, leaf: leaf.toString('base64') });
  }
}

async function fetchBytes(base, path) {
  if (!/^https?:/.test(base)) {
    try {
      return readFileSync(base + path);
    } catch {
      return refuse('cannot read ' + path);
    }
  }
  const response = await fetch(base.replace(/\/$/, '') + path);
  need(response.status === 200, `${path}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

function tilePath(level, index, width) {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return `/log/tile/${level}/${path}` + (width < 256 ? `.p/${width}` : '');
}

function* entriesOf(bundle, width) {
  let at = 0;
  for (let i = 0; i < width; ++i) {
    need(at + 2 <= bundle.length, 'an entry bundle breaks off');
    const length = bundle.readUInt16BE(at);
    need(at + 2 + length <= bundle.length, 'an entry bundle breaks off');
    yield bundle.subarray(at + 2, at + 2 + length);
    at += 2 + length;
  }
  need(at === bundle.length, 'octets after the entries');
}

async function verifyLog(base, vkeyText) {
  const own = utf8(await fetchBytes(base, '/log/vkey')).trimEnd();
  const vkey = parseVkey(vkeyText ?? own);
  const checkpoint = openCheckpoint(await fetchBytes(base, '/log/checkpoint'), vkey);
  const tree = new Tree(), monitor = new Monitor(), finished = [];
  for (let tile = 0; tile * 256 < checkpoint.size; ++tile) {
    const width = Math.min(256, checkpoint.size - tile * 256);
    const bundle = await fetchBytes(base, tilePath('entries', tile, width));
    for (const bytes of entriesOf(bundle, width)) {
      const leaf = leafHash(bytes), index = tree.size;
      tree.push(leaf, (level, n, hashes) => finished.push([level, n, hashes]));
      try {
        monitor.add(index, parseEntry(bytes), leaf, checkpoint.origin);
      } catch (error) {
        throw error instanceof Refused ? new Refused(`entry ${index}: ${error.message}`) : error;
      }
    }
    for (const [level, n, hashes] of finished.splice(0)) await compareTile(base, level, n, hashes);
  }
  need(tree.root().equals(checkpoint.root), 'the entries do not give the root');
  for (const [level, hashes] of tree.tiles.entries()) {
    if (hashes.length > 0) await compareTile(base, level, Math.floor(tree.size / 256 ** (level + 1)), hashes);
  }
  return `${checkpoint.origin}, ${checkpoint.size} entries, ${monitor.documents.size} documents`;
}

async function compareTile(base, level, n, hashes) {
  const path = tilePath(level, n, hashes.length);
  need((await fetchBytes(base, path)).equals(Buffer.concat(hashes)), path + ' is not what the entries give');
}

// --- a bundle ---

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const crc32 = (bytes) => (bytes.reduce((crc, b) => CRC[(crc ^ b) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// Little-endian numbers, given as [value, octets]; strings are octets of Latin-1.
const pack = (...fields) => Buffer.concat(fields.map((field) => {
  if (!Array.isArray(field)) return Buffer.from(field, 'latin1');
  const bytes = Buffer.alloc(field[1]);
  bytes.writeUIntLE(field[0], 0, field[1]);
  return bytes;
}));

function makeZip(files) {
  const parts = [], centrals = [];
  let offset = 0;
  for (const { name, content } of files) {
    const shared = pack([10, 2], [0, 2], [0, 2], [0, 2], [0x21, 2], [crc32(content), 4], [content.length, 4],
      [content.length, 4], [name.length, 2], [0, 2]);
    const file = Buffer.concat([pack('PK\x03\x04'), shared, Buffer.from(name), content]);
    centrals.push(pack('PK\x01\x02', [10, 2]), shared, pack([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4], name));
    parts.push(file);
    offset += file.length;
  }
  const central = Buffer.concat(centrals);
  const end = pack('PK\x05\x06', [0, 2], [0, 2], [files.length, 2], [files.length, 2], [central.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...parts, central, end]);
}

function readZip(zip) {
  need(zip.length <= 64 * 1024 * 1024, 'bundle too large');
  const files = [];
  for (let at = 0; at + 30 <= zip.length && zip.toString('latin1', at, at + 4) === 'PK\x03\x04';) {
    const size = zip.readUInt32LE(at + 18), nameLength = zip.readUInt16LE(at + 26);
    const from = at + 30 + nameLength;
    need(from + size <= zip.length, 'ZIP breaks off');
    files.push({ name: zip.toString('latin1', at + 30, from), content: zip.subarray(from, from + size) });
    at = from + size;
  }
  const names = files.map((file) => file.name).join(' ');
  need(names === 'entry.json record.json proof.tlog-proof policy.txt', 'not the four files of a bundle');
  need(makeZip(files).equals(zip), 'not the octets that these files make');
  return files.map((file) => file.content);
}

function parseProof(bytes) {
  const proof = utf8(bytes);
  const blank = proof.indexOf('\n\n');
  const [first, index, ...hashes] = proof.slice(0, blank).split('\n');
  need(first === 'c2sp.org/tlog-proof@v1' && index?.startsWith('index '), 'not a proof');
  need(blank >= 0 && hashes.length <= 63, 'too many hashes');
  return { index: decimal(index.slice(6)), hashes: hashes.map((h) => fromBase64(h, 32)),
    checkpoint: Buffer.from(proof.slice(blank + 2)) };
}

function commitment(part) {
  if (part.removed !== undefined) return fromBase64(part.commit, 32);
  const name = Buffer.from(part.name), content = Buffer.from(part.text);
  const lengths = [Buffer.alloc(4), Buffer.alloc(8)];
  lengths[0].writeUInt32BE(name.length);
  lengths[1].writeBigUInt64BE(BigInt(content.length));
  return sha256('glasnik/part/v1\n', fromBase64(part.salt, 32), lengths[0], name, lengths[1], content);
}

const partName = (v) => need(typeof v === 'string' && /^[A-Za-z][A-Za-z0-9._:-]{0,63}$/.test(v), 'part name');
const isString = (v) => need(typeof v === 'string', 'not a string');
function part(v) {
  if (v?.removed !== undefined) members(v, { name: partName, commit: hash, removed: (i) => integer(i, 0) });
  else members(v, { name: partName, salt: hash, text: isString });
}
function partList(v) {
  need(Array.isArray(v), 'not an array');
  v.forEach(part);
  need(new Set(v.map((p) => p.name)).size === v.length, 'a part twice');
}

function parseRecord(bytes) {
  const record = parseCanonical(bytes, 64 * 1024 * 1024);
  members(record, { type: oneOf('glasnik/record/v1') }, {
    data: partList, notes: partList,
    texts: (v) => {
      need(Array.isArray(v), 'not an array');
      v.forEach((t) => members(t, { lang: (l) => string(l), parts: partList }));
    },
  });
  return record;
}

function checkSet(what, stated, parts) {
  need((stated === undefined) === (parts === undefined), what + ' in entry or record only');
  if (stated === undefined) return;
  const tree = new Tree();
  for (const p of parts) tree.push(leafHash(commitment(p)), () => {});
  need(stated.n === parts.length && tree.root().toString('base64') === stated.root, what + ' is not what was logged');
}

function checkRecord(entry, record) {
  const texts = entry.texts ?? [], contents = record.texts ?? [];
  need(texts.map((t) => t.lang).join() === contents.map((t) => t.lang).join(), 'languages differ');
  texts.forEach((t, i) => checkSet('text:' + t.lang, t, contents[i].parts));
  checkSet('data', entry.data, record.data);
  const notes = entry.notes ?? [], noted = record.notes ?? [];
  need(notes.length === noted.length, 'notes differ');
  notes.forEach((note, i) => {
    need(noted[i].name === 'note:' + note.lang && commitment(noted[i]).toString('base64') === note.commit, 'notes differ');
  });
}

function verifyBundle(file, vkeyText) {
  const [entryBytes, recordBytes, proofBytes] = readZip(readFileSync(file));
  const entry = parseEntry(entryBytes), record = parseRecord(recordBytes), proof = parseProof(proofBytes);
  const checkpoint = openCheckpoint(proof.checkpoint, parseVkey(vkeyText));
  need(entry.origin === checkpoint.origin, 'an entry of another log');
  const root = rootFrom(proof.index, checkpoint.size, leafHash(entryBytes), proof.hashes);
  need(root.equals(checkpoint.root), 'the proof does not lead to the root');
  checkRecord(entry, record);
  return `${entry.kind}, entry ${proof.index} of ${checkpoint.size} of ${checkpoint.origin}`;
}

const [what, where, key] = process.argv.slice(2);
if (!(what === 'log' && where) && !(what === 'bundle' && where && key)) {
  console.error('usage: verify.mjs log BASE [VKEY] | verify.mjs bundle FILE VKEY');
  process.exit(2);
}
try {
  console.log('ok ' + (what === 'log' ? await verifyLog(where, key) : verifyBundle(where, key)));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.log('FAIL ' + error.message);
  process.exit(1);
}
