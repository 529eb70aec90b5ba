import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshDirectory, must, run, serve, get } from '../e2e/newsroom.mjs';
import { startChromium, visit } from './chromium.mjs';
const d = freshDirectory(), room = dirname(d);
const file = (n, c) => { const p = join(room, n); writeFileSync(p, c); return p; };
const root = must('key', 'root', join(room, 'root.key')).match(/public key\s+(\S+)/)[1];
must('init', d, '--origin', 'rivers.example/log', '--root', root, '--name', 'en=Ministry of Rivers and Shores', '--name', 'cir=Министарство река и обала', '--name', 'lat=Ministarstvo reka i obala');
for (const n of ['One', 'Two', 'Three', 'Four']) must('import', d, file(`${n}.eng.txt`, `Bridge ${n} opened in Dolina\n\nThe minister opened bridge ${n} today.\nIt is 300 metres long.\n“This is good”, the Minister said.\n`), '--release');
const said = must('key', 'new', d);
const req = said.match(/wrote (\S+)/)[1];
const s1 = must('key', 'sign', join(room, 'root.key'), req, '--yes').match(/wrote (\S+):/)[1];
must('key', 'apply', d, s1);
const first = must('key', 'list', d).match(/^([0-9a-f]{8})/m)[1];
const r2 = must('key', 'retire', d, first).match(/wrote (\S+)/)[1];
must('key', 'apply', d, must('key', 'sign', join(room, 'root.key'), r2, '--yes').match(/wrote (\S+):/)[1]);
must('act', d, 'retract', '1', '--reason', 'fact', '--note', 'en=This was never decided.');
must('act', d, 'merge', '2', '--into', '3');
const law = ['--basis', 'court', '--order', 'P 12/26', '--note', 'en=The court has ordered the removal.', '--authority', 'en=Higher Court in Dolina', '--no-copy-waiver', 'nothing to keep'];
must('act', d, 'remove_legal', '4', ...law);
const page3 = must('act', d, 'remove_legal', '3', '--dry-run');
const block = page3.match(/\b([a-z0-9]{8})\b/)[1];
console.log(run('act', d, 'remove_legal', '3', '--part', block, ...law).err);
const server = await serve(d);
const { browser, close } = await startChromium();
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const subjects = { emptyhome: '/cir/', log: '/eng/log', loglat: '/lat/log', gone: '/eng/1', legal: '/eng/4', part: '/eng/3', history: '/eng/3/history', verify: '/log/verify#en' };
const vkey = (await get(`${server.origin}/log/vkey`)).text;
for (const [name, path] of Object.entries(subjects)) for (const width of [360, 1400]) for (const scheme of ['light', 'dark']) {
  const { page, close: leave } = await visit(browser, server.origin + path, { width, height: 700, scheme, scale: 1 });
  if (name === 'verify') {
    await page.fill('#trust', vkey.trim());
    await page.setInputFiles('#file', { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear all') });
    await page.waitForSelector('#verdict');
  }
  await page.screenshot({ path: join(folder, `${name}.${width}.${scheme}.png`), fullPage: true });
  await leave();
}
const { page, close: leave } = await visit(browser, server.origin + '/log/verify#sr-Latn', { width: 360, height: 700, scheme: 'light', scale: 1 });
const bundle = Buffer.from((await get(`${server.origin}/proof/3/1.glasnik`)).body);
await page.fill('#trust', 'glasnik.example/log+3eaeb620+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c');
await page.setInputFiles('#file', { name: '3-1.glasnik', mimeType: 'application/octet-stream', buffer: bundle });
await page.waitForSelector('#verdict');
await page.screenshot({ path: join(folder, `verifyother.png`), fullPage: true });
await leave();
await close();
process.exit(0);
