// The Merkle tree (section 5).

import { need, octet, sha256 } from './octets.mjs';

export const leafHash = (entry) => sha256(octet(0), entry);
const nodeHash = (left, right) => sha256(octet(1), left, right);

// RFC 9162 section 2.1.3.2, without bit operators: they cut at 2^31.
export function rootFrom(index, size, leaf, proof) {
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
export class Tree {
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
