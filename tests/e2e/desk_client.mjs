// What the tests of the desk share: a browser without scripts (cookies and forms), an app for codes, and a
// look at the rows behind the program's back.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import http from 'node:http';
import { join } from 'node:path';

export const password = 'krava pase kukuruz';

// RFC 6238 from the secret as the page shows it. A code signs in once, so tests go on to the next step.
export function totp(shown, step = Math.floor(Date.now() / 30000)) {
  const letters = shown.replace(/\s/g, '');
  let bits = '';
  for (const letter of letters) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const secret = Buffer.from(bits.match(/.{8}/g).map((octet) => parseInt(octet, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

export function sql(directory, statement) {
  const done = spawnSync('sqlite3', ['-cmd', '.timeout 5000', join(directory, 'glasnik.db'), statement], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout.trim();
}

// A browser as far as the desk can tell: keeps cookies, says where a form comes from, follows nothing.
export class Client {
  cookies = new Map();
  constructor(desk) { this.desk = desk; }

  send(method, path, { body = '', headers = {} } = {}) {
    const url = new URL(path, this.desk);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { 'accept-language': 'en', ...(cookie && { cookie }), ...headers };
    if (method === 'POST') all['content-type'] ??= 'application/x-www-form-urlencoded';
    const options = { host: '127.0.0.1', port: url.port, path: url.pathname + url.search, method,
      headers: { host: url.host, 'content-length': Buffer.byteLength(body), ...all } };
    return new Promise((done, fail) => {
      const request = http.request(options, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          for (const field of answer.headers['set-cookie'] ?? []) this.keep(field);
          done({ code: answer.statusCode, fields: answer.headers, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      request.on('error', fail);
      request.end(body);
    });
  }
  keep(field) {
    const [, name, value] = field.match(/^([^=]+)=([^;]*)/);
    if (/Max-Age=0/.test(field)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
  get(path) { return this.send('GET', path); }
  post(path, fields = {}, headers = { 'sec-fetch-site': 'same-origin' }) {
    return this.send('POST', path, { body: new URLSearchParams(fields).toString(), headers });
  }
  get session() { return this.cookies.get('__Host-glasnik'); }

  // Takes the link as a person would, and comes back with the secrets.
  async join(link, fields = {}) {
    const path = new URL(link).pathname;
    const page = await this.get(path);
    const secret = page.text.match(/class="secret">([^<]+)</)?.[1];
    const step = Math.floor(Date.now() / 30000);
    const answer = await this.post(path, { password, code: secret ? totp(secret, step) : '', ...fields });
    const codes = [...answer.text.matchAll(/<li><code>([A-Z2-7-]+)</g)].map((found) => found[1]);
    return { page, secret, step, answer, codes };
  }
  signIn(name, code, word = password) {
    return this.post('/sign-in', { name, password: word, code });
  }
}
