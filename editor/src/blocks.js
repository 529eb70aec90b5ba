// Blocks as the API gives and takes them, and the document that the editor shows.
import { schema, safeHref } from './schema.js';
import { inlineMarkup } from './markup.js';
import { parsed } from './html.js';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (octet) => letters[octet % 36]).join('');

const markOf = { STRONG: () => schema.marks.strong.create(), EM: () => schema.marks.em.create(), CODE: () => schema.marks.code.create(),
  A: (element) => (safeHref(element.getAttribute('href')) ? schema.marks.link.create({ href: element.getAttribute('href') }) : null) };

// A line of the server's own safe markup.
function inline(parent, marks = []) {
  const nodes = [];
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) {
      const text = child.data.replace(/\n/g, ' ');
      if (text) nodes.push(schema.text(text, marks));
    } else {
      const mark = markOf[child.nodeName]?.(child);
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

function textOf(node) {
  if (node.type === schema.nodes.raw) return node.textContent;
  if (node.type !== schema.nodes.list && node.type !== schema.nodes.quote) return inlineMarkup(node);
  const lines = [];
  node.forEach((child) => lines.push(inlineMarkup(child).trim()));
  return lines.filter(Boolean).join('\n');
}

export const emptyBlock = (id = newId(), kind = 'paragraph') => nodeOf({ id, kind, text: '', lines: [''] });
export const docOf = (nodes) => schema.nodes.doc.create(null, nodes.length ? nodes : [emptyBlock()]);

// What was not touched is said as it stands in the record, however it is spelled there: `loaded` has it by id.
export function blocksOf(doc, loaded) {
  const blocks = [];
  doc.forEach((node) => {
    const known = loaded.get(node.attrs.id);
    const kind = node.type.name === 'raw' ? node.attrs.kind : node.type.name;
    const text = known?.node.eq(node) ? known.text : textOf(node).normalize('NFC').trim();
    if (text) blocks.push({ id: node.attrs.id, kind, text });
  });
  return blocks;
}
