// Runs the wire scripts: node tests/http/run.mjs ORIGIN FILE.txt...
//
// A script is a list of exchanges. Each begins with a request line and is followed by lines that add
// request fields or check the answer:
//   GET /eng/11228/no-alliance        the request; HEAD, POST ... likewise
//   header if-none-match = "abc"      a request field (before the first check)
//   code == 304                       the status
//   field etag ~ ^"[0-9a-f]+"$        a regular expression on an answer's field
//   field set-cookie absent
//   body contains "words"             also: body lacks "words", body bytes == 120, body empty
//   save etag as tag                  ${tag} may stand anywhere later in the file
// '#' begins a comment. Redirects are not followed and nothing is decoded.
import http from 'node:http';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [origin, ...files] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function send(method, target, headers) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path: target, headers, agent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ code: answer.statusCode, fields: answer.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', reject);
    request.setTimeout(10000, () => request.destroy(new Error('no answer in 10 s')));
    request.end();
  });
}

const unquote = (text) => (text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text);

// One check against an answer: null if it holds, else what was found instead.
function check(line, answer) {
  let m;
  if ((m = line.match(/^code == (\d+)$/))) return answer.code === Number(m[1]) ? null : answer.code;
  if ((m = line.match(/^field (\S+) absent$/)))
    return answer.fields[m[1]] === undefined ? null : answer.fields[m[1]];
  if ((m = line.match(/^field (\S+) == (.*)$/)))
    return String(answer.fields[m[1]]) === unquote(m[2]) ? null : answer.fields[m[1]];
  if ((m = line.match(/^field (\S+) ~ (.*)$/)))
    return new RegExp(m[2]).test(answer.fields[m[1]] ?? '') ? null : answer.fields[m[1]];
  if (line === 'body empty') return answer.body.length === 0 ? null : `${answer.body.length} bytes`;
  if ((m = line.match(/^body bytes == (\d+)$/)))
    return answer.body.length === Number(m[1]) ? null : answer.body.length;
  const text = answer.body.toString('utf8');
  const excerpt = () => text.slice(0, 600);
  if ((m = line.match(/^body contains (.*)$/))) return text.includes(unquote(m[1])) ? null : excerpt();
  if ((m = line.match(/^body lacks (.*)$/))) return text.includes(unquote(m[1])) ? excerpt() : null;
  throw new Error(`not a check: ${line}`);
}

let passed = 0;
let failed = 0;

async function runExchange(file, block, saved) {
  const fill = (text) => text.replace(/\$\{(\w+)\}/g, (_, name) => saved.get(name) ?? `<${name}?>`);
  const [first, ...rest] = block.lines;
  const [method, target] = fill(first).split(/\s+/);
  const headers = {};
  const checks = [];
  for (const line of rest) {
    const m = line.match(/^header (\S+) = (.*)$/);
    if (m) headers[m[1]] = unquote(fill(m[2]));
    else checks.push(line);
  }
  const answer = await send(method, target, headers);
  const faults = [];
  for (const line of checks) {
    const save = line.match(/^save (\S+) as (\w+)$/);
    if (save) { saved.set(save[2], answer.fields[save[1]] ?? ''); continue; }
    const found = check(fill(line), answer);
    if (found !== null) faults.push(`    ${line}\n      found: ${found}`);
  }
  if (faults.length === 0) { passed += 1; return; }
  failed += 1;
  console.log(`FAIL ${basename(file)}:${block.at} ${method} ${target}\n${faults.join('\n')}`);
}

for (const file of files) {
  const blocks = [];
  readFileSync(file, 'utf8').split('\n').forEach((raw, i) => {
    const line = raw.replace(/(^|\s)#( .*)?$/, '').trim();
    if (line === '') return;
    if (/^[A-Z]+ \S+$/.test(line)) blocks.push({ at: i + 1, lines: [line] });
    else blocks.at(-1).lines.push(line);
  });
  const saved = new Map();
  for (const block of blocks) await runExchange(file, block, saved);
}
agent.destroy();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
