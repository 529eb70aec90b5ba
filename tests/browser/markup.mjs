// The Nu HTML checker reads every page, the style sheet and the theme's drawings, once, in one run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const jar = createRequire(import.meta.url)('vnu-jar');

export class MarkupCheck {
  folder = mkdtempSync(join(tmpdir(), 'glasnik-markup.'));
  files = 0;
  constructor() { process.on('exit', () => rmSync(this.folder, { recursive: true, force: true })); }

  add(name, text) {
    writeFileSync(join(this.folder, name), text);
    this.files += 1;
  }

  // Starts the checker; the answer is what it will have found.
  run() {
    const child = spawn('java', ['-Xss1m', '-jar', jar, '--stdout', '--format', 'json', '--also-check-css', '--also-check-svg', this.folder],
      { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk) => { out += chunk; });
    child.stderr.on('data', (chunk) => { errors += chunk; });
    return new Promise((done, fail) => {
      child.on('error', fail);
      child.on('exit', () => {
        try { done(JSON.parse(out).messages); } catch { fail(new Error(`vnu: ${errors}${out.slice(0, 500)}`)); }
      });
    });
  }

  async check(tally, running) {
    const messages = await running;
    const line = (message) => `${basename(message.url ?? '')}:${message.lastLine}: ${message.message} [${(message.extract ?? '').replace(/\s+/g, ' ').slice(0, 100)}]`;
    const errors = messages.filter((message) => message.type !== 'info').map(line);
    const warnings = messages.filter((message) => message.type === 'info').map(line);
    console.log(`vnu: ${this.files} files, ${errors.length} errors, ${warnings.length} warnings`);
    tally.check('the HTML checker finds no error', this.files > 20 && errors.length === 0, errors.slice(0, 30).join('\n  '));
    tally.check('the HTML checker has no warning', warnings.length === 0, warnings.slice(0, 30).join('\n  '));
  }
}
