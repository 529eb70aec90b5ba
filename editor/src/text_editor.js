// One variant's text as it is written: headline, lead, and the blocks in an editor of their own.
import { history } from 'prosemirror-history';
import { EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { blocksOf, docOf, emptyBlock, nodeOf } from './blocks.js';
import { keys, rules } from './commands.js';
import { Field } from './field.js';
import { element } from './html.js';
import { ids } from './ids.js';
import { pointed } from './hints.js';
import { keptWords } from './kept.js';
import { keptAs } from './octets.js';
import { put, rememberCopy } from './paste.js';
import { standing } from './presence.js';
import { word } from './words.js';

// Least heights of blocks, so that they stand beside those of the other column.
const heights = new PluginKey('heights');
const aligned = new Plugin({
  key: heights,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, old) {
      const wanted = tr.getMeta(heights);
      if (!wanted) return old.map(tr.mapping, tr.doc);
      const made = [];
      tr.doc.forEach((node, position) => {
        const height = wanted.get(node.attrs.id);
        if (height) made.push(Decoration.node(position, position + node.nodeSize, { style: `min-height:${height}px` }));
      });
      return DecorationSet.create(tr.doc, made);
    },
  },
  props: { decorations: (state) => heights.getState(state) },
});

// What is empty says what goes there.
const hints = new Plugin({
  props: {
    decorations(state) {
      const made = [];
      state.doc.descendants((node, position) => {
        const hint = node.isTextblock && !node.content.size && (node.type.name === 'speaker' ? word('SPEAKER_HINT') : state.doc.childCount === 1 ? word('BODY_HINT') : '…');
        if (hint) made.push(Decoration.node(position, position + node.nodeSize, { 'data-hint': hint }));
      });
      return DecorationSet.create(state.doc, made);
    },
  },
});

// A block as the record has it.
export const loadedOf = (text, block, node) => ({ node, text: block.text, kept: (text.kept?.[block.id] ?? []).map(keptAs) });

export class TextEditor {
  loaded = new Map();  // the blocks as the record has them, by id

  constructor(text, { changed, selected, link }) {
    this.lang = text.lang;
    this.fields = { headline: new Field('headline', text.lang, changed), lead: new Field('lead', text.lang, changed) };
    this.headline = this.fields.headline.area;
    this.lead = this.fields.lead.area;
    this.headline.addEventListener('keydown', (event) => this.onward(event, this.lead));
    this.lead.addEventListener('keydown', (event) => this.onward(event, null));
    const mount = element('div', { class: 'body' });
    this.dom = element('div', { class: 'typed' }, this.headline, this.lead, mount);
    this.plugins = [ids, keptWords, rules, history(), ...keys(link), aligned, hints, pointed, standing];
    const attributes = { lang: text.lang, spellcheck: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': word('BODY') };
    this.view = new EditorView(mount, {
      state: this.stateOf(text), attributes,
      dispatchTransaction: (tr) => {
        this.view.updateState(this.view.state.apply(tr));
        if (tr.docChanged && !tr.getMeta('theirs')) changed();
        selected();
      },
      clipboardTextSerializer: (slice) => {
        const lines = [];
        slice.content.descendants((node) => { if (node.isTextblock) lines.push(node.textContent); });
        return lines.length ? lines.join('\n') : slice.content.textBetween(0, slice.content.size);
      },
      handleDOMEvents: {
        paste: (view, event) => { event.preventDefault(); put(view, event.clipboardData); return true; },
        copy: (view) => { this.remember(view); return false; },
        cut: (view) => { this.remember(view); return false; },
        drop: (view, event) => {
          if (view.dragging) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at) put(view, event.dataTransfer, at.pos);
          return true;
        },
      },
    });
    this.setFields(text);
  }
  setFields(text) {
    for (const [name, field] of Object.entries(this.fields)) field.set(text[name], text.kept?.[name] ?? []);
  }
  remember(view) {
    const slice = view.state.selection.content();
    rememberCopy(view, view.props.clipboardTextSerializer(slice));
  }

  // Enter goes on to the next field.
  onward(event, next) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (next) next.focus();
    else this.view.focus();
  }
  stateOf(text) {
    const nodes = text.blocks.map((block) => (block.text === '' ? emptyBlock(block.id, block.kind) : nodeOf(block)));
    text.blocks.forEach((block, i) => { if (block.text !== '') this.loaded.set(block.id, loadedOf(text, block, nodes[i])); });
    return EditorState.create({ doc: docOf(nodes), plugins: this.plugins });
  }
  // What is typed, as the API takes it.
  typed() {
    const kept = {};
    for (const [name, field] of Object.entries(this.fields)) {
      const places = field.kept();
      if (places.length) kept[name] = places;
    }
    const blocks = blocksOf(this.view.state.doc, this.loaded, kept);
    return { lang: this.lang, headline: this.headline.value.trim(), lead: this.lead.value.trim(), blocks, kept };
  }
  // The part in which the cursor stands.
  partHere() {
    for (const [name, { area }] of Object.entries(this.fields)) if (area === document.activeElement) return name;
    const { $from } = this.view.state.selection;
    return this.view.hasFocus() && $from.depth ? $from.node(1).attrs.id : '';
  }
  // Another text in place of this, with no way back.
  reset(text) {
    this.loaded.clear();
    this.setFields(text);
    this.view.updateState(this.stateOf(text));
  }
  align(wanted) { this.view.dispatch(this.view.state.tr.setMeta(heights, wanted).setMeta('addToHistory', false)); }

  // The blocks' elements by id, in order.
  elements() {
    const found = new Map();
    this.view.state.doc.forEach((node, position) => { found.set(node.attrs.id, this.view.nodeDOM(position)); });
    return found;
  }
  wordCount() {
    const all = `${this.headline.value} ${this.lead.value} ${this.view.state.doc.textBetween(0, this.view.state.doc.content.size, ' ')}`;
    return (all.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []).length;
  }
}
