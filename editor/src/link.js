// A link is put on the chosen words, or taken off them: its address is asked in a dialog.
import { schema, safeHref } from './schema.js';
import { element } from './html.js';
import { word } from './words.js';

export const link = (state, dispatch, view) => {
  const { from, to, empty } = state.selection;
  const type = schema.marks.link;
  if (!empty && state.doc.rangeHasMark(from, to, type)) {
    if (dispatch) dispatch(state.tr.removeMark(from, to, type));
    return true;
  }
  if (empty || !state.selection.$from.parent.type.allowsMarkType(type)) return false;
  if (dispatch) ask(view, (href) => view.dispatch(view.state.tr.addMark(from, to, type.create({ href }))));
  return true;
};

function ask(view, then) {
  const input = element('input', { type: 'url', name: 'address', required: true, pattern: '(https?://|mailto:).+', placeholder: 'https://' });
  const dialog = element('dialog', { class: 'ask', onclose: () => { dialog.remove(); view.focus(); } },
    element('form', { method: 'dialog', class: 'fields', onsubmit: () => { const href = safeHref(input.value.trim()); if (href) then(href); } },
      element('label', {}, element('span', {}, word('LINK_ADDRESS')), input),
      element('div', { class: 'row' }, element('button', { class: 'main' }, word('LINK_DO')),
        element('button', { type: 'button', onclick: () => dialog.close() }, word('CANCEL')))));
  document.body.append(dialog);
  dialog.showModal();
}
