// People at the desk, over HTTP as a browser without scripts speaks it: the first link, an invitation,
// password and code, recovery codes, the throttle, the end of a session, forms from elsewhere.
import { Client, password, sql, totp } from './desk_client.mjs';
import { Tally, freshDirectory, must, run, serve } from './newsroom.mjs';

const tally = new Tally();
const directory = freshDirectory();
must('init', directory, '--name', 'eng=Ministry of Waters');
const server = await serve(directory);
const acts = () => sql(directory, 'SELECT count(*) FROM account_acts');
const sessions = () => sql(directory, 'SELECT count(*) FROM sessions');

// First start.
tally.check('the first link has a name that passkeys can be bound to', /^http:\/\/localhost:\d+\/link\/[0-9a-f]{64}$/.test(server.firstLink), server.firstLink);
const ana = new Client(server.desk);
tally.same('the desk leads to signing in', (await ana.get('/')).fields.location, '/sign-in');
const weak = await ana.join(server.firstLink, { name: 'ana', display: 'Ana', password: 'Password2026!' });
tally.check('a common password is refused with its reason', weak.answer.code === 422 && weak.answer.text.includes('would guess that password'), weak.answer.text);
const joined = await ana.join(server.firstLink, { name: 'ana', display: 'Ана Петровић' });
tally.same('the first account is made', joined.answer.code, 200);
tally.same('ten recovery codes are shown', joined.codes.length, 10);
tally.check('its cookie is for this host, this site and no script', /^__Host-glasnik=[0-9a-f]{64}; Path=\/; Secure; HttpOnly; SameSite=Strict$/.test(joined.answer.fields['set-cookie'][0]), joined.answer.fields['set-cookie']);
tally.same('nothing of it is kept', joined.answer.fields['cache-control'], 'no-store');
tally.check('the desk greets', (await ana.get('/')).text.includes('Ана Петровић'));
const late = await new Client(server.desk).join(server.firstLink, { name: 'eve', display: 'Eve' });
tally.check('a link that was used is dead', late.page.text.includes('no longer good') && late.answer.text.includes('no longer good'));
tally.same('and made nobody', sql(directory, 'SELECT count(*) FROM accounts'), '1');

// An invitation.
const invited = await ana.post('/people/invite', [['name', 'iva'], ['display', 'Iva'], ['role', 'author']]);
const link = invited.text.match(/<code>(http:\/\/localhost:\d+\/link\/[0-9a-f]{64})</)?.[1];
tally.check('an invitation is a link, shown once', link && !(await ana.get('/people')).text.includes('/link/'));
const iva = new Client(server.desk);
const before = sql(directory, 'SELECT count(*) FROM links');
await iva.get(new URL(link).pathname);
tally.same('looking at a link uses none up', sql(directory, 'SELECT count(*) FROM links'), before);
const ivaJoined = await iva.join(link);
tally.same('whoever has the link joins', ivaJoined.answer.code, 200);
tally.same('without the right a page is 403', (await iva.get('/people')).code, 403);
tally.same('and so is what changes rights', (await iva.post('/people/invite', { name: 'x1', display: 'X', role: 'admin' })).code, 403);

// Who has lost everything, by two administrators.
const mira = new Client(server.desk);
const miraInvited = await ana.post('/people/invite', [['name', 'mira'], ['display', 'Mira'], ['role', 'author']]);
await mira.join(miraInvited.text.match(/<code>(http:[^<]+)</)[1]);
const eva = new Client(server.desk);
const evaInvited = await ana.post('/people/invite', [['name', 'eva'], ['display', 'Eva'], ['role', 'admin']]);
await eva.join(evaInvited.text.match(/<code>(http:[^<]+)</)[1]);
const lost = sql(directory, "SELECT lower(hex(key)) FROM accounts WHERE name = 'mira'").trim();
tally.same('one proposes', (await ana.post('/people/reset', { person: lost })).code, 303);
const alone = await ana.post('/people/confirm-reset', { person: lost });
tally.check('and cannot confirm', alone.code === 422 && !alone.text.includes('/link/'), alone.code);
tally.same('nor can who it is about', (await mira.post('/people/confirm-reset', { person: lost })).code, 403);
const confirmed = await eva.post('/people/confirm-reset', { person: lost });
const anew = confirmed.text.match(/<code>(http:[^<]+)</)?.[1];
tally.check('another confirms, and has the link once', anew && !(await eva.get('/people')).text.includes('/link/'), confirmed.text);
tally.same('until it is used nothing ends', (await mira.get('/')).code, 200);
const miraAnew = new Client(server.desk);
tally.same('it makes new credentials', (await miraAnew.join(anew, { password: 'vrabac na grani jutros' })).answer.code, 200);
tally.same('and ends the sessions before', (await mira.get('/')).fields.location, '/sign-in');
tally.check('and is told to auditors', (await ana.get('/audit')).text.includes('New credentials confirmed'));

// Signing in, with the code of the step after, which the window takes too. The session before is not the one after.
const again = new Client(server.desk);
again.cookies.set('__Host-glasnik', 'f'.repeat(64));
tally.same('a wrong password is refused', (await again.signIn('ana', totp(joined.secret, joined.step + 1), 'krava pase detelinu')).code, 422);
tally.same('the code of setting up is used', (await again.signIn('ana', totp(joined.secret, joined.step))).code, 422);
const right = await again.signIn('ana', totp(joined.secret, joined.step + 1));
tally.same('password and code sign in', right.code, 303);
tally.check('with a token of the server\'s own', again.session !== 'f'.repeat(64) && again.session.length === 64);
tally.same('the same code does not sign in twice', (await new Client(server.desk).signIn('ana', totp(joined.secret, joined.step + 1))).code, 422);
const old = again.session;
tally.same('a recovery code stands for one', (await again.signIn('ana', joined.codes[0].toLowerCase())).code, 303);
const thief = new Client(server.desk);
thief.cookies.set('__Host-glasnik', old);
tally.same('signing in ends the session that the browser had', (await thief.get('/')).fields.location, '/sign-in');
tally.same('a recovery code is good once', (await new Client(server.desk).signIn('ana', joined.codes[0])).code, 422);

