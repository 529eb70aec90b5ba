// Blocks as the API gives and takes them, and the document that the editor shows.
import { schema, safeHref } from './schema.js';
import { inlineMarkup, unedged } from './markup.js';
import { parsed } from './html.js';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (octet) => letters[octet % 36]).join('');

const markOf = { STRONG: () => schema.marks.strong.create(), EM: () => schema.marks.em.create(), CODE: () => schema.marks.code.create(),
  A: (element) => (safeHref(element.getAttribute('href')) ? schema.marks.link.create({ href: element.getAttribute('href') }) : null) };

const keptMark = ({ dataset: { kept, latin }, lang, textContent }) => schema.marks.kept.create({ kind: kept, latin: latin ?? null, lang: lang || null, of: textContent });

// A line of the server's own safe markup.
function inline(parent, marks = []) {
  const nodes = [];
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) {
      const text = child.data.replace(/\n/g, ' ');
      if (text) nodes.push(schema.text(text, marks));
    } else {
      const mark = child.dataset.kept ? keptMark(child) : markOf[child.nodeName]?.(child);
      nodes.push(...inline(child, mark ? mark.addToSet(marks) : marks));
    }
  }
  return nodes;
}
const line = (html) => inline(parsed(html));

export function nodeOf({ id, kind, text, lines }) {
  if (kind === 'list') return schema.nodes.list.create({ id }, lines.map((html) => schema.nodes.item.create(null, line(html))));
  if (kind === 'quote') {
    const words = lines.length > 1 ? lines.slice(0, -1) : lines;
    const said = words.flatMap((html, i) => (i ? [schema.text(' '), ...line(html)] : line(html)));
    const speaker = lines.length > 1 ? line(lines.at(-1)) : [];
    return schema.nodes.quote.create({ id }, [schema.nodes.words.create(null, said), schema.nodes.speaker.create(null, speaker)]);
  }
  if (kind === 'table' || kind === 'media') return schema.nodes.raw.create({ id, kind }, text ? schema.text(text) : null);
  return schema.nodes[kind].create({ id }, line(lines[0] ?? ''));
}

function textOf(node, kept) {
  if (node.type === schema.nodes.raw) return node.textContent;
  if (node.type !== schema.nodes.list && node.type !== schema.nodes.quote) return inlineMarkup(node, kept);
  const lines = [];
  node.forEach((child) => lines.push(inlineMarkup(child, kept).trim()));
  return lines.filter(Boolean).join('\n');
}
function spelled(node) {
  const kept = [];
  return unedged(textOf(node, kept).normalize('NFC').trim(), kept);
}

export const emptyBlock = (id = newId(), kind = 'paragraph') => nodeOf({ id, kind, text: '', lines: [''] });
export const docOf = (nodes) => schema.nodes.doc.create(null, nodes.length ? nodes : [emptyBlock()]);

// What was not touched is said as it stands in the record, however it is spelled there: `loaded` has it by id. `kept` is
// given the kept words of each block that has some.
export function blocksOf(doc, loaded, kept = {}) {
  const blocks = [];
  doc.forEach((node) => {
    const known = loaded.get(node.attrs.id);
    const kind = node.type.name === 'raw' ? node.attrs.kind : node.type.name;
    const said = known?.node.eq(node) ? known : spelled(node);
    if (!said.text) return;
    blocks.push({ id: node.attrs.id, kind, text: said.text });
    if (said.kept.length) kept[node.attrs.id] = said.kept;
  });
  return blocks;
}
