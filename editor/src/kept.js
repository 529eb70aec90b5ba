// Words that the table of scripts leaves alone: names, abbreviations, a quotation in another language, and words whose
// Latin a person confirmed. A mark on them; it goes when the words it was put upon are changed.
import { Plugin } from 'prosemirror-state';
import { element } from './html.js';
import { schema } from './schema.js';
import { word } from './words.js';

const letter = /[\p{L}\p{M}\p{N}]/u;
const type = schema.marks.kept;
const languages = ['', 'en', 'sr-Latn', 'sr-Cyrl', 'de', 'fr', 'it', 'ru', 'el', 'hu', 'la'];

// The stretches of a textblock that are kept: each with its mark, words and place.
function stretches(node, begin) {
  const found = [];
  node.forEach((child, offset) => {
    const mark = type.isInSet(child.marks);
    const last = found.at(-1);
    const from = begin + 1 + offset;
    if (!mark) return;
    if (last?.to === from && last.mark.eq(mark)) { last.words += child.text; last.to += child.nodeSize; }
    else found.push({ mark, words: child.text, from, to: from + child.nodeSize });
  });
  return found;
}

// A word's Latin was said of the whole word: a letter beside it makes it another.
function stands({ mark, words, from, to }, doc) {
  if (words !== mark.attrs.of) return false;
  if (!mark.attrs.latin) return true;
  const $from = doc.resolve(from);
  const text = $from.parent.textBetween(0, $from.parent.content.size);
  const at = $from.parentOffset;
  return !letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + to - from] ?? ' ');
}

export const keptWords = new Plugin({
  appendTransaction(transactions, before, { doc, tr }) {
    if (!transactions.some((one) => one.docChanged)) return null;
    const old = new Set();
    before.doc.forEach((node) => old.add(node));
    doc.forEach((block, at) => {
      if (old.has(block)) return;
      doc.nodesBetween(at, at + block.nodeSize, (node, position) => {
        if (!node.isTextblock) return true;
        for (const one of stretches(node, position)) if (!stands(one, doc)) tr.removeMark(one.from, one.to, one.mark);
        return false;
      });
    });
    return tr.docChanged ? tr : null;
  },
});

// The chosen words without spaces around them, or the word at the cursor.
export function chosenWords(words, from, to) {
  let [begin, end] = [from, to];
  if (begin === end) {
    while (begin > 0 && letter.test(words[begin - 1])) --begin;
    while (end < words.length && letter.test(words[end])) ++end;
  }
  while (begin < end && /\s/.test(words[begin])) ++begin;
  while (end > begin && /\s/.test(words[end - 1])) --end;
  return begin < end ? { begin, end, of: words.slice(begin, end) } : null;
}

function place(state) {
  const { $from, $to } = state.selection;
  if (!$from.sameParent($to) || !$from.parent.isTextblock || !$from.parent.type.allowsMarkType(type)) return null;
  const words = $from.parent.textBetween(0, $from.parent.content.size, '', '￼');
  const chosen = chosenWords(words, $from.parentOffset, $to.parentOffset);
  return chosen && { from: $from.start() + chosen.begin, to: $from.start() + chosen.end, of: chosen.of };
}

const markAt = (state, { from, to }) => {
  let found = null;
  state.doc.nodesBetween(from, to, (node) => { found ??= node.isText ? type.isInSet(node.marks) : null; });
  return found;
};

export const keepAs = (from, to, attrs) => (state, dispatch) => {
  if (dispatch) dispatch(state.tr.removeMark(from, to, type).addMark(from, to, type.create(attrs)));
  return true;
};

// Leaves the words as they are written, or hands them to the table again.
export const keep = (state, dispatch) => {
  const at = place(state);
  if (!at) return false;
  if (!dispatch) return true;
  if (markAt(state, at)) dispatch(state.tr.removeMark(at.from, at.to, type));
  else keepAs(at.from, at.to, { kind: 'name', of: at.of })(state, dispatch);
  return true;
};

// What shall stand in Latin, and in which language the words are, is asked in a dialog.
export const keepDialog = (state, dispatch, view) => {
  const at = place(state);
  if (!at) return false;
  if (dispatch) askKept(at.of, markAt(state, at)?.attrs ?? {}, view, (attrs) => {
    const { tr } = view.state;
    tr.removeMark(at.from, at.to, type);
    if (attrs) tr.addMark(at.from, at.to, type.create({ ...attrs, of: at.of }));
    view.dispatch(tr);
  });
  return true;
};

export function askKept(of, { latin, lang }, back, then) {
  const input = element('input', { name: 'latin', lang: 'sr-Latn', value: latin ?? '', placeholder: of, maxlength: 90, autocomplete: 'off', pattern: '[^\\\\*`\\[\\]<_&]*' });
  const choice = element('select', { name: 'lang' }, ...languages.map((one) => element('option', { value: one, selected: one === (lang ?? '') }, one ? word(`LANG_${one}`) : word('KEEP_SAME'))));
  const close = (attrs) => { dialog.close(); then(attrs); };
  const dialog = element('dialog', { class: 'ask', 'aria-labelledby': 'kept-title', onclose: () => { dialog.remove(); back.focus(); } },
    element('form', { method: 'dialog', class: 'fields', onsubmit: (event) => { event.preventDefault();
      close({ kind: choice.value ? 'foreign' : 'name', latin: input.value.trim() || null, lang: choice.value || null }); } },
    element('h2', { id: 'kept-title' }, `${word('KEEP')}: ${of}`),
    element('label', {}, element('span', {}, word('KEEP_LATIN')), input),
    element('label', {}, element('span', {}, word('KEEP_LANG')), choice),
    element('div', { class: 'row' }, element('button', { class: 'main' }, word('KEEP_DO')),
      element('button', { type: 'button', onclick: () => close(null) }, word('KEEP_NOT')),
      element('button', { type: 'button', onclick: () => dialog.close() }, word('CANCEL')))));
  document.body.append(dialog);
  dialog.showModal();
}
