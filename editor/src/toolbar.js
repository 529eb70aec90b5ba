// The toolbar: one stop of the Tab key, the arrows go along it.
import { redo, undo } from 'prosemirror-history';
import { marks, move, setKind } from './commands.js';
import { keepDialog } from './kept.js';
import { element } from './html.js';
import { kindOf, schema } from './schema.js';
import { word } from './words.js';

const kinds = ['paragraph', 'heading', 'quote', 'list', 'note'];

export class Toolbar {
  constructor({ active, link }) {
    this.active = active;
    const run = (command) => () => { const { view } = active(); command(view.state, view.dispatch, view); view.focus(); this.refresh(); };
    const button = (name, command, keys, text = word(name)) => element('button', { type: 'button', tabindex: -1, 'data-name': name,
      title: keys ? `${word(name)} (${keys})` : word(name), 'aria-label': word(name), onclick: run(command),
      onmousedown: (event) => event.preventDefault() }, text);
    this.kinds = kinds.map((kind, i) => button(`KIND_${kind}`, setKind(kind), `Ctrl+Alt+${i}`));
    this.marks = [['strong', 'Ctrl+B', element('b', {}, 'B')], ['em', 'Ctrl+I', element('i', {}, 'I')]].map(([name, keys, text]) => button(`MARK_${name}`, marks[name], keys, text));
    const rest = [button('MARK_link', link, 'Ctrl+K'), button('KEEP', keepDialog, 'Alt+L', 'Ж'), button('UP', move(-1), 'Alt+↑', '↑'), button('DOWN', move(1), 'Alt+↓', '↓'),
      button('UNDO', undo, 'Ctrl+Z', '↶'), button('REDO', redo, 'Ctrl+Y', '↷')];
    this.buttons = [...this.kinds, ...this.marks, ...rest];
    this.buttons[0].tabIndex = 0;
    this.dom = element('div', { class: 'toolbar', role: 'toolbar', 'aria-label': word('TOOLBAR'), onkeydown: (event) => this.along(event) }, ...this.buttons);
  }
  along(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = this.buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = this.buttons[(at + step + this.buttons.length) % this.buttons.length];
    for (const button of this.buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
  // What is at the cursor is pressed.
  refresh() {
    const { state } = this.active().view;
    const { $from, from, to, empty } = state.selection;
    const kind = $from.depth ? kindOf($from.node(1)) : null;
    this.kinds.forEach((button, i) => this.press(button, kinds[i] === kind));
    this.marks.forEach((button, i) => {
      const type = schema.marks[['strong', 'em'][i]];
      this.press(button, empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type));
    });
  }
  press(button, pressed) {
    if (button.getAttribute('aria-pressed') !== String(pressed)) button.setAttribute('aria-pressed', pressed);
  }
}
