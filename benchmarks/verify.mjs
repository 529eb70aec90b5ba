// `glasnik verify` of a log of 100,000 releases (replayed, every commitment recomputed, every row held
// against its entry) against the least that anybody would do to all rows: sqlite3's dump of the same
// database through `openssl dgst -sha256`. And that twice the entries take no more than twice the time.
//   node benchmarks/verify.mjs [ROUNDS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshDirectory, must } from '../tests/e2e/newsroom.mjs';
import { Verdict, command, median } from './arena.mjs';

const rounds = Number(process.argv[2] ?? 9);
const entries = 100_000;
const verdict = new Verdict();

function newsroom(size) {
  const directory = freshDirectory();
  mkdirSync(dirname(directory), { recursive: true });
  const file = join(dirname(directory), 'releases.jsonl');
  const lines = Array.from({ length: size - 1 }, (_, i) => JSON.stringify({
    title: `Bridge number ${i} opened in Dolina`,
    text: `The minister opened bridge ${i}.\n\nIt crosses the river Sava.\n\n- It will serve everybody, Minister Marić said.`,
  }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  must('init', directory);
  must('import', directory, file, '--variant', 'en', '--release');
  return directory;
}

function seconds(work) {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
}
const verified = (directory) => seconds(() => must('verify', directory));
const dumped = (directory) => seconds(() =>
  command('sh', '-c', 'sqlite3 "$0" .dump | openssl dgst -sha256', join(directory, 'glasnik.db')));

const whole = newsroom(entries);
const half = newsroom(entries / 2);
const seen = { whole: [], half: [], dump: [] };
for (let round = 0; round < rounds; ++round) {
  if (round % 2) seen.dump.push(dumped(whole));
  seen.half.push(verified(half));
  seen.whole.push(verified(whole));
  if (round % 2 === 0) seen.dump.push(dumped(whole));
}
verdict.figure(`verify of ${entries} entries`, median(seen.whole), 's', 2);
verdict.told('dump and SHA-256 of the same rows', `${median(seen.dump).toFixed(2)} s`);
verdict.ratio('verify against dump and SHA-256', seen.whole.map((time, i) => time / seen.dump[i]), 2);
verdict.ratio('verify of all against twice the half', seen.whole.map((time, i) => time / (2 * seen.half[i])), 1.1);
verdict.end();
