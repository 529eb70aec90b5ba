// The panel of a conflict: each part that two people changed, with what each of them has, and a choice.
import { element } from './html.js';
import { word } from './words.js';

const shown = (side) => (side === null ? word('NOTHING') : side.order ? '' : side.text);

function side(name, conflict, take, checked) {
  const radio = element('input', { type: 'radio', name, value: take, checked });
  const words = take === 'both' || conflict.part === 'order' ? [] : [element('q', { lang: conflict.lang === 'notes' ? conflict.part.slice(5) : conflict.lang }, shown(conflict[take]))];
  return element('label', { class: 'side' }, element('span', { class: 'take' }, radio, word(take.toUpperCase())), ...words);
}

function choice(conflict, i, labels) {
  const name = `choice-${i}`;
  const kind = conflict.part.split(':')[0];
  const lang = conflict.lang === 'notes' ? conflict.part.slice(5) : conflict.lang;
  const box = element('fieldset', {}, element('legend', {}, `${word(`PART_${kind}`)} `, element('small', {}, labels.get(lang) ?? '')),
    side(name, conflict, 'mine', true), side(name, conflict, 'theirs', false));
  const offers = kind !== 'order' && kind !== 'reason' && conflict.mine && conflict.theirs;
  if (offers) box.append(side(name, conflict, 'both', false));
  if (conflict.base?.text) {
    box.append(element('details', {}, element('summary', {}, word('BASE')), element('p', { lang }, conflict.base.text)));
  }
  return box;
}

// `settled` is called with the choices, in the order of the conflicts.
export function conflictPanel(conflicts, labels, settled) {
  const boxes = conflicts.map((conflict, i) => choice(conflict, i, labels));
  const heading = element('h2', { tabindex: -1 }, word('CONFLICT'));
  const form = element('form', { class: 'conflicts', onsubmit: (event) => {
    event.preventDefault();
    settled(boxes.map((box) => box.querySelector('input:checked').value));
  } }, heading, element('p', {}, word('CONFLICT_TEXT')), ...boxes, element('p', {}, element('button', { class: 'main' }, word('SETTLE'))));
  return { form, heading };
}
