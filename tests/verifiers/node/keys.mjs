// The log's keys over time, and how a later one follows from one that is trusted (sections 2, 9).

import { parseEntry } from './entry.mjs';
import { keyId, openCheckpoint, verifyEd25519 } from './note.mjs';
import { canonical, fromBase64, need, parseCanonical, utf8 } from './octets.mjs';
import { leafHash, rootFrom } from './tree.mjs';
import { parseProof } from './proof.mjs';

function signedByRoot(entry, root) {
  const { by, ...rest } = entry;
  const message = Buffer.from('glasnik/key/v1\n' + canonical(rest));
  return verifyEd25519(fromBase64(root, 32), message, fromBase64(by, 64));
}

const logKey = (name, key) => ({ name, type: 1, key, id: keyId(name, 1, key) });

// Which keys are live at which size.
export class KeyHistory {
  lives = [];
  constructor(genesis, first) {
    this.origin = genesis.origin;
    this.root = genesis.root;
    this.lives.push({ use: 'log', id: first.id.toString('hex'), pub: first.key.toString('base64'), from: 0, until: Infinity });
  }
  live(use, size) {
    return this.lives.filter((life) => life.use === use && life.from < size && life.until >= size);
  }
  logKeys(size) {
    return this.live('log', size).map((life) => logKey(this.origin, fromBase64(life.pub, 32)));
  }
  apply(entry, index) {
    need(this.root !== undefined && signedByRoot(entry, this.root), "not signed by the log's root");
    const { use, id, pub } = entry.key;
    const same = this.lives.filter((life) => life.use === use);
    if (entry.op === 'add') {
      need(!same.some((life) => life.id === id || life.pub === pub), 'a key that was added before');
      this.lives.push({ ...entry.key, from: index, until: Infinity });
      return;
    }
    const life = same.find((one) => one.id === id && one.until === Infinity);
    need(life, 'ends a key that is not live');
    need(use !== 'log' || this.live('log', index).length > 1, "ends the log's only key");
    life.until = index;
  }
}

function parseLine(line) {
  const { entry, proof, ...rest } = parseCanonical(Buffer.from(line), 1048576);
  need(entry && typeof proof === 'string' && Object.keys(rest).length === 0, 'not a line of keys');
  const octets = Buffer.from(canonical(entry));
  const link = { entry: parseEntry(octets), ...parseProof(Buffer.from(proof)) };
  const body = openCheckpoint(link.checkpoint, []);
  need(rootFrom(link.index, body.size, leafHash(octets), link.hashes).equals(body.root), 'an entry that is not there');
  need(body.origin === link.entry.origin, 'keys of two logs');
  return link;
}

function parseChain(bytes) {
  need(bytes.length <= 1048576, 'keys too large');
  const lines = utf8(bytes).split('\n');
  need(lines.pop() === '' && lines.length >= 2 && lines.length <= 64, 'not 2 to 64 whole lines');
  const links = lines.map(parseLine), [genesis, ...rest] = links;
  need(genesis.entry.kind === 'genesis' && genesis.index === 0 && genesis.entry.root, 'no genesis with a root');
  need(rest.at(-1).entry.kind === 'key', 'the last line adds no key');
  let last = 0;
  rest.forEach(({ entry, index }) => {
    if (entry.kind === 'genesis') return need(canonical(entry) === canonical(genesis.entry), 'two geneses');
    need(entry.origin === genesis.entry.origin && index > last, 'lines of two logs, or out of order');
    last = index;
    need(entry.kind === 'key' && entry.op === 'add' && entry.key.use === 'log', 'no log key is added');
    need(signedByRoot(entry, genesis.entry.root), 'a key without the root');
  });
  return links;
}

// The keys that may have signed a checkpoint of `origin` over `size` entries, for a reader who trusts
// `log` (a parsed vkey) or `root` (base64).
export function keysFor(bytes, { log, root }, origin, size) {
  const known = log ? [log] : [];
  if (bytes === undefined) return known;
  const links = parseChain(bytes), genesis = links[0].entry;
  need(genesis.origin === origin, 'keys of another log');
  need(root === undefined || genesis.root === root, 'keys of another root');
  let rooted = false;
  for (const { entry, index, checkpoint } of links) {
    const vouched = openCheckpoint(checkpoint, known.filter((key) => key.name === origin)).signers.size > 0 || root;
    if (entry.kind === 'genesis' && vouched) rooted = true;
    if (entry.kind === 'key' && rooted && vouched && index < size) known.push(logKey(origin, fromBase64(entry.key.pub, 32)));
  }
  return known;
}
