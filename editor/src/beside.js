// The column beside the text: of the source its Latin, as the server derives it, with the words to look at marked; of
// a translation its source, with what changed since marked. Block beside block.
import { DOMSerializer } from 'prosemirror-model';
import * as api from './api.js';
import { element, parsed } from './html.js';
import { schema } from './schema.js';
import { word } from './words.js';

const pause = 300;
const serializer = DOMSerializer.fromSchema(schema);
const parts = (text) => [['headline', { text: text.headline }], ['lead', { text: text.lead }], ...text.blocks.map((block) => [block.id, block])];

const said = (text, part, words) => JSON.stringify([words, text.kept[part] ?? []]);

// Marks each place of these words.
function mark(box, words) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (let node of nodes) {
    for (const { latin, why } of words) {
      const at = node.data.indexOf(latin);
      if (at < 0) continue;
      const found = node.splitText(at);
      node = found.splitText(latin.length);
      found.replaceWith(element('mark', { title: word(`WHY_${why}`) }, found.data));
    }
  }
}

export class Beside {
  #latin = new Map();  // by part: the source's words and what they derive to
  #timer = null;
  #asked = 0;

  constructor(onshown) {
    this.dom = element('div', { class: 'beside' });
    this.onshown = onshown;
  }

  // The Latin of what is typed, asked after a pause, for those parts alone that changed.
  derived(editor, label, lang) {
    this.show = () => this.#show(label, lang, editor, (part) => {
      const known = this.#latin.get(part);
      return known && { nodes: known.nodes.map((node) => node.cloneNode(true)), ambiguous: known.ambiguous };
    });
    this.show();
    this.changed = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#derive(editor), pause);
    };
    this.changed();
  }
  async #derive(editor) {
    const text = editor.typed();
    const asked = ++this.#asked;
    const stale = new Map(parts(text).filter(([part, { text: words }]) => this.#latin.get(part)?.from !== said(text, part, words)));
    if (stale.size) {
      const blocks = text.blocks.filter((block) => stale.has(block.id));
      const headline = stale.has('headline') ? text.headline : '';
      const lead = stale.has('lead') ? text.lead : '';
      const kept = Object.fromEntries(Object.entries(text.kept).filter(([part]) => stale.has(part)));
      const [answer] = await api.derive({ lang: text.lang, headline, lead, blocks, kept }).catch(() => [null]);
      if (!answer) { this.dom.classList.add('stale'); return; }
      for (const [part, derived] of parts(answer)) {
        if (stale.has(part)) this.#keep(part, said(text, part, stale.get(part).text), derived, answer.ambiguous[part] ?? []);
      }
    }
    this.dom.classList.remove('stale');
    if (asked === this.#asked) this.show();
  }
  #keep(part, from, derived, ambiguous) {
    const lines = derived.lines?.map((html) => element(derived.kind === 'list' ? 'li' : 'p', {}, ...parsed(html).childNodes));
    this.#latin.set(part, { from, ambiguous, nodes: lines ?? [document.createTextNode(derived.text)] });
  }

  // The source of a translation, as it is typed at this moment.
  source(editor, source, label, outdated) {
    const changed = new Set(outdated.map((part) => part.slice(part.indexOf(':') + 1)));
    const nodes = new Map();
    source.view.state.doc.forEach((node) => nodes.set(node.attrs.id, node));
    this.show = () => this.#show(label, source.lang, editor, (part, begun) => {
      const node = nodes.get(part);
      const words = node ? serializer.serializeNode(node).childNodes : [document.createTextNode(source[part]?.value ?? '')];
      const note = begun && changed.has(part) ? [element('b', { class: 'changed' }, word('CHANGED'))] : [];
      return { nodes: [...note, ...words], ambiguous: [] };
    });
    this.changed = () => { clearTimeout(this.#timer); this.#timer = setTimeout(() => this.show(), pause); };
    this.show();
  }
  nothing() {
    this.show = this.changed = () => {};
    this.dom.replaceChildren();
  }

  #show(label, lang, editor, of) {
    const boxes = [];
    this.boxes = new Map();
    const kinds = ['headline', 'lead'].map((name) => [name, name, editor[name].value !== '']);
    editor.view.state.doc.forEach((node) => kinds.push([node.attrs.id, node.type.name, node.textContent !== '']));
    for (const [part, kind, begun] of kinds) {
      const found = of(part, begun);
      const box = element(kind === 'list' ? 'ul' : 'div', { class: kind === 'quote' ? 'statement' : kind }, ...(found?.nodes ?? []));
      if (found?.ambiguous.length) mark(box, found.ambiguous);
      boxes.push(box);
      this.boxes.set(part, box);
    }
    const body = element('div', { lang }, ...boxes);
    this.dom.replaceChildren(element('p', { class: 'label' }, label), body);
    this.onshown();
  }

  // Both columns' parts begin at the same height.
  align(editor) {
    if (!this.boxes) return;
    const two = matchMedia('(min-width: 64rem)').matches;
    const natural = (node) => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect().height; };
    const heights = new Map();
    for (const [id, typed] of editor.elements()) {
      const box = this.boxes.get(id);
      if (!box || !typed?.getBoundingClientRect) continue;
      const here = natural(typed) || parseFloat(getComputedStyle(typed).lineHeight);
      const there = natural(box);
      box.style.minHeight = two ? `${Math.ceil(here)}px` : '';
      if (two && there > here) heights.set(id, Math.ceil(there));
    }
    for (const name of ['headline', 'lead']) {
      const box = this.boxes.get(name);
      box.style.minHeight = '';
      editor[name].style.minHeight = '';
      const height = Math.max(box.offsetHeight, editor[name].offsetHeight);
      if (two) box.style.minHeight = editor[name].style.minHeight = `${height}px`;
    }
    const key = JSON.stringify([...heights]);
    if (editor.heights !== key) { editor.heights = key; editor.align(heights); }
  }
}