// Fresh for five minutes; then a credential is asked for, and the token changes.
sql(directory, "UPDATE sessions SET proven_at = '2020-01-01T00:00:00Z'");
tally.same('what changes rights asks again', (await ana.post('/people/invite', { name: 'x2', display: 'X', role: 'author' })).fields.location, '/confirm');
const stale = ana.session;
tally.same('a recovery code and the password confirm', (await ana.post('/confirm', { password, code: joined.codes[1], to: '/people' })).fields.location, '/people');
tally.check('under another token', ana.session !== stale);

// Forms from elsewhere: nothing changes.
const state = () => `${acts()} ${sessions()} ${sql(directory, 'SELECT group_concat(role) FROM account_roles')}`;
const key = sql(directory, "SELECT lower(hex(key)) FROM accounts WHERE name = 'iva'");
const forms = { '/people/suspend': { person: key, suspended: 'yes' }, '/people/roles': { person: key, role: 'admin' },
  '/people/invite': { name: 'x3', display: 'X', role: 'admin' }, '/account/end': { session: 'others' },
  '/account/renew': {}, '/sign-out': {}, '/sign-in': { name: 'ana', password, code: joined.codes[2] } };
const froms = { 'cross-site': { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' },
  'same-site': { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' }, 'no site': { 'sec-fetch-site': 'none' },
  'no fields': {}, 'origin alone': { origin: server.desk }, 'a wrong token': { origin: server.desk, 'x-session-token': '0'.repeat(64) } };
for (const [path, fields] of Object.entries(forms)) {
  for (const [from, headers] of Object.entries(froms)) {
    const untouched = state();
    const answer = await ana.post(path, fields, headers);
    tally.check(`${path} with ${from}: 403 and no change`, answer.code === 403 && state() === untouched, `${answer.code} ${state()}`);
  }
}
tally.same('GET takes nothing', (await ana.get('/people/suspend')).code, 404);
const token = (await ana.get('/account')).text.match(/name="session-token" content="([0-9a-f]{64})"/)[1];
tally.same('our origin with the session\'s token is ours', (await ana.post('/language', { language: 'lat', to: '/' }, { origin: server.desk, 'x-session-token': token })).code, 303);
tally.check('the language is kept', (await ana.get('/')).text.includes('Dobar dan'));
await ana.post('/language', { language: 'eng', to: '/' });

// The end of sessions.
tally.same('a session is there', (await iva.get('/')).code, 200);
sql(directory, "UPDATE sessions SET seen_at = '2020-01-01T00:00:00Z' WHERE token_hash IN (SELECT token_hash FROM sessions JOIN accounts ON account = key WHERE name = 'iva')");
tally.same('half an hour without a request ends it', (await iva.get('/account')).fields.location, '/sign-in?to=%2Faccount'.replace('%2F', '/'));
const gone = new Client(server.desk);
gone.cookies = new Map(ana.cookies);
tally.same('signing out leads to signing in', (await ana.post('/sign-out')).fields.location, '/sign-in');
tally.same('and the token is worth nothing', (await gone.get('/')).fields.location, '/sign-in');
tally.check('and the cookie is gone', ana.session === undefined);

// The throttle.
const took = async (name) => { const begun = performance.now(); await new Client(server.desk).signIn(name, '000000'); return performance.now() - begun; };
const known = [], unknown = [];
for (let i = 0; i < 12; ++i) { known.push(await took('ana')); unknown.push(await took(`nobody${i}`)); }
// The least of many: what others do on the machine only adds to a time.
const [a, b] = [Math.min(...known), Math.min(...unknown)];
console.log(`sign-in: known name ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms`);
tally.check('a name that is not there takes the same time', Math.abs(a - b) < 0.5 * Math.max(a, b), `${a} ${b}`);
sql(directory, "UPDATE sign_in_tries SET tries = 100 WHERE subject = (SELECT key FROM accounts WHERE name = 'ana')");
const shut = await new Client(server.desk).signIn('ana', joined.codes[3]);
tally.check('after a hundred tries a day no more are looked at', shut.code === 422 && shut.text.includes('Too many tries'), shut.text);
tally.same('and nobody else is locked out', (await new Client(server.desk).signIn('iva', ivaJoined.codes[0])).code, 303);
const linked = run('user', 'link', directory, 'ana').out.match(/http:\S+/)[0];
const saved = new Client(server.desk);
tally.same('the operator\'s link still leads in', (await saved.post(new URL(linked).pathname)).fields.location, '/');
tally.same('once', (await new Client(server.desk).post(new URL(linked).pathname)).code, 200);
tally.same('and it is signed in', (await saved.get('/account')).code, 200);

// From the command line, beside the server: at once.
must('user', 'suspend', directory, 'ana');
tally.same('a suspended account is out at once', (await saved.get('/')).fields.location, '/sign-in');
must('user', 'readmit', directory, 'ana');
tally.check('the audit trail names what was done', /suspended/.test(must('user', 'audit', directory)));
tally.check('no token stands in a log line', !/[0-9a-f]{64}/.test(server.errors()), server.errors());
await server.stop();
tally.end();
