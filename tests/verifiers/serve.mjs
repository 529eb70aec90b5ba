// Serves a directory for the verifiers' tests: node serve.mjs DIR prints the port it got.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';

const root = process.argv[2];
const server = createServer(async (request, response) => {
  try {
    response.end(await readFile(join(root, normalize(request.url))));
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
