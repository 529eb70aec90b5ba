// Every block has an id of its own, the same for as long as it lives: by it versions, variants and citations know it.
import { Plugin } from 'prosemirror-state';
import { newId } from './blocks.js';

// Where two blocks have one id, the one with words keeps it: Enter at a block's begin makes a new block above it.
function changes(doc) {
  const holder = new Map();
  const wanted = [];
  doc.forEach((node, position) => {
    const id = node.attrs.id;
    const other = holder.get(id);
    if (!id || (other && (other.node.content.size || !node.content.size))) { wanted.push([position, newId()]); return; }
    if (other) wanted.push([other.position, newId()]);
    holder.set(id, { node, position });
  });
  return wanted;
}

export const ids = new Plugin({
  appendTransaction(transactions, before, { doc, tr }) {
    if (!transactions.some((one) => one.docChanged)) return null;
    const wanted = changes(doc);
    for (const [position, id] of wanted) tr.setNodeAttribute(position, 'id', id);
    return wanted.length ? tr : null;
  },
});
