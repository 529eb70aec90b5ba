// The hostile streams (tests/hostile) against the real program.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from './demo.mjs';
import { serve, source } from './newsroom.mjs';

const dev = join(source, 'build/dev/hostile_streams');
if (!existsSync(dev)) throw new Error('build/dev/hostile_streams is not built');
const server = await serve(demo());
const { hostname, port } = new URL(server.origin);
const done = spawnSync(dev, [hostname, port], { stdio: 'inherit' });
await server.stop();
process.exit(done.status);
