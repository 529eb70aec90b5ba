// The desk's JSON API (docs/desk_api.md). An answer or a Refused, whose status is 0 where there was no answer at all.
const token = document.querySelector('meta[name=session-token]').content;

export class Refused extends Error {
  constructor(status, body) {
    super(body?.message ?? String(status));
    this.status = status;
    this.body = body;
  }
}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { redirect: 'manual', signal: AbortSignal.timeout(20000), ...options });
  } catch {
    throw new Refused(0);
  }
  // A redirect leads to signing in.
  if (answer.type === 'opaqueredirect') throw new Refused(401);
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}

const post = (path, body) => ask(path, { method: 'POST', body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', 'X-Session-Token': token } });

export const work = (key) => ask(`/api/work/${key}`);
export const unsaved = (key) => ask(`/api/work/${key}/unsaved`).then((answer) => answer.unsaved);
export const save = (key, typed) => post(`/api/work/${key}`, typed);
export const autosave = (key, typed) => post(`/api/work/${key}/autosave`, typed);
export const lint = (texts) => post('/api/lint', { texts }).then((answer) => answer.texts);
export const present = (key, where) => post(`/api/work/${key}/presence`, where);
// The page is going: nobody waits for an answer.
export const leave = (key, where) => navigator.sendBeacon(`/api/work/${key}/presence`, new Blob([JSON.stringify(where)], { type: 'application/json' }));
export const derive = (text) => post('/api/derive', { texts: [text] }).then((answer) => answer.texts);
