// What the editor can hold: the kinds of block that the record has (docs/desk_api.md), and of inline markup
// what the record's blocks have (emphasis, strong, code, links), and the words kept from the table of scripts. Nothing else can be typed, pasted or dropped.
import { Schema } from 'prosemirror-model';

const id = { id: { default: null } };
const tagged = (kind) => (node) => [kind.tag, { 'data-id': node.attrs.id ?? '', class: kind.name }, 0];

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', attrs: id, toDOM: tagged({ tag: 'p', name: 'paragraph' }) },
    heading: { content: 'inline*', group: 'block', attrs: id, toDOM: tagged({ tag: 'h2', name: 'heading' }) },
    note: { content: 'inline*', group: 'block', attrs: id, toDOM: tagged({ tag: 'p', name: 'note' }) },
    quote: { content: 'words speaker', group: 'block', attrs: id, defining: true, selectable: false, toDOM: tagged({ tag: 'div', name: 'statement' }) },
    words: { content: 'inline*', selectable: false, toDOM: () => ['p', { class: 'words' }, 0] },
    speaker: { content: 'inline*', selectable: false, toDOM: () => ['p', { class: 'speaker' }, 0] },
    list: { content: 'item+', group: 'block', attrs: id, selectable: false, toDOM: tagged({ tag: 'ul', name: 'list' }) },
    item: { content: 'inline*', selectable: false, toDOM: () => ['li', 0] },
    // A table or a file: kept as its words, changed as words.
    raw: { content: 'text*', marks: '', code: true, group: 'block', attrs: { ...id, kind: { default: 'table' } }, toDOM: tagged({ tag: 'pre', name: 'raw' }) },
    text: { group: 'inline' },
  },
  marks: {
    link: { attrs: { href: {} }, inclusive: false, toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noreferrer' }, 0] },
    strong: { toDOM: () => ['strong', 0] },
    em: { toDOM: () => ['em', 0] },
    // `of`: the words it was put upon.
    kept: { attrs: { kind: { default: 'name' }, latin: { default: null }, lang: { default: null }, of: { default: null } }, inclusive: false,
      toDOM: ({ attrs }) => ['span', { class: 'kept', 'data-kept': attrs.kind, ...(attrs.lang && { lang: attrs.lang }), ...(attrs.latin && { title: attrs.latin }) }, 0] },
    code: { code: true, excludes: '_', toDOM: () => ['code', 0] },
  },
});

export const kindOf = (node) => (node.type.name === 'raw' ? node.attrs.kind : node.type.name);
export const safeHref = (href) => (/^(https?:\/\/|mailto:)[^\s]+$/i.test(href ?? '') ? href : null);
