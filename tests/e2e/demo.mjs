// The demo newsroom, made once a build of the program and copied for whoever changes it.
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, freshDirectory, glasnik, must } from './newsroom.mjs';

// A demo newsroom of one's own.
export function demo() {
  const made = join(build, 'test-demo', 'newsroom');
  const settings = join(made, 'glasnik.toml');
  if (!existsSync(settings) || statSync(settings).mtimeMs < statSync(glasnik).mtimeMs) {
    for (const old of [made, `${made}.vault`, `${made}.vault.lock`]) rmSync(old, { recursive: true, force: true });
    mkdirSync(join(build, 'test-demo'), { recursive: true });
    must('init', made, '--demo');
  }
  const directory = freshDirectory();
  cpSync(made, directory, { recursive: true });
  cpSync(`${made}.vault`, `${directory}.vault`);
  return directory;
}
