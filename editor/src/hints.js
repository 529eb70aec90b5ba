// What the server points at in the text while it is typed (docs/desk_api.md, /api/lint): quiet marks under words, each
// with its reason and one key that mends or confirms it. Nothing waits for it, and what a person does not want to hear
// again is not said again in this browser.
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import * as api from './api.js';
import { element } from './html.js';
import { keepAs } from './kept.js';
import { units } from './octets.js';
import { schema } from './schema.js';
import { word } from './words.js';

const pause = 600;
const kindOf = { digraph: 'letter', kept: 'url', foreign: 'foreign', mixed: 'foreign' };
const pointers = new PluginKey('pointers');

export const pointed = new Plugin({
  key: pointers,
  state: {
    init: () => DecorationSet.empty,
    apply: (tr, old) => (tr.getMeta(pointers) ? DecorationSet.create(tr.doc, tr.getMeta(pointers)) : old.map(tr.mapping, tr.doc)),
  },
  props: { decorations: (state) => pointers.getState(state) },
});

// What is read of a text, line by line, with where each line of a block begins.
function partsOf(editor) {
  const parts = [{ part: 'headline', lines: [editor.headline.value] }, { part: 'lead', lines: [editor.lead.value] }];
  editor.view.state.doc.forEach((node, at) => {
    const [lines, begins] = [[], []];
    const add = (block, position) => { lines.push(block.textBetween(0, block.content.size, '', '￼')); begins.push(position + 1); };
    if (node.type === schema.nodes.raw) return;
    if (node.isTextblock) add(node, at);
    else node.forEach((child, offset) => add(child, at + 1 + offset));
    parts.push({ part: node.attrs.id, lines, begins });
  });
  return parts;
}

export class Hints {
  #items = new Map();  // by variant
  #ignored = new Set();
  #timer = null;
  #asked = 0;

