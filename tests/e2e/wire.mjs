// The wire scripts of tests/http against the real program serving the demo.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from './demo.mjs';
import { serve, source } from './newsroom.mjs';

const scripts = readdirSync(join(source, 'tests/http')).filter((name) => name.endsWith('.txt'))
  .map((name) => join(source, 'tests/http', name));
const server = await serve(demo());
const done = spawnSync('node', [join(source, 'tests/http/run.mjs'), server.origin, ...scripts], { stdio: 'inherit' });
await server.stop();
process.exit(done.status);
