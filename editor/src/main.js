// The editor takes the place of the page's plain form: it asks the desk for the edition, shows its texts, and keeps
// and saves what is typed. Where anything of this fails to start, the form stays.
import * as api from './api.js';
import { adopt, choose, makeRoom } from './adopt.js';
import { Beside } from './beside.js';
import { conflictPanel } from './conflict.js';
import { Hints } from './hints.js';
import { element } from './html.js';
import { link } from './link.js';
import { Presence } from './presence.js';
import { Saving, unsaved } from './saving.js';
import { TextEditor } from './text_editor.js';
import { Toolbar } from './toolbar.js';
import { word } from './words.js';

const root = document.querySelector('#editor');
const plain = document.querySelector('#plain');
const variants = Array.from(document.querySelectorAll('#variants [lang]'), (one) => ({ lang: one.lang, label: one.textContent, role: one.dataset.role, of: one.dataset.of }));
const labels = new Map(variants.map(({ lang, label }) => [lang, label]));
const mostHeadline = 110;
const mostLead = 300;

class Editor {
  editors = new Map();
  settled = [];  // parts of conflicts that were chosen and are not saved yet

  constructor(work, kept) {
    this.key = root.dataset.key;
    this.saving = new Saving(this.key, () => this.collect(), (state, detail) => this.say(state, detail));
    this.build(work, kept ?? work);
    this.saving.base = kept ? kept.base : work.revision;
    if (kept) this.offer(kept);
    this.choose(work.source || variants[0].lang);
    window.addEventListener('resize', () => this.active && this.beside.align(this.active));
    document.addEventListener('keydown', (event) => this.hints.keydown(event), true);
    document.addEventListener('keydown', (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      this.save();
    });
  }

  build(work, typed) {
    this.work = work;
    const changed = () => this.changed();
    for (const { lang, role } of variants) {
      if (role === 'derived' || !this.carriesTexts()) continue;
      const text = typed.texts.find((one) => one.lang === lang) ?? { lang, headline: '', lead: '', blocks: [] };
      this.editors.set(lang, new TextEditor(text, { changed, selected: () => this.toolbar?.refresh(), link }));
    }
    this.notes = new Map([...document.querySelectorAll('#plain [name^="note/"]')].map((area) => [area.lang, area]));
    this.toolbar = new Toolbar({ active: () => this.active, link });
    this.beside = new Beside(() => this.beside.align(this.active));
    this.tabs = element('div', { class: 'tabs', role: 'group', 'aria-label': word('VARIANTS') }, ...[...this.editors.keys()].map((lang) =>
      element('button', { type: 'button', lang, 'data-lang': lang, onclick: () => { this.choose(lang); this.active.headline.focus(); } }, labels.get(lang))));
    this.hints = new Hints({ key: this.key, editors: this.editors, active: () => this.active, sourceOf: (lang) => this.sourceOf(lang) });
    this.presence = new Presence(this.key, { editors: this.editors, labels, where: () => ({ lang: this.active?.lang ?? '', part: this.active?.partHere() ?? '' }) });
    this.status = element('p', { class: 'state', role: 'status' });
    this.counts = element('p', { class: 'length' });
    this.button = element('button', { type: 'button', class: 'main', title: 'Ctrl+S', onclick: () => this.save() }, word('SAVE'));
    this.typed = element('div', { class: 'place' });
    this.above = element('div', { class: 'above' });
    const notes = [...this.notes.values()].map((area) => { area.addEventListener('input', changed); return area.closest('label'); });
    root.append(this.above, element('div', { class: 'bar-of-tools' }, this.tabs, this.toolbar.dom, this.presence.dom), element('div', { class: 'sides' }, this.typed, this.beside.dom),
      ...(notes.length ? [element('section', { class: 'part' }, element('h2', {}, word('NOTES')), element('div', {}, ...notes))] : []),
      this.hints.dom, element('div', { class: 'foot-of-tools' }, this.status, this.counts, this.hints.count, this.hints.now, this.button));
    for (const [lang, area] of this.notes) if (typed.notes?.[lang] !== undefined) area.value = typed.notes[lang];
    if (!this.editors.size) { this.toolbar.dom.hidden = true; this.beside.dom.hidden = true; }
  }
  sourceOf(lang) { return this.editors.get(variants.find((one) => one.lang === lang).of); }
  carriesTexts() { return !['withdraw', 'unwithdraw', 'retract'].includes(this.work.act); }

  // One variant at a time, with what belongs beside it.
  choose(lang) {
    if (!this.editors.has(lang)) { this.say('ready'); return; }
    this.active = this.editors.get(lang);
    if (this.typed.firstChild !== this.active.dom) this.typed.replaceChildren(this.active.dom);
    for (const tab of this.tabs.children) tab.setAttribute('aria-pressed', tab.dataset.lang === lang);
    const derived = variants.find((one) => one.role === 'derived' && one.of === lang);
    const source = this.sourceOf(lang);
    if (derived) this.beside.derived(this.active, derived.label, derived.lang);
    else if (source) {
      makeRoom(this.active, source.view.state.doc);
      this.beside.source(this.active, source, labels.get(source.lang), this.work.texts.find((one) => one.lang === lang)?.outdated ?? []);
    } else this.beside.nothing();
    this.toolbar.refresh();
    this.count();
    this.hints.ask();
  }

