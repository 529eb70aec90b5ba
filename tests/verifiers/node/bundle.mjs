// Bundles (sections 3, 4, 7, 8).

import { readFileSync } from 'node:fs';
import { hash, integer, lang, members, oneOf, parseEntry } from './entry.mjs';
import { keysFor } from './keys.mjs';
import { openCheckpoint, openTrusted, parseTrust, parseVkey } from './note.mjs';
import { NoBundle, fromBase64, need, parseCanonical, sha256 } from './octets.mjs';
import { parseProof } from './proof.mjs';
import { Tree, leafHash, rootFrom } from './tree.mjs';

const MOST = 64 * 1024 * 1024;

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
  if (!zip.includes('PK\x03\x04')) throw new NoBundle('not a .glasnik file');
  need(zip.length <= MOST, 'bundle too large');
  const files = [];
  for (let at = 0; at + 30 <= zip.length && zip.toString('latin1', at, at + 4) === 'PK\x03\x04';) {
    const size = zip.readUInt32LE(at + 18), nameLength = zip.readUInt16LE(at + 26);
    const from = at + 30 + nameLength;
    need(from + size <= zip.length, 'ZIP breaks off');
    files.push({ name: zip.toString('latin1', at + 30, from), content: zip.subarray(from, from + size) });
    at = from + size;
  }
  const names = files.map((file) => file.name).join(' ');
  need(/^entry\.json (record|part)\.json proof\.tlog-proof policy\.txt( keys\.jsonl)?( anchor\/rfc3161\.tlog-proof anchor\/rfc3161\.tst)?( anchor\/cades\.tlog-proof anchor\/cades\.p7s)?$/.test(names), 'not the files of a bundle');
  need(makeZip(files).equals(zip), 'not the octets that these files make');
  return Object.fromEntries(files.map((file) => [file.name, file.content]));
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
  const record = parseCanonical(bytes, MOST);
  members(record, { type: oneOf('glasnik/record/v1') }, {
    data: partList, notes: partList,
    texts: (v) => {
      need(Array.isArray(v), 'not an array');
      v.forEach((t) => members(t, { lang, parts: partList }));
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

// How many parts are left out. That law removed them nothing here can show, only that the entry which is said to
// have done it comes after this one and is in the tree.
function leftOut(record, index, size) {
  const sets = [...(record.texts ?? []).map((t) => t.parts), record.data ?? [], record.notes ?? []];
  const removed = sets.flat().filter((p) => p.removed !== undefined);
  for (const p of removed) need(p.removed > index && p.removed < size, p.name + ': no such removal');
  return removed.length;
}

// --- a quotation ---

function parseQuotation(bytes) {
  const quotation = parseCanonical(bytes, MOST);
  const path = (v) => {
    need(Array.isArray(v) && v.length <= 63, 'not a path');
    v.forEach(hash);
  };
  members(quotation, { type: oneOf('glasnik/part/v1'), set: lang, i: (i) => integer(i, 0), n: (n) => integer(n, 1),
    name: partName, salt: hash, text: isString }, { path });
  need(quotation.i < quotation.n, 'no such place in the set');
  return quotation;
}

function checkQuotation(entry, quotation) {
  const { set, i, n, path = [] } = quotation;
  const stated = set === 'data' ? entry.data : entry.texts?.find((t) => t.lang === set);
  need(stated !== undefined, 'the entry has no ' + set);
  need(stated.n === n, 'another number of parts');
  const root = rootFrom(i, n, leafHash(commitment(quotation)), path.map((h) => fromBase64(h, 32)));
  need(root.toString('base64') === stated.root, 'the part is not what was logged');
}

// The entry in the tree that somebody outside has seen. The token itself is openssl's to check.
function checkAnchored(bytes, index, origin, entryBytes) {
  if (bytes === undefined) return;
  const proof = parseProof(bytes), body = openCheckpoint(proof.checkpoint, []);
  need(proof.index === index && body.origin === origin, 'an anchor of another entry');
  need(rootFrom(index, body.size, leafHash(entryBytes), proof.hashes).equals(body.root), 'an anchor of another tree');
}

export function verifyBundle(file, trust, witnesses) {
  const files = readZip(readFileSync(file));
  const entryBytes = files['entry.json'];
  const entry = parseEntry(entryBytes), proof = parseProof(files['proof.tlog-proof']);
  const { origin, size } = openCheckpoint(proof.checkpoint, []);
  const keys = keysFor(files['keys.jsonl'], parseTrust(trust), origin, size);
  const checkpoint = openTrusted(proof.checkpoint, keys, witnesses.map(parseVkey));
  need(entry.origin === checkpoint.origin, 'an entry of another log');
  const root = rootFrom(proof.index, checkpoint.size, leafHash(entryBytes), proof.hashes);
  need(root.equals(checkpoint.root), 'the proof does not lead to the root');
  for (const kind of ['rfc3161', 'cades']) checkAnchored(files[`anchor/${kind}.tlog-proof`], proof.index, origin, entryBytes);
  if (files['part.json']) checkQuotation(entry, parseQuotation(files['part.json']));
  const said = `${entry.kind}, entry ${proof.index} of ${checkpoint.size} of ${checkpoint.origin}`;
  if (files['part.json']) return said;
  const record = parseRecord(files['record.json']);
  checkRecord(entry, record);
  const missing = leftOut(record, proof.index, checkpoint.size);
  return missing === 0 ? said : `${said}, but for ${missing} parts that were left out`;
}
