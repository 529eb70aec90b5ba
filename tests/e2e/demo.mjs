// The demo newsroom, made once a run of the tests and copied for whoever changes it.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, freshDirectory, must } from './newsroom.mjs';

// A demo newsroom of one's own.
export function demo() {
  const made = join(build, 'test-demo', 'newsroom');
  if (!existsSync(join(made, 'glasnik.toml'))) {
    mkdirSync(join(build, 'test-demo'), { recursive: true });
    must('init', made, '--demo');
  }
  const directory = freshDirectory();
  cpSync(made, directory, { recursive: true });
  cpSync(`${made}.vault`, `${directory}.vault`);
  return directory;
}
