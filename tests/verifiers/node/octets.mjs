// Octets, their spellings, and canonical JSON (docs/entry_format.md section 1).

import { createHash } from 'node:crypto';

export class Refused extends Error {}
export class NoBundle extends Error {}  // a file of another kind
export const refuse = (why) => { throw new Refused(why); };
export const need = (holds, why) => { if (!holds) refuse(why); };


export const sha256 = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();
export const octet = (n) => Buffer.from([n]);

// Buffer.from() forgives almost anything; only the one spelling is accepted here.
export function fromBase64(text, length) {
  const bytes = Buffer.from(text, 'base64');
  need(bytes.toString('base64') === text, 'base64 in another spelling');
  need(length === undefined || bytes.length === length, 'base64 of another length');
  return bytes;
}

export function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('not UTF-8');
  }
}

export function decimal(text) {
  need(/^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text)), 'not a decimal number');
  return Number(text);
}

// JSON.stringify escapes a lone surrogate, which no UTF-8 has.
function write(value, depth) {
  need(depth <= 6, 'JSON nested too deeply');
  need(typeof value !== 'string' || !/\p{Surrogate}/u.test(value), 'a lone surrogate');
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

export const canonical = (value) => write(value, 1);

// JSON.parse takes duplicate keys and any spelling; writing again shows what it forgave.
export function parseCanonical(bytes, limit) {
  need(bytes.length <= limit, 'JSON too large');
  const text = utf8(bytes);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    refuse('not JSON');
  }
  need(value !== null && typeof value === 'object' && !Array.isArray(value), 'not a JSON object');
  need(canonical(value) === text, 'not canonical');
  return value;
}
