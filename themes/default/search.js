// What may be meant, while one types: an editable combobox with a list (WAI-ARIA Authoring Practices). The form
// works without; a choice is a word for the field, or a release to go to.
'use strict';

const form = document.querySelector('form[data-suggest]');
const field = form.elements.q;
const list = form.querySelector('[role=listbox]');
let active = -1;
let asked = null;
let pause = 0;

const options = () => Array.from(list.children);

function close() {
  list.hidden = true;
  active = -1;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function point(at) {
  const all = options();
  active = (at + all.length) % all.length;
  all.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
  field.setAttribute('aria-activedescendant', all[active].id);
  all[active].scrollIntoView({ block: 'nearest' });
}

function choose(option) {
  close();
  if (option.dataset.href) { location.href = option.dataset.href; return; }
  field.value = option.textContent;
  form.requestSubmit();
}

function offer(choices) {
  close();
  list.replaceChildren(...choices.map(({ text, lang, path }, i) => {
    const option = document.createElement('li');
    option.id = `suggested-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.lang = lang;
    option.textContent = text;
    if (path) option.dataset.href = path;
    return option;
  }));
  if (choices.length === 0) return;
  list.hidden = false;
  field.setAttribute('aria-expanded', 'true');
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.suggest}&q=${encodeURIComponent(field.value)}`, { signal: asked.signal });
    if (!answer.ok) { close(); return; }
    const { words, releases } = await answer.json();
    if (document.activeElement === field) offer([...words, ...releases]);
  } catch (problem) {
    if (problem.name !== 'AbortError') close();
  }
}

field.setAttribute('role', 'combobox');
field.setAttribute('aria-autocomplete', 'list');
field.setAttribute('aria-controls', list.id);
field.setAttribute('aria-expanded', 'false');
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(ask, 120);
});
field.addEventListener('keydown', (event) => {
  const open = !list.hidden;
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!open && options().length > 0 && event.key === 'ArrowDown') {
      list.hidden = false;
      field.setAttribute('aria-expanded', 'true');
    }
    if (list.hidden) return;
    point(event.key === 'ArrowDown' ? active + 1 : (active < 0 ? 0 : active) - 1);
  } else if (event.key === 'Enter' && open && active >= 0) {
    choose(options()[active]);
  } else if (event.key === 'Escape' && open) {
    close();
  } else {
    return;
  }
  event.preventDefault();
});
field.addEventListener('blur', close);
form.addEventListener('submit', () => { clearTimeout(pause); asked?.abort(); });
list.addEventListener('pointerdown', (event) => event.preventDefault());  // the field keeps the focus
list.addEventListener('click', (event) => {
  const option = event.target.closest('[role=option]');
  if (option) choose(option);
});
