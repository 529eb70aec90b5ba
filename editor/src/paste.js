// What comes from elsewhere, by the clipboard or dropped: Word, web pages, plain text. All words are kept, of the form
// only what the schema knows; pictures, styles and scripts are left behind.
import { Fragment, Slice } from 'prosemirror-model';
import { Selection } from 'prosemirror-state';
import { schema, safeHref } from './schema.js';
import { parsed } from './html.js';

const dropped = new Set(['SCRIPT', 'STYLE', 'HEAD', 'META', 'LINK', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'IMG', 'PICTURE', 'SVG', 'svg',
  'VIDEO', 'AUDIO', 'CANVAS', 'IFRAME', 'OBJECT', 'EMBED', 'INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'XML']);
const blocks = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'DD', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TBODY', 'THEAD', 'TFOOT', 'TR', 'UL', 'CAPTION']);

// Styles and handlers would do nothing in that document, but the page's policy would report each of them. Only what
// stands inside of a tag is renamed: words are left as they are.
const quiet = (html) => html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
  .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)(style|on[a-z]+)(\s*=)/gi, '$1data-$2$3'));
const style = (node) => (node.getAttribute('data-style') ?? '').toLowerCase();

function marksOf(node, marks) {
  const css = style(node);
  let now = marks;
  const bold = /font-weight:\s*(bold|[6-9]00)/.test(css) || (/^(B|STRONG)$/.test(node.nodeName) && !/font-weight:\s*(normal|[1-5]00)/.test(css));
  if (bold) now = schema.marks.strong.create().addToSet(now);
  if (/^(I|EM|CITE)$/.test(node.nodeName) || /font-style:\s*italic/.test(css)) now = schema.marks.em.create().addToSet(now);
  if (/^(CODE|KBD|TT|SAMP)$/.test(node.nodeName)) now = schema.marks.code.create().addToSet(now);
  const href = node.nodeName === 'A' && safeHref(node.getAttribute('href'));
  if (href) now = schema.marks.link.create({ href }).addToSet(now);
  return now;
}

// Walks a document and tells lines of text, each with the kind that stood around it.
class Lines {
  found = [];
  nodes = [];
  cell = false;

  end(kind) {
    const first = this.nodes[0];
    if (/^\s/.test(first?.text ?? '')) this.replace(0, first.text.trimStart());
    const last = this.nodes.length - 1;
    if (last >= 0 && /\s$/.test(this.nodes[last].text)) this.replace(last, this.nodes[last].text.trimEnd());
    if (this.nodes.length) this.found.push({ kind, nodes: this.nodes });
    this.nodes = [];
  }
  replace(at, text) {
    this.nodes.splice(at, 1, ...(text ? [schema.text(text, this.nodes[at].marks)] : []));
  }
  add(text, marks) {
    let words = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (words.startsWith(' ') && (!this.nodes.length || this.nodes.at(-1).text.endsWith(' '))) words = words.slice(1);
    if (words) this.nodes.push(schema.text(words, marks));
  }
  walk(parent, kind, marks) {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) this.add(child.data, marks);
      else if (child.nodeType === 1 && !dropped.has(child.nodeName)) this.enter(child, kind, marks);
    }
  }
  enter(node, kind, marks) {
    // Word writes the bullet of a list as text of its own.
    if (/mso-list:\s*ignore/.test(style(node))) return;
    if (node.nodeName === 'BR') return this.end(kind);
    if (/^T[DH]$/.test(node.nodeName)) {
      if (this.nodes.length) this.add(' · ', []);
      this.cell = true;
      this.walk(node, kind, marks);
      this.cell = false;
      return;
    }
    if (this.cell && blocks.has(node.nodeName)) {  // a row of a table is one line
      this.add(' ', []);
      return this.walk(node, kind, marksOf(node, marks));
    }
    if (!blocks.has(node.nodeName)) return this.walk(node, kind, marksOf(node, marks));
    this.end(kind);
    const word = /mso-list:/.test(style(node)) ? 'item' : null;
    const inner = word ?? (node.nodeName === 'LI' ? 'item' : /^H[1-6]$/.test(node.nodeName) ? 'heading'
      : node.nodeName === 'BLOCKQUOTE' ? 'quote' : kind);
    this.walk(node, inner, inner === 'heading' ? [] : marksOf(node, marks));
    this.end(inner);
  }
}

function nodesOf(lines) {
  const made = [];
  for (const { kind, nodes } of lines) {
    const last = made.at(-1);
    if (kind === 'item') {
      const item = schema.nodes.item.create(null, nodes);
      if (last?.type === schema.nodes.list) made[made.length - 1] = last.copy(last.content.append(Fragment.from(item)));
      else made.push(schema.nodes.list.create(null, item));
    } else if (kind === 'quote') {
      made.push(schema.nodes.quote.create(null, [schema.nodes.words.create(null, nodes), schema.nodes.speaker.create()]));
    } else {
      made.push(schema.nodes[kind].create(null, nodes));
    }
  }
  return made;
}

export function cleaned(html, text) {
  const lines = new Lines();
  if (html) {
    lines.walk(parsed(quiet(html)), 'paragraph', []);
    lines.end('paragraph');
  } else {
    for (const one of text.split(/\r?\n/)) if (one.trim()) lines.found.push({ kind: 'paragraph', nodes: [schema.text(one.trim())] });
  }
  return nodesOf(lines.found);
}

// Paragraphs at the ends join what they are put into; one block alone is put there as its words.
function sliceOf(nodes) {
  const open = (node) => (node.type === schema.nodes.paragraph || (nodes.length === 1 && node.isTextblock) ? 1 : 0);
  return new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
}

let copied = { text: null, slice: null };  // our own, whole, with the blocks' ids
export function rememberCopy(view, text) { copied = { text, slice: view.state.selection.content() }; }

export function put(view, data, position) {
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (position !== undefined) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(position))));
  const { state } = view;
  if (state.selection.$from.parent.type.spec.code) { view.dispatch(state.tr.insertText(text)); return; }
  const own = html.includes('data-pm-slice') && copied.slice && copied.text === text.replace(/\r\n/g, '\n');
  const nodes = own ? [] : cleaned(html, text);
  if (!own && !nodes.length) return;
  const { $from, empty } = state.selection;
  const { tr } = state;
  if (!own && empty && $from.depth === 1 && !$from.parent.content.size) {
    tr.replaceWith($from.before(), $from.after(), nodes);
    tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map($from.after())), -1));
  } else {
    tr.replaceSelection(own ? copied.slice : sliceOf(nodes));
  }
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
}
