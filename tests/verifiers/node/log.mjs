// A whole log: every entry, what may follow what, every tile.

import { readFileSync } from 'node:fs';
import { checkApprovals } from './approvals.mjs';
import { parseEntry } from './entry.mjs';
import { KeyHistory } from './keys.mjs';
import { openTrusted, parseVkey } from './note.mjs';
import { Refused, need, refuse, utf8 } from './octets.mjs';
import { Tree, leafHash } from './tree.mjs';

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

function sizesOf(entry) {
  const sizes = new Map((entry.texts ?? []).map(({ lang, n }) => [lang, n]));
  if (entry.data) sizes.set('data', entry.data.n);
  return sizes.set('notes', entry.notes?.length ?? 0);
}

class Monitor {
  documents = new Map();
  acts = [];            // by entry: the document, and how many parts each set has
  removed = new Set();
  policies = 0;
  approvals = 0;        // that the newest policy asks for
  challenges = new Set();
  issued = '';
  add(index, entry, leaf, log) {
    need(entry.origin === log, 'an entry of another log');
    need((entry.kind === 'genesis') === (index === 0), 'genesis is entry 0 only');
    need(entry.issued >= this.issued, 'issued before the entry before it');
    this.issued = entry.issued;
    if (index === 0) this.keys = new KeyHistory(entry, parseVkey(entry.log));
    if (entry.kind === 'key') this.keys.apply(entry, index);
    if (entry.kind === 'policy') need(entry.number === ++this.policies, 'policy number');
    if (entry.kind === 'policy') this.approvals = entry.approvals;
    this.acts.push({ doc: entry.doc, sizes: sizesOf(entry) });
    if (entry.doc !== undefined) this.act(index, entry, leaf);
  }
  act(index, entry, leaf) {
    const before = this.documents.get(entry.doc) ?? { seq: 0, edition: '0.0', standing: 'none' };
    need(entry.seq === before.seq + 1, 'seq');
    checkApprovals(entry, this.approvals, this.keys.live('approval', index), this.challenges);
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
    for (const { index: at, set, i } of entry.parts ?? []) {
      const target = at < index ? this.acts[at] : undefined;
      need(target?.doc === entry.doc && i < (target.sizes.get(set) ?? 0), 'a removal of what is not there');
      need(!this.removed.has(`${at} ${set} ${i}`), 'a removal of what was removed');
      this.removed.add(`${at} ${set} ${i}`);
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

export async function verifyLog(base, vkey, witnesses) {
  const own = utf8(await fetchBytes(base, '/log/vkey')).trimEnd();
  const note = await fetchBytes(base, '/log/checkpoint');
  const key = parseVkey(vkey ?? own);
  const checkpoint = openTrusted(note, [key], witnesses.map(parseVkey));
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
  const live = monitor.keys.logKeys(checkpoint.size);
  need(live.some((one) => one.key.equals(key.key)), 'signed by a key that is not live at this size');
  openTrusted(note, live, []);
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
