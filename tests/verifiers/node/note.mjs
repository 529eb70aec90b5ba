// Keys and checkpoints (section 6).

import { createPublicKey, verify } from 'node:crypto';
import { decimal, fromBase64, need, octet, sha256, utf8 } from './octets.mjs';

// The y of the points of low order, little-endian; the sign bit does not matter.
const LOW_ORDER = ['00'.repeat(32), '01' + '00'.repeat(31), 'ec' + 'ff'.repeat(30) + '7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'];

export function usableKey(key) {
  const y = Buffer.from(key);
  y[31] &= 0x7f;
  const canonical = !(y[31] === 0x7f && y[0] >= 0xed && y.subarray(1, 31).every((octet) => octet === 0xff));
  return canonical && !LOW_ORDER.includes(y.toString('hex'));
}

export const keyId = (name, type, key) => sha256(name + '\n', octet(type), key).subarray(0, 4);

export function parseVkey(textOfKey) {
  const match = /^([^+\p{White_Space}]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(textOfKey);
  need(match, 'not a vkey');
  const material = fromBase64(match[3], 33);
  const id = keyId(match[1], material[0], material.subarray(1));
  need(id.toString('hex') === match[2], "the vkey's id is not that of name and key");
  need(material[0] === 1 || material[0] === 4, 'a vkey of unknown type');
  need(usableKey(material.subarray(1)), 'a key of low order, or not canonical');
  return { name: match[1], id, type: material[0], key: material.subarray(1) };
}

export function verifyEd25519(key, message, signature) {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}

// What a key of type 04 signs: a witness says when it saw the text.
function cosigned(body, signature) {
  need(signature.length === 72, 'a cosignature is a time and a signature');
  const time = signature.readBigUInt64BE(0);
  return [Buffer.from(`cosignature/v1\ntime ${time}\n${body}`), signature.subarray(8)];
}

function parseLine(line) {
  const match = /^— ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
  need(match, 'malformed signature line');
  const octets = fromBase64(match[2]);
  need(octets.length > 4, 'signature too short');
  return { name: match[1], id: octets.subarray(0, 4), signature: octets.subarray(4) };
}

// The checkpoint in a note: what it says and who of these keys signed it. One signature of one of
// them that does not hold refuses all.
export function openCheckpoint(bytes, keys) {
  need(bytes.length <= 65536, 'note too large');
  const note = utf8(bytes);
  need(!/[\u0000-\u0009\u000b-\u001f]/.test(note), 'control character in a note');
  const blank = note.lastIndexOf('\n\n');
  need(blank >= 0 && note.endsWith('\n'), 'not a note');
  const body = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2).split('\n').slice(0, -1).map(parseLine);
  need(lines.length >= 1 && lines.length <= 64, 'no or too many signatures');
  const signers = new Set();
  for (const { name, id, signature } of lines) {
    for (const key of keys.filter((k) => k.name === name && k.id.equals(id))) {
      const [message, octets] = key.type === 4 ? cosigned(body, signature) : [Buffer.from(body), signature];
      need(verifyEd25519(key.key, message, octets), `the signature of ${name} does not hold`);
      signers.add(key);
    }
  }
  const [origin, size, root, ...rest] = body.split('\n');
  need(rest.length === 1 && rest[0] === '', 'a checkpoint has three lines');
  return { origin, size: decimal(size), root: fromBase64(root, 32), signers };
}

// The same, signed by one of the log's keys and seen by each of these witnesses.
export function openTrusted(bytes, logs, witnesses) {
  const checkpoint = openCheckpoint(bytes, [...logs, ...witnesses]);
  const signed = logs.some((log) => log.name === checkpoint.origin && checkpoint.signers.has(log));
  need(signed, 'not signed by ' + checkpoint.origin);
  for (const witness of witnesses) {
    need(witness.type === 4 && checkpoint.signers.has(witness), 'not seen by ' + witness.name);
  }
  return checkpoint;
}

// What a reader trusts: a log's vkey, or the base64 of its root.
export function parseTrust(text) {
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return { root: text };
  const log = parseVkey(text);
  need(log.type === 1, "not a log's key");
  return { log };
}
