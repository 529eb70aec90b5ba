// Keys and checkpoints (section 6).

import { createPublicKey, verify } from 'node:crypto';
import { decimal, fromBase64, need, sha256, utf8 } from './octets.mjs';

export function parseVkey(textOfKey) {
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

// What a key of type 04 signs: a witness says when it saw the text.
function cosigned(body, signature) {
  need(signature.length === 72, 'a cosignature is a time and a signature');
  const time = signature.readBigUInt64BE(0);
  return [Buffer.from(`cosignature/v1\ntime ${time}\n${body}`), signature.subarray(8)];
}

function parseLine(line) {
  const match = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
  need(match, 'malformed signature line');
  const octets = fromBase64(match[2]);
  need(octets.length > 4, 'signature too short');
  return { name: match[1], id: octets.subarray(0, 4), signature: octets.subarray(4) };
}

// The checkpoint in a note: what it says and who of these keys signed it. One signature of one of
// them that does not hold refuses all.
function openCheckpoint(bytes, keys) {
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

// The same, signed by the log's key and seen by each of these witnesses.
export function openTrusted(bytes, log, witnesses) {
  const checkpoint = openCheckpoint(bytes, [log, ...witnesses]);
  need(log.type === 1 && checkpoint.signers.has(log), 'not signed by ' + log.name);
  need(checkpoint.origin === log.name, 'a checkpoint of another log');
  for (const witness of witnesses) {
    need(witness.type === 4 && checkpoint.signers.has(witness), 'not seen by ' + witness.name);
  }
  return checkpoint;
}
