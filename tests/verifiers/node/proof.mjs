// An inclusion proof with its checkpoint (section 6).

import { decimal, fromBase64, need, utf8 } from './octets.mjs';

export function parseProof(bytes) {
  const proof = utf8(bytes);
  const blank = proof.indexOf('\n\n');
  const [first, index, ...hashes] = proof.slice(0, blank).split('\n');
  need(first === 'c2sp.org/tlog-proof@v1' && index?.startsWith('index '), 'not a proof');
  need(blank >= 0 && hashes.length <= 63, 'too many hashes');
  return { index: decimal(index.slice(6)), hashes: hashes.map((h) => fromBase64(h, 32)),
    checkpoint: Buffer.from(proof.slice(blank + 2)) };
}
