// What others wrote comes into the editor while it is being typed in: only what was not touched since it was sent is
// replaced, so no letter typed meanwhile is lost, and the cursor stays where it is.
import { docOf, emptyBlock, nodeOf } from './blocks.js';
import { keptAs } from './octets.js';
import { loadedOf } from './text_editor.js';

const children = (doc) => { const all = []; doc.forEach((node) => all.push(node)); return all; };

// Each of `extra` behind the node that it stands behind now.
function insertBehind(nodes, now, extra) {
  now.forEach((node, i) => {
    if (!extra.has(node)) return;
    const before = now.slice(0, i).reverse().find((one) => nodes.some((other) => other.attrs.id === one.attrs.id));
    const at = before ? nodes.findIndex((one) => one.attrs.id === before.attrs.id) + 1 : 0;
    nodes.splice(at, 0, node);
  });
  return nodes;
}

// `typed`: a person chose it, and can undo it.
function replaceDocument(view, doc, typed) {
  const old = view.state.doc;
  const start = old.content.findDiffStart(doc.content);
  if (start === null) return;
  let { a, b } = old.content.findDiffEnd(doc.content);
  const overlap = start - Math.min(a, b);
  if (overlap > 0) { a += overlap; b += overlap; }
  view.dispatch(view.state.tr.replace(start, a, doc.slice(start, b)).setMeta('addToHistory', typed).setMeta('theirs', !typed));
}

// What is said in a part, with what is kept of its words.
const part = (text, name, words = text[name]) => JSON.stringify([words, (text.kept[name] ?? []).map(keptAs)]);
const said = (text) => new Map(text.blocks.map((block) => [block.id, part(text, block.id, block.text)]));

// True: all of it came in. False: of some part others' words and newer ones of mine stand against each other; then what
// is typed still stands upon the old revision.
export function adopt(editor, sent, server) {
  const { view, loaded } = editor;
  const now = children(view.state.doc);
  const mine = said(editor.typed());
  const before = said(sent);
  const theirs = said(server);
  const untouched = (id) => mine.get(id) === before.get(id);
  const nodes = [];
  let whole = true;
  loaded.clear();
  for (const block of server.blocks) {
    const node = nodeOf(block);
    loaded.set(block.id, loadedOf(server, block, node));
    const here = now.find((one) => one.attrs.id === block.id);
    if (!untouched(block.id) && before.get(block.id) !== theirs.get(block.id)) whole = false;
    if (!here && before.has(block.id)) continue;
    nodes.push(here && (!untouched(block.id) || mine.get(block.id) === theirs.get(block.id)) ? here : node);
  }
  const known = new Set(server.blocks.map((block) => block.id));
  const gone = (id) => before.has(id) && untouched(id);
  if (now.some(({ attrs: { id } }) => !known.has(id) && before.has(id) && !untouched(id))) whole = false;
  const extra = new Set(now.filter((node) => !known.has(node.attrs.id) && !gone(node.attrs.id)));
  replaceDocument(view, docOf(insertBehind(nodes, now, extra)), false);
  const typedNow = editor.typed();
  for (const [name, field] of Object.entries(editor.fields)) {
    if (part(sent, name) === part(server, name)) continue;
    if (part(typedNow, name) === part(sent, name)) field.set(server[name], server.kept[name] ?? []);
    else whole = false;
  }
  return whole;
}

// A translation has a place for each block of its source.
export function makeRoom(editor, sourceDoc) {
  const now = children(editor.view.state.doc);
  const source = children(sourceDoc);
  const missing = new Set(source.filter((node) => node.content.size && !now.some((one) => one.attrs.id === node.attrs.id)));
  if (!missing.size) return;
  const rooms = new Map([...missing].map((node) => [node, emptyBlock(node.attrs.id, node.type.name === 'raw' ? node.attrs.kind : node.type.name)]));
  const kept = now.filter((node) => node.content.size || source.some((one) => one.attrs.id === node.attrs.id));
  const whole = insertBehind(kept, source, missing).map((node) => rooms.get(node) ?? node);
  replaceDocument(editor.view, docOf(whole), false);
}

// One part as it was chosen of a conflict. Both: theirs stand as a block of their own behind mine.
export function choose(editor, { part, mine, theirs }, take) {
  if (take === 'mine') return;
  if (part === 'headline' || part === 'lead') {
    const words = theirs?.text ?? '';
    if (take === 'theirs') editor.fields[part].set(words, theirs?.kept ?? []);
    else editor[part].value = [mine?.text, words].filter(Boolean).join(part === 'lead' ? ' ' : ' / ');
    return;
  }
  const nodes = children(editor.view.state.doc);
  if (part === 'order') {
    const place = (node) => theirs.order.indexOf(node.attrs.id);
    const sorted = nodes.filter((node) => place(node) >= 0).sort((one, other) => place(one) - place(other));
    replaceDocument(editor.view, docOf(nodes.map((node) => (place(node) >= 0 ? sorted.shift() : node))), true);
    return;
  }
  const id = part.slice(part.indexOf(':') + 1);
  const at = nodes.findIndex((node) => node.attrs.id === id);
  const node = theirs && nodeOf(theirs);
  if (at < 0 && node) nodes.push(node);
  else if (take === 'theirs') nodes.splice(at, 1, ...(node ? [node] : []));
  else if (node) nodes.splice(at + 1, 0, node.type.create({ ...node.attrs, id: null }, node.content));
  replaceDocument(editor.view, docOf(nodes), true);
}