  // `editors` by variant, `active` the one that is shown, `sourceOf` a translation's source.
  constructor({ key, editors, active, sourceOf, shown }) {
    Object.assign(this, { editors, active, sourceOf, shown });
    this.place = `glasnik/${key}/ignored`;
    try { this.#ignored = new Set(JSON.parse(localStorage.getItem(this.place))); } catch { /* nothing is remembered here */ }
    this.count = element('button', { type: 'button', class: 'plain count', 'aria-expanded': false, 'aria-controls': 'hints', title: 'F8', onclick: () => this.toggle() });
    this.now = element('p', { class: 'now', 'aria-live': 'polite' });
    this.list = element('ol', {});
    this.dom = element('section', { id: 'hints', class: 'hints', hidden: true, 'aria-label': word('HINTS') }, element('h2', {}, word('HINTS')), element('p', { class: 'small' }, word('HINTS_KEYS')), this.list);
    document.addEventListener('selectionchange', () => this.tell());
  }

  changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), pause);
  }
  async ask() {
    const editor = this.active();
    if (!editor) return;
    const asked = ++this.#asked;
    const source = this.sourceOf(editor.lang);
    const plain = (parts) => parts.map(({ part, lines }) => ({ part, lines }));
    const sent = partsOf(editor);
    const texts = [{ lang: editor.lang, parts: plain(sent) }, ...(source ? [{ lang: source.lang, parts: plain(partsOf(source)) }] : [])];
    const answer = await api.lint(texts).catch(() => null);
    if (!answer || asked !== this.#asked) return;
    const { hints, ambiguous } = answer.find((one) => one.lang === editor.lang);
    const lineOf = new Map(sent.map(({ part, lines }) => [part, lines]));
    const items = [...hints, ...ambiguous].map((one) => {
      const line = lineOf.get(one.part)[one.line];
      const [begin, end] = [units(line, one.start), units(line, one.end)];
      return { ...one, rule: one.rule ?? 'ambiguous', sent: line, begin, end, words: line.slice(begin, end) };
    });
    this.#items.set(editor.lang, items);
    this.show();
  }

  // Those that still stand where they were found and that nobody has answered.
  open() {
    const editor = this.active();
    if (!editor) return [];
    const parts = new Map(partsOf(editor).map((one) => [one.part, one]));
    const order = [...parts.keys()];
    const found = [];
    for (const item of this.#items.get(editor.lang) ?? []) {
      const at = parts.get(item.part);
      if (at?.lines[item.line] !== item.sent || this.#ignored.has(`${item.rule}|${item.words}`)) continue;
      const from = at.begins ? at.begins[item.line] + item.begin : item.begin;
      const to = at.begins ? at.begins[item.line] + item.end : item.end;
      if (item.rule === 'ambiguous' && this.#isKept(editor, item, from, to)) continue;
      found.push({ ...item, from, to });
    }
    return found.sort((one, other) => order.indexOf(one.part) - order.indexOf(other.part) || one.from - other.from);
  }
  #isKept(editor, item, from, to) {
    if (!editor.fields[item.part]) return editor.view.state.doc.rangeHasMark(from, to, schema.marks.kept);
    return editor.fields[item.part].places().some((one) => one.start < to && one.end > from);
  }

  show() {
    const editor = this.active();
    if (!editor) return;
    const items = this.open();
    const marks = items.filter((one) => !editor.fields[one.part] && one.rule !== 'wrong_language').map((item) =>
      Decoration.inline(item.from, item.to, { class: item.rule === 'ambiguous' ? 'hint doubt' : 'hint', title: this.reason(item) }));
    editor.view.dispatch(editor.view.state.tr.setMeta(pointers, marks).setMeta('addToHistory', false).setMeta('theirs', true));
    const doubts = items.filter((one) => one.rule === 'ambiguous').length;
    const hints = items.length - doubts;
    this.count.textContent = [hints ? `${word('HINTS')}: ${hints}` : '', doubts ? `${word('DOUBTS')}: ${doubts}` : ''].filter(Boolean).join(' · ') || word('HINTS_NONE');
    this.count.disabled = !items.length;
    this.list.replaceChildren(...items.map((item) => this.#row(item, editor.lang)));
    if (!items.length) this.toggle(false);
    this.tell();
    this.shown?.();
  }
  reason(item) { return word(item.rule === 'ambiguous' ? `WHY_${item.why}` : `LINT_${item.rule}`); }
  #offer(item) { return item.rule === 'ambiguous' ? item.latin : item.fix; }
  #row(item, lang) {
    const offer = this.#offer(item);
    const visible = (words) => words.replace(/ /g, '␣').replace(/\u00A0/g, '⍽');
    const short = item.words.length > 60 ? `${item.words.slice(0, 60)}…` : item.words;
    const does = item.rule === 'ambiguous' ? 'CONFIRM' : 'MEND';
    return element('li', {}, element('p', {}, element('button', { type: 'button', class: 'plain', onclick: () => this.go(item) }, element('span', { lang }, visible(short))),
      ...(offer === undefined ? [] : [' → ', element('b', { lang: item.rule === 'ambiguous' ? 'sr-Latn' : lang }, offer === '' ? '∅' : visible(offer))])),
    element('p', { class: 'small' }, this.reason(item)),
    element('p', { class: 'row' }, ...(offer === undefined ? [] : [element('button', { type: 'button', onclick: () => this.take(item) }, word(does))]),
      element('button', { type: 'button', onclick: () => this.ignore(item) }, word('IGNORE'))));
  }
  toggle(open = this.dom.hidden) {
    this.dom.hidden = !open;
    this.count.setAttribute('aria-expanded', open);
  }

  #selection() {
    const editor = this.active();
    const field = editor && Object.values(editor.fields).find(({ area }) => area === document.activeElement);
    if (field) return { field, from: field.area.selectionStart, to: field.area.selectionEnd };
    return editor?.view.hasFocus() ? { from: editor.view.state.selection.from, to: editor.view.state.selection.to } : null;
  }
  // The one at the cursor, in the field or in the body.
  here() {
    const editor = this.active();
    const chosen = this.#selection();
    if (!chosen) return null;
    const { field, from, to } = chosen;
    return this.open().find((one) => (field ? one.part === field.name : !editor.fields[one.part]) && one.from <= to && one.to >= from) ?? null;
  }
  tell() {
    const item = this.here();
    const offer = item && this.#offer(item);
    const words = item ? `${this.reason(item)}${offer === undefined ? '' : ` ${word(item.rule === 'ambiguous' ? 'CONFIRM' : 'MEND')}: ${offer || '∅'} (Alt+Enter)`}` : '';
    if (this.now.textContent !== words) this.now.textContent = words;
  }
  go(item) {
    const editor = this.active();
    const field = editor.fields[item.part];
    if (field) { field.area.focus(); field.area.setSelectionRange(item.from, item.to); this.tell(); return; }
    editor.view.focus();
    editor.view.dispatch(editor.view.state.tr.setSelection(TextSelection.create(editor.view.state.doc, item.from, item.to)).scrollIntoView());
    this.tell();
  }
  next() {
    const items = this.open();
    const here = this.here();
    const at = here ? items.findIndex((one) => one.part === here.part && one.from === here.from && one.rule === here.rule) : -1;
    const chosen = this.#selection();
    if (here && (chosen.from !== here.from || chosen.to !== here.to)) this.go(here);
    else if (items.length) this.go(items[(at + 1) % items.length]);
  }

  // Mends or confirms; the same word of the same text is confirmed wherever it stands.
  take(item = this.here()) {
    const editor = this.active();
    const offer = item && this.#offer(item);
    if (offer === undefined || offer === null) return;
    if (item.rule === 'ambiguous') {
      const same = this.open().filter((one) => one.rule === 'ambiguous' && one.words === item.words);
      for (const one of same) this.#confirm(editor, one);
    } else if (editor.fields[item.part]) {
      this.#mended(editor.lang, item, offer);
      editor.fields[item.part].area.setRangeText(offer, item.from, item.to, 'end');
      editor.fields[item.part].area.dispatchEvent(new Event('input'));
    } else {
      this.#mended(editor.lang, item, offer);
      const { tr } = editor.view.state;
      editor.view.dispatch(offer ? tr.insertText(offer, item.from, item.to) : tr.delete(item.from, item.to));
    }
    this.show();
    this.changed();
  }
  // The others of the same line stand where they stood, but for what was mended before them.
  #mended(lang, { part, line, sent, begin, end }, offer) {
    const now = sent.slice(0, begin) + offer + sent.slice(end);
    const shift = now.length - sent.length;
    this.#items.set(lang, this.#items.get(lang).flatMap((one) => {
      if (one.part !== part || one.line !== line || one.sent !== sent) return [one];
      if (one.begin < end && one.end > begin) return [];
      return [one.begin >= end ? { ...one, sent: now, begin: one.begin + shift, end: one.end + shift } : { ...one, sent: now }];
    }));
  }
  #confirm(editor, { part, from, to, latin, why, words }) {
    const attrs = { kind: kindOf[why], latin: latin === words ? null : latin };
    if (editor.fields[part]) editor.fields[part].keep(from, to, attrs);
    else keepAs(from, to, { ...attrs, of: words })(editor.view.state, editor.view.dispatch);
  }
  ignore(item = this.here()) {
    if (!item) return;
    this.#ignored.add(`${item.rule}|${item.words}`);
    try { localStorage.setItem(this.place, JSON.stringify([...this.#ignored])); } catch { /* then until the page is left */ }
    this.show();
  }

  keydown(event) {
    if (event.key === 'F8' && !event.altKey && !event.ctrlKey) this.next();
    else if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === 'Enter' && this.here()) this.take();
    else if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyI' && this.here()) this.ignore();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
