// The verifier page's own logic, taken out of the page and run over every bundle of the fixture: with
// WebCrypto's Ed25519, then with the page's own. Then other people's vectors over its own arithmetic.
//
//   node page.mjs CASES...     directories that proof_fixture wrote
//
// Prints a line a case and "N passed, M failed"; exits 1 if any failed.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createHash, webcrypto } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logicOf } from './page_logic.mjs';

const MOST_OCTETS = 60000;
const here = dirname(fileURLToPath(import.meta.url));
const page = readFileSync(join(here, '../../verifier/verifier.html'), 'utf8');
const verifierWith = (crypto) => logicOf(page, crypto);
const digest = (...args) => webcrypto.subtle.digest(...args);
const importKey = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
const VERIFIERS = { webcrypto: verifierWith(webcrypto), 'by hand': verifierWith({ subtle: { digest, importKey } }) };

let passed = 0, failed = 0;
function tally(good, what, said) {
  good ? ++passed : ++failed;
  console.log(`${good ? 'ok' : 'FAIL'} page ${what}: ${said}`);
}

// --- the fixture ---

function* bundlesIn(directory) {
  for (const name of readdirSync(directory).sort()) {
    const path = join(directory, name);
    if (name.endsWith('.glasnik')) yield path;
    else if (statSync(path).isDirectory() && name !== 'log') yield* bundlesIn(path);
  }
}

// By the log's first key, its second or its root, and by both witnesses.
function trustFor(directory, path) {
  const kind = /-by-(root|second)-/.exec(basename(path))?.[1] ?? 'vkey';
  return readFileSync(join(directory, kind), 'utf8') + readFileSync(join(directory, 'witnesses'), 'utf8');
}

async function judge(directory, path, how) {
  const name = basename(path).startsWith('good-') || basename(path).startsWith('bad-') ? basename(path)
    : `${path.slice(directory.length + 1).split('/')[0]}-${basename(path)}`;
  const { verdict, checks } = await VERIFIERS[how].verify(readFileSync(path), trustFor(directory, path));
  const why = checks.filter((one) => one.mark === 'fail').map((one) => `${one.check} ${one.why}`).join('; ');
  const wanted = name.startsWith('good-') ? 'verified' : name.includes('-unseen-') ? 'unwitnessed' : 'failed';
  tally(verdict === wanted, `${name}, ${how}`, why || verdict);
}

for (const directory of process.argv.slice(2)) {
  for (const path of bundlesIn(directory)) {
    for (const how of Object.keys(VERIFIERS)) await judge(directory, path, how);
  }
}

// --- what it says besides ---

// The same octets as another log's key.
function keyOfLog(name, key) {
  const material = Buffer.from(key.split('+').slice(2).join('+'), 'base64');
  const id = createHash('sha256').update(name + '\n').update(material).digest('hex').slice(0, 8);
  return `${name}+${id}+${material.toString('base64')}`;
}

const { verify, parseTrust, Refused } = VERIFIERS.webcrypto;
if (process.argv.length > 2) {
  const directory = process.argv[2], good = readFileSync(join(directory, 'good-bundle-1001-2.glasnik'));
  const key = readFileSync(join(directory, 'vkey'), 'utf8').trim();
  const removed = await verify(readFileSync(join(directory, 'good-bundle-part-removed.glasnik')), key);
  tally(removed.checks.some((one) => one.mark === 'gone'), 'part-removed', 'gone is told');
  const approved = await verify(readFileSync(join(directory, 'good-log-approval-two/proof/7.glasnik')), key);
  tally(approved.checks.some((one) => one.check === 'approval' && one.mark === 'skip' && one.n === 2), 'approvals-inside', 'skipped');
  tally((await verify(good, '')).verdict === 'untrusted', 'no-key', 'untrusted');
  tally((await verify(Buffer.from('Dear all,\n'), key)).verdict === 'unreadable', 'another-kind', 'unreadable');
  const theirs = (await verify(good, keyOfLog('rivers.example/log', key))).checks.find((one) => one.check === 'log');
  tally(theirs.mark === 'fail' && theirs.origin === 'glasnik.example/log' && theirs.others === 'rivers.example/log', 'another-log', JSON.stringify(theirs));
  const { facts } = await verify(good, key);
  tally(facts.entry.edition === '2.0' && facts.signer.endsWith('+3eaeb620'), 'facts', JSON.stringify(facts.signer));
  for (const wrong of [key + 'x', key.slice(1), 'key']) {
    const refused = await verify(good, wrong).then(() => false, (error) => error instanceof Refused);
    tally(refused, `malformed-key ${wrong.slice(-4)}`, 'refused');
  }
}

// --- the page as a file ---

const octets = Buffer.byteLength(page);
tally(octets < MOST_OCTETS, 'size', `${octets} octets`);
const reaches = page.match(/\b(?:https?:\/\/|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|innerHTML|eval\()|\bsrc=|@import|url\(/g) ?? [];
tally(reaches.length === 0, 'alone', reaches.join(' ') || 'reaches for nothing');
tally((await parseTrust('')).logs.length === 0, 'no-trust', 'empty');

// --- vectors ---

const inputs = process.env.GLASNIK_INPUTS ?? join(here, '../../../shared/inputs');
function vectors(path) {
  try {
    return readFileSync(join(inputs, 'standards', path));
  } catch {
    console.log(`skipped: no input standards/${path} (set GLASNIK_INPUTS)`);
    return undefined;
  }
}

// Wycheproof's Ed25519: 151 of 151, by hand as by WebCrypto.
const wycheproof = vectors('wycheproof/testvectors_v1/ed25519_test.json');
for (const how of wycheproof ? Object.keys(VERIFIERS) : []) {
  let right = 0;
  for (const group of JSON.parse(wycheproof).testGroups) {
    const key = Buffer.from(group.publicKey.pk, 'hex');
    for (const test of group.tests) {
      const held = await VERIFIERS[how].verifyEd25519(key, Buffer.from(test.msg, 'hex'), Buffer.from(test.sig, 'hex'));
      right += held === (test.result === 'valid') ? 1 : 0;
    }
  }
  tally(right === 151, `wycheproof, ${how}`, `${right} of 151`);
}

// The regular files of a ustar archive.
function* untar(tar) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    if (tar[at + 156] === 0x30) yield { name, content: tar.toString('utf8', at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

// transparency-dev's inclusion proofs.
const merkle = vectors('merkle-vectors/merkle-vectors.tar');
if (merkle) {
  const hash = (text) => {
    const bytes = Buffer.from(text ?? '', 'base64');
    if (bytes.length !== 32) throw new Refused('not a hash');
    return bytes;
  };
  let right = 0, seen = 0;
  for (const { name, content } of untar(merkle)) {
    if (!name.startsWith('./inclusion/')) continue;
    const v = JSON.parse(content);
    const holds = await (async () => {
      const root = await VERIFIERS.webcrypto.rootFrom(v.leafIdx, v.treeSize, hash(v.leafHash), (v.proof ?? []).map(hash));
      return hash(v.root).equals(root);
    })().catch((error) => {
      if (error instanceof Refused) return false;
      throw error;
    });
    ++seen;
    right += holds !== v.wantErr ? 1 : 0;
  }
  tally(seen > 0 && right === seen, 'merkle inclusion', `${right} of ${seen}`);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
