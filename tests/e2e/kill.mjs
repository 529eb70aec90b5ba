// kill -9 during an import, again and again: what was acknowledged is there, the record verifies, and
// running the same import again completes it. GLASNIK_KILLS sets how often (default 50).
import { spawn } from 'node:child_process';
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Tally, freshDirectory, glasnik, inputs, must, run } from './newsroom.mjs';

const tally = new Tally();
const wanted = Number(process.env.GLASNIK_KILLS ?? 50);
const archive = join(inputs, 'press/us-congress/congress-2001-2009.jsonl');
if (!existsSync(archive)) {
  tally.skip('kill -9 during import', 'no ../shared/inputs/press');
  tally.end();
}

// A repeatable spread of moments, printed with a failure.
let state = Number(process.env.GLASNIK_SEED ?? 20261124) >>> 0;
const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };

const lines = readFileSync(archive, 'utf8').split('\n').filter((line) => line.trim() !== '').slice(0, 1200);

// The documents that an import acknowledged on its standard output before it was killed, or ended.
function importAndKill(directory, part, milliseconds) {
  return new Promise((done) => {
    const child = spawn(glasnik, ['import', directory, part, '--variant', 'en', '--release']);
    let out = '';
    child.stdout.on('data', (chunk) => { out += chunk; });
    child.on('close', (code, signal) => done({ out, cut: signal === 'SIGKILL' }));
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
}

// Where the items went: documents, and drafts for those without a text.
const places = (out) => [...out.matchAll(/: (?:released (\d+) edition|already there: document (\d+)|(?:already there: )?draft ([0-9a-f]{32}))/g)]
  .map((m) => m[1] ?? m[2] ?? m[3]);

// How long one takes here and now, from its start to its end: what a moment is drawn from.
const whole = (() => {
  const directory = freshDirectory();
  must('init', directory);
  const part = join(dirname(directory), 'part.jsonl');
  writeFileSync(part, lines.join('\n') + '\n');
  const start = performance.now();
  must('import', directory, part, '--variant', 'en', '--release');
  return performance.now() - start;
})();

let kills = 0;
let acknowledgements = 0;
while (kills < wanted) {
  const directory = freshDirectory();
  must('init', directory);
  const part = join(dirname(directory), 'part.jsonl');
  writeFileSync(part, lines.join('\n') + '\n');
  const acknowledged = new Set();
  // One newsroom is killed until its import gets to the end.
  for (let cut = true; cut && kills < wanted;) {
    const moment = 4 + random() * whole;
    const last = await importAndKill(directory, part, moment);
    cut = last.cut;
    if (!cut) break;
    kills += 1;
    for (const match of last.out.matchAll(/: released (\d+) edition/g)) acknowledged.add(match[1]);
    const verified = run('verify', directory);
    tally.check(`kill ${kills} after ${moment.toFixed(1)} ms: the record verifies`, verified.code === 0, verified.out + verified.err);
  }
  const rest = must('import', directory, part, '--variant', 'en', '--release');
  const here = new Set(places(rest));
  const missing = [...acknowledged].filter((id) => !here.has(id));
  tally.check('nothing that was acknowledged is missing', missing.length === 0, missing.join(' '));
  tally.same('the last run completes', places(rest).length, lines.length);
  tally.same('nothing is there twice', here.size, new Set(lines).size);
  tally.same('verify accepts the completed record', run('verify', directory).code, 0);
  acknowledgements += acknowledged.size;
}
tally.check('some documents were acknowledged before a kill', acknowledgements > 0);
console.log(`${kills} imports cut off, ${acknowledgements} documents acknowledged before`);
tally.end();
