// A backup of yesterday is put back: the log must not be signed from there. proof.md section 5, its
// acceptance in full, and what recovery refuses.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tally, freePort, freshDirectory, get, must, run, serve } from './newsroom.mjs';

const tally = new Tally();
const work = mkdtempSync(join(tmpdir(), 'glasnik-recover.'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

function releases(directory, from, to) {
  const lines = [];
  for (let i = from; i <= to; ++i) lines.push(JSON.stringify({ title: `Bulletin ${i}`, text: `Bulletin ${i}\n\nThe river stands at ${i} centimetres.\n`, lang: 'en' }));
  const file = join(work, `${from}.jsonl`);
  writeFileSync(file, lines.join('\n') + '\n');
  must('import', directory, file, '--variant', 'en', '--release', '--quiet');
}
const checkpoint = async (directory, ...args) => {
  const server = await serve(directory, ...args);
  const answer = await get(`${server.origin}/log/checkpoint`);
  const health = await get(`${server.operators}/healthz`);
  const page = await get(`${server.origin}/eng/`);
  await server.stop();
  return { ...answer, health, page, errors: server.errors() };
};
// Every signature that the directory holds, the newest first.
function checkpointRows(directory) {
  const rows = spawnSync('sqlite3', ['-separator', '\n', join(directory, 'glasnik.db'), 'SELECT size, note FROM checkpoints ORDER BY size DESC'], { encoding: 'utf8' });
  if (rows.status !== 0) throw new Error(rows.stderr);
  return rows.stdout;
}
async function mirrored(directory, copy) {
  const server = await serve(directory, '--public', `127.0.0.1:${await port}`);
  const done = run('mirror', server.origin, copy, '--once');
  await server.stop();
  return done;
}
const port = freePort();

// Genesis and 99 releases; a backup, and a mirror that stops there.
const directory = freshDirectory();
must('init', directory, '--name', 'en=The institution');
releases(directory, 1, 99);
const backup = freshDirectory();
cpSync(directory, backup, { recursive: true });
const early = freshDirectory();
tally.same('a mirror at 100', (await mirrored(directory, early)).code, 0);
releases(directory, 100, 139);
const mirror = freshDirectory();
tally.same('a mirror at 140', (await mirrored(directory, mirror)).code, 0);
const before = await checkpoint(directory);
const root = before.text.split('\n')[2];
tally.same('the log has 140', before.text.split('\n')[1], '140');
const lost = freshDirectory();
cpSync(directory, lost, { recursive: true });

// Restored, the vault where it was.
function restore() {
  rmSync(directory, { recursive: true, force: true });
  cpSync(backup, directory, { recursive: true });
}
restore();
const signatures = checkpointRows(directory);
tally.same('the backup holds a checkpoint over 100', signatures.split('\n')[0], '100');
const still = await checkpoint(directory);
tally.same('a restored backup comes up: pages', still.page.code, 200);
tally.same('and gives no checkpoint', still.code, 503);
tally.same('it says why', still.text, '{"error":"log_rolled_back","have":100,"seen":140}');
tally.check('so does its health', still.health.code === 503 && still.health.text.includes('log_rolled_back have=100 seen=140'), still.health.text);
tally.check('and names the way out', still.health.text.includes('glasnik recover'), still.health.text);
const acted = run('act', directory, 'withdraw', '1', '--reason=error', '--note=en=No.');
tally.check('an act is refused', acted.code === 1 && acted.err.includes('log_rolled_back'), acted.err);
const signed = run('verify', directory);
tally.check('nothing was added', signed.out.includes('100 entries'), signed.out);
tally.same('nothing was signed', checkpointRows(directory), signatures);

const short = run('recover', directory, '--from', early);
tally.check('a mirror behind the vault is too short', short.code === 1 && short.err.includes('mirror_too_short have=100 seen=140'), short.err);
const stranger = freshDirectory();
must('init', stranger, '--name', 'en=Others');
releases(stranger, 1, 145);
const wrong = run('recover', directory, '--from', stranger);
tally.check('a log of another key is refused', wrong.code === 1 && /signed|shows/.test(wrong.err), wrong.err);

// From the mirror's directory, then, restored once more, from its address.
const recovered = run('recover', directory, '--from', mirror);
tally.check('recovery from a mirror\'s directory', recovered.code === 0 && recovered.out.includes('the next entry is 140'), recovered.out + recovered.err);
const after = await checkpoint(directory);
tally.same('the same root', after.text.split('\n').slice(0, 3).join(' '), `glasnik.example/log 140 ${root}`);
tally.check('verify', run('verify', directory, '--against', lost, '--against', mirror).code === 0);
restore();
renameSync(join(directory, 'keys/log.key'), join(work, 'log.key'));  // backups have no private keys
const server = await serve(mirror);
const again = run('recover', directory, '--from', server.origin);
tally.check('recovery from a mirror\'s address', again.code === 0 && again.out.includes('the next entry is 140'), again.out + again.err);
await server.stop();
tally.check('it names the key that is missing', again.out.includes('missing   the private key of glasnik.example/log+'), again.out);
renameSync(join(work, 'log.key'), join(directory, 'keys/log.key'));
releases(directory, 140, 140);
const entry = await (async () => {
  const on = await serve(directory);
  const record = await get(`${on.origin}/log/checkpoint`);
  await on.stop();
  return record.text.split('\n')[1];
})();
tally.same('the next index was 140', entry, '141');
const on = await mirrored(directory, mirror);
tally.check('the old mirror is consistent, and pulls on', on.code === 0 && on.out.includes('141 entries are held'), on.out + on.err);
tally.same('and stands beside it', run('verify', directory, '--against', mirror).code, 0);

// A vault that is lost.
rmSync(`${directory}.vault`);
const missing = await checkpoint(directory);
tally.check('a lost vault is named', missing.code === 503 && missing.text.includes('vault_missing'), missing.text);
restore();
const ahead = run('recover', directory, '--adopt', '--from', mirror);
tally.check('no vault is written while a mirror is ahead', ahead.code === 1 && ahead.err.includes('log_rolled_back have=100 seen=141'), ahead.err);
tally.same('nor is recovery enough', run('recover', directory, '--from', mirror).code, 0);
const adopted = run('recover', directory, '--adopt', '--from', mirror);
tally.check('it is once none is', adopted.code === 0 && adopted.out.includes('at 141 entries'), adopted.out + adopted.err);
tally.same('the log goes on', (await checkpoint(directory)).code, 200);
const needless = run('recover', directory, '--adopt');
tally.check('a vault that is there is never overwritten', needless.code === 1 && needless.err.includes('nothing to adopt'), needless.err);
writeFileSync(`${directory}.vault`, 'glasnik-vault/v1\nnonsense\n');
const nobody = run('recover', directory, '--adopt');
tally.check('where nobody is asked none is written', nobody.code === 1 && nobody.err.includes('--unasked'), nobody.err);
tally.check('a damaged one is set aside', run('recover', directory, '--adopt', '--unasked').code === 0);
tally.same('and kept', readFileSync(`${directory}.vault.damaged`, 'utf8'), 'glasnik-vault/v1\nnonsense\n');
tally.same('and the log goes on', (await checkpoint(directory)).code, 200);
tally.end();
