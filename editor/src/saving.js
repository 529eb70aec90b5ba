// Keeps what is typed: every second of a pause, and at the latest after two, into the writer's own buffer at the
// server; where that fails, in this browser, and again as soon as it can be. Saving for all is a separate step.
import * as api from './api.js';

const idle = 1000;
const most = 2000;
const again = 5000;

const place = (key) => `glasnik/${key}`;

// What one typed here and did not save. What this browser kept because the server was away, and that is newer, goes to
// the server first.
export async function unsaved(key) {
  const there = await api.unsaved(key);
  let here = null;
  try { here = JSON.parse(localStorage.getItem(place(key))); } catch { /* nothing is kept here */ }
  if (!here || here.at <= Date.parse(there?.saved ?? 0)) return there;
  const { at, ...typed } = here;
  await api.autosave(key, typed);
  localStorage.removeItem(place(key));
  return api.unsaved(key);
}

export class Saving {
  base = 0;
  dirty = false;  // there is something that was not sent
  #timer = null;
  #since = 0;
  #running = null;
  #open = false;  // there is something that nobody has acknowledged
  #held = false;  // a save is on its way, which takes the buffer away

  // `collect` gives what is typed; `show` tells the state: 'typing', 'kept' with the time, 'failed' with a Refused.
  constructor(key, collect, show) {
    this.key = key;
    this.collect = collect;
    this.show = show;
    this.place = place(key);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.keep(); });
    window.addEventListener('pagehide', () => { if (this.#open) this.keepHere(); });
    window.addEventListener('online', () => { if (this.dirty) this.keep(); });
  }
  changed() {
    if (!this.dirty) this.show('typing');
    this.dirty = true;
    this.#open = true;
    this.#since ||= Date.now();
    this.#plan(Math.min(idle, Math.max(0, this.#since + most - Date.now())));
  }
  #plan(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), wait);
  }
  typed() { return { base: this.base, ...this.collect() }; }

  keep() {
    if (!this.dirty) return;
    if (this.#running || this.#held) this.#plan(idle);
    else this.#running = this.#keep().finally(() => { this.#running = null; });
  }
  async #keep() {
    this.#since = 0;
    this.dirty = false;
    try {
      const { clock } = await api.autosave(this.key, this.typed());
      this.#acknowledged();
      if (!this.dirty) this.show('kept', clock);
    } catch (refused) {
      this.dirty = true;
      this.keepHere();
      this.show('failed', refused);
      this.#plan(again);
    }
  }
  keepHere() {
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), ...this.typed() }));
    } catch { /* a full or forbidden store: the page still has it, and says that nothing is saved */ }
  }
  #acknowledged() {
    if (this.dirty) return;
    this.#open = false;
    try { localStorage.removeItem(this.place); } catch { /* as above */ }
  }
  // What was typed goes into a revision now: what is typed from here on is new. What is on its way is waited for, or
  // it could arrive after the revision.
  async begun() {
    await this.#running;
    this.#held = true;
    this.#open = true;
    this.dirty = false;
    this.#since = 0;
    clearTimeout(this.#timer);
  }
  undone() {
    this.#held = false;
    this.dirty = true;
    this.#plan(idle);
  }
  done(base) {
    this.#held = false;
    this.base = base;
    this.#acknowledged();
  }
}
