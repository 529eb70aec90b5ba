// What keys and the toolbar do.
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Fragment } from 'prosemirror-model';
import { Selection, TextSelection } from 'prosemirror-state';
import { keep, keepDialog } from './kept.js';
import { schema, kindOf } from './schema.js';

const { paragraph, quote, words, speaker, list, item, raw } = schema.nodes;

// The blocks that the selection touches: their nodes and where they stand.
function touched(state) {
  const { $from, $to } = state.selection;
  const first = $from.index(0);
  const last = Math.min($to.index(0), state.doc.childCount - 1);
  let from = 0;
  for (let i = 0; i < first; ++i) from += state.doc.child(i).nodeSize;
  const nodes = [];
  for (let i = first; i <= last; ++i) nodes.push(state.doc.child(i));
  return { nodes, from, to: from + nodes.reduce((sum, node) => sum + node.nodeSize, 0) };
}

// The lines of a block, each as its inline content; a speaker that says nothing is no line.
function linesOf(node) {
  if (node.isTextblock) return [node.content];
  const lines = [];
  node.forEach((child) => { if (child.content.size || child.type !== speaker) lines.push(child.content); });
  return lines;
}

function made(kind, nodes) {
  const lines = nodes.flatMap((node) => linesOf(node).map((content, i) => ({ content, id: i ? null : node.attrs.id })));
  if (kind === 'list') return [list.create({ id: nodes[0].attrs.id }, lines.map(({ content }) => item.create(null, content)))];
  if (kind === 'quote') {
    return nodes.map((node) => {
      const [said, ...rest] = linesOf(node);
      const by = rest.length ? rest.at(-1) : Fragment.empty;
      const between = rest.slice(0, -1).reduce((all, one) => all.append(Fragment.from(schema.text(' '))).append(one), said ?? Fragment.empty);
      return quote.create({ id: node.attrs.id }, [words.create(null, between), speaker.create(null, by)]);
    });
  }
  return lines.map(({ content, id }) => schema.nodes[kind].create({ id }, content));
}

export const setKind = (kind) => (state, dispatch) => {
  const { nodes, from, to } = touched(state);
  if (nodes.some((node) => node.type === raw) || nodes.every((node) => kindOf(node) === kind)) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(from, to, made(kind, nodes));
    const at = Math.min(state.selection.head, tr.doc.content.size);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at), -1)).scrollIntoView());
  }
  return true;
};

export const move = (step) => (state, dispatch) => {
  const { nodes, from, to } = touched(state);
  const index = state.doc.resolve(from).index(0);
  const other = step < 0 ? state.doc.maybeChild(index - 1) : state.doc.maybeChild(index + nodes.length);
  if (!other || (step < 0 && index === 0)) return false;
  if (dispatch) {
    const shift = step * other.nodeSize;
    const begin = step < 0 ? from - other.nodeSize : from;
    const end = step < 0 ? to : to + other.nodeSize;
    const tr = state.tr.replaceWith(begin, end, step < 0 ? [...nodes, other] : [other, ...nodes]);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, state.selection.anchor + shift, state.selection.head + shift)).scrollIntoView());
  }
  return true;
};

const parent = (state) => state.selection.$from.parent;
const atBegin = (state) => state.selection.empty && state.selection.$from.parentOffset === 0;

function paragraphAfter(state, dispatch, end, from = end) {
  if (dispatch) {
    const tr = state.tr.replaceWith(from, end, paragraph.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from + 1))).scrollIntoView());
  }
  return true;
}

// Enter: from the words to their speaker, from the speaker to what follows; an empty item ends its list.
function enter(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty) return false;
  if (parent(state).type === words && $from.parentOffset === parent(state).content.size) {
    if (dispatch) dispatch(state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1)).scrollIntoView());
    return true;
  }
  if (parent(state).type === words) {
    if (dispatch) {
      const rest = parent(state).content.cut($from.parentOffset);
      const tr = state.tr.insert($from.after(1), paragraph.create(null, rest)).delete($from.pos, $from.end());
      dispatch(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map($from.after(1), -1) + 1))).scrollIntoView());
    }
    return true;
  }
  if (parent(state).type === speaker) return paragraphAfter(state, dispatch, $from.after(1));
  const last = $from.depth > 1 && $from.index(1) === $from.node(1).childCount - 1;
  if (parent(state).type !== item || parent(state).content.size || !last) return false;
  const alone = $from.node(1).childCount === 1;
  if (alone) return paragraphAfter(state, dispatch, $from.after(1), $from.before(1));
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    const end = tr.mapping.map($from.after(1));
    tr.insert(end, paragraph.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  }
  return true;
}

// Backspace at the begin of a quote or a list makes paragraphs of it again; of the speaker's line it goes up.
function backspace(state, dispatch) {
  if (!atBegin(state)) return false;
  const { $from } = state.selection;
  if (parent(state).type === speaker) {
    if (dispatch) dispatch(state.tr.setSelection(TextSelection.create(state.doc, $from.before() - 1)));
    return true;
  }
  const first = $from.depth > 1 && $from.index(1) === 0;
  if (first || ['heading', 'note'].includes(parent(state).type.name)) return setKind('paragraph')(state, dispatch);
  return false;
}

const becomes = (pattern, kind) => new InputRule(pattern, (state, match, start, end) => {
  if (parent(state).type !== paragraph) return null;
  const cut = state.apply(state.tr.delete(start, end));
  const { nodes, from } = touched(cut);
  const tr = state.tr.delete(start, end);
  tr.replaceWith(from, from + nodes[0].nodeSize, made(kind, nodes));
  return tr.setSelection(Selection.near(tr.doc.resolve(from + 1)));
});

export const rules = inputRules({ rules: [becomes(/^##\s$/, 'heading'), becomes(/^\*\s$/, 'list'), becomes(/^>\s$/, 'quote')] });

export const marks = { strong: toggleMark(schema.marks.strong), em: toggleMark(schema.marks.em) };

export const keys = (link) => [
  keymap({ Enter: enter, Backspace: backspace, 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo,
    'Mod-b': marks.strong, 'Mod-i': marks.em, 'Mod-k': link,
    'Mod-Alt-0': setKind('paragraph'), 'Mod-Alt-1': setKind('heading'), 'Mod-Alt-2': setKind('quote'), 'Mod-Alt-3': setKind('list'), 'Mod-Alt-4': setKind('note'),
    'Alt-k': keep, 'Alt-l': keepDialog,
    'Alt-ArrowUp': move(-1), 'Alt-ArrowDown': move(1) }),
  keymap(baseKeymap),
];
