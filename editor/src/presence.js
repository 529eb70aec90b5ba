// Who else has this edition open: a row of initials, with the name and the place of the cursor on each, and a bar beside
// the block in which somebody else stands.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import * as api from './api.js';
import { newId } from './blocks.js';
import { element } from './html.js';
import { word } from './words.js';

const beat = 15000;
const soon = 1500;
const others = new PluginKey('others');

export const initials = (name) => name.split(/[\s-]+/).filter(Boolean).slice(0, 2).map((one) => [...one][0].toUpperCase()).join('');

export const standing = new Plugin({
  key: others,
  state: {
    init: () => new Map(),
    apply: (tr, old) => tr.getMeta(others) ?? old,
  },
  props: {
    decorations(state) {
      const here = others.getState(state);
      if (!here.size) return null;
      const made = [];
      state.doc.forEach((node, at) => {
        const who = here.get(node.attrs.id);
        if (who) made.push(Decoration.node(at, at + node.nodeSize, { class: 'other-here', 'data-who': who }));
      });
      return DecorationSet.create(state.doc, made);
    },
  },
});

export class Presence {
  #page = newId();
  #timer = null;
  #told = '';

  // `where` tells the variant and the part in which the cursor stands.
  constructor(key, { where, editors, labels }) {
    Object.assign(this, { key, where, editors, labels });
    this.dom = element('ul', { class: 'present', 'aria-label': word('PRESENT') });
    this.#beat();
    document.addEventListener('selectionchange', () => {
      if (this.#told !== JSON.stringify(this.where())) this.#plan(soon);
    });
    window.addEventListener('pagehide', () => api.leave(key, { page: this.#page, left: true }));
    window.addEventListener('pageshow', (event) => { if (event.persisted) this.#beat(); });
  }
  #plan(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(), wait);
  }
  async #beat() {
    const where = this.where();
    this.#told = JSON.stringify(where);
    this.#plan(beat);
    const answer = await api.present(this.key, { page: this.#page, ...where }).catch(() => null);
    this.show(answer?.others ?? []);
  }
  show(all) {
    const rows = all.map(({ name, lang, part, you }) => {
      const place = [part && (word(`PART_${part}`) === `PART_${part}` ? word('PART_block') : word(`PART_${part}`)), this.labels.get(lang)].filter(Boolean).join(', ');
      const said = [you ? word('PRESENT_YOU') : name, place].filter(Boolean).join(': ');
      return element('li', {}, element('button', { type: 'button', class: 'person', 'data-name': said, 'aria-label': `${initials(name)}, ${said}` }, initials(name)));
    });
    const key = JSON.stringify(all);
    if (this.shown === key) return;
    this.shown = key;
    this.dom.replaceChildren(...rows);
    this.dom.hidden = !all.length;
    for (const [lang, editor] of this.editors) {
      const here = new Map(all.filter((one) => one.lang === lang).map(({ part, name }) => [part, initials(name)]));
      editor.view.dispatch(editor.view.state.tr.setMeta(others, here).setMeta('addToHistory', false).setMeta('theirs', true));
    }
  }
}