  collect() {
    const texts = [...this.editors.values()].map((editor) => editor.typed());
    const notes = Object.fromEntries([...this.notes].map(([lang, area]) => [lang, area.value]));
    return this.notes.size ? { texts, notes } : { texts };
  }
  changed() {
    this.saving.changed();
    this.beside.changed();
    this.hints.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.count(); if (this.active) this.beside.align(this.active); }, 250);
  }
  count() {
    if (!this.active) return;
    for (const tab of this.tabs.children) {
      const words = this.editors.get(tab.dataset.lang).wordCount();
      tab.replaceChildren(labels.get(tab.dataset.lang), ...(words ? [' ', element('small', {}, `${words}`)] : []));
      tab.title = `${word('WORDS')} ${words}`;
    }
    const over = (length, most) => element('span', length > most ? { class: 'over' } : {}, `${length}/${most}`);
    const letters = (name) => [...this.active[name].value.trim()].length;
    this.counts.replaceChildren(`${word('WORDS')} ${this.active.wordCount()} · ${word('HEADLINE')} `, over(letters('headline'), mostHeadline), ` · ${word('LEAD')} `, over(letters('lead'), mostLead));
  }

  say(state, detail) {
    const why = { 0: 'OFFLINE', 401: 'SIGNED_OUT' }[detail?.status];
    const words = {
      ready: () => '', typing: () => word('TYPING'),
      kept: () => `${word('KEPT_AT')} ${detail}`, saved: () => `${word('SAVED_AT')} ${detail}`,
      failed: () => `${word('NOT_SAVED')} ${why ? word(why) : detail.message}`,
      conflict: () => `${word('NOT_SAVED')} ${word('CONFLICT')}.`,
    }[state]();
    this.status.replaceChildren(words, ...(why === 'SIGNED_OUT' ? [' ', element('a', { href: '/sign-in', target: '_blank' }, word('SIGN_IN_AGAIN'))] : []));
    this.status.dataset.state = state;
  }

  // A revision for all. What others changed meanwhile comes back merged, or as a conflict.
  async save(settled) {
    if (this.sending) return;
    this.sending = true;
    await this.saving.begun();
    const sent = { base: this.saving.base, ...this.collect(), ...(settled && { settled }) };
    try {
      const { clock } = await api.save(this.key, sent);
      this.above.replaceChildren();
      await this.refresh(sent);
      if (!this.saving.dirty) this.say('saved', clock);
    } catch (refused) {
      this.saving.undone();
      if (refused.body?.conflicts) this.showConflicts(refused.body);
      else { this.saving.keepHere(); this.say('failed', refused); }
    } finally {
      this.sending = false;
    }
  }
  async refresh(sent) {
    const work = await api.work(this.key);
    this.work = work;
    let whole = true;
    for (const text of work.texts) {
      const mine = sent.texts.find((one) => one.lang === text.lang);
      if (mine && !adopt(this.editors.get(text.lang), mine, text)) whole = false;
    }
    this.settled = [];
    this.saving.done(whole ? work.revision : sent.base);
    document.querySelector('#revision').textContent = work.revision;
    document.querySelector('#voids')?.remove();
    if (this.active) this.choose(this.active.lang);
  }
  showConflicts({ conflicts, revision }) {
    const { form, heading } = conflictPanel(conflicts, labels, (takes) => {
      conflicts.forEach((conflict, i) => this.take(conflict, takes[i]));
      this.settled.push(...conflicts.map(({ lang, part }) => ({ lang, part })));
      this.save({ revision, parts: this.settled });
    });
    this.above.replaceChildren(form);
    this.say('conflict');
    heading.focus();
  }
  take(conflict, take) {
    if (conflict.lang !== 'notes') { choose(this.editors.get(conflict.lang), conflict, take); return; }
    const area = this.notes.get(conflict.part.slice(5));
    if (!area || take === 'mine') return;
    const theirs = conflict.theirs?.text ?? '';
    area.value = take === 'both' ? [area.value, theirs].filter(Boolean).join('\n') : theirs;
  }

  // What was typed before a crash or a reload is in the fields already; the saved text is one button away.
  offer({ clock }) {
    const box = element('p', { class: 'made' }, `${word('UNSAVED')} ${clock}. `, element('button', { type: 'button', class: 'plain', onclick: () => {
      for (const [lang, editor] of this.editors) {
        const text = this.work.texts.find((one) => one.lang === lang) ?? { lang, headline: '', lead: '', blocks: [] };
        editor.reset(text);
      }
      for (const [lang, area] of this.notes) area.value = this.work.notes[lang] ?? '';
      this.saving.base = this.work.revision;
      box.remove();
      this.choose(this.active?.lang ?? this.work.source);
    } }, word('SHOW_SAVED')));
    this.above.append(box);
  }
}

try {
  new Editor(...await Promise.all([api.work(root.dataset.key), unsaved(root.dataset.key)]));
  root.hidden = false;
  plain.hidden = true;
} catch (error) {
  root.replaceChildren();
  console.error(error);
}
