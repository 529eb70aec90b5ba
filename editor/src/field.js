// Headline and lead: one line of plain words each, with the words in it that are kept from the table of scripts. A
// textarea has no marks: their places are followed through each change of its words.
import { element } from './html.js';
import { askKept, chosenWords } from './kept.js';
import { keptAs, octets, units } from './octets.js';
import { word } from './words.js';

const letter = /[\p{L}\p{M}\p{N}]/u;

export class Field {
  #kept = [];  // places in #words
  #words = '';

  constructor(name, lang, onchange) {
    this.name = name;
    this.onchange = onchange;
    const area = element('textarea', { lang, rows: 1, spellcheck: 'true', class: name, 'aria-label': word(name.toUpperCase()), placeholder: word(name.toUpperCase()) });
    const fit = () => { area.style.height = 'auto'; area.style.height = `${area.scrollHeight + 2}px`; };
    area.addEventListener('input', () => {
      if (area.value.includes('\n')) area.value = area.value.replace(/\s*\n\s*/g, ' ');
      if (!CSS.supports('field-sizing', 'content')) fit();
      onchange();
    });
    area.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !/^Key[KL]$/.test(event.code)) return;
      event.preventDefault();
      if (event.code === 'KeyK') this.toggle();
      else this.ask();
    });
    this.area = area;
  }

  set(words, kept) {
    this.area.value = words;
    this.#words = this.area.value;
    this.#kept = kept.map((one) => ({ ...one, start: units(words, one.start), end: units(words, one.end) }));
  }

  // What is kept, in the field as it is now: a place whose words were touched is gone.
  places() {
    const now = this.area.value;
    const old = this.#words;
    if (now === old) return this.#kept;
    const most = Math.min(now.length, old.length);
    let before = 0;
    while (before < most && now[before] === old[before]) ++before;
    let after = 0;
    while (after < most - before && now.at(-1 - after) === old.at(-1 - after)) ++after;
    const shift = now.length - old.length;
    this.#kept = this.#kept.map((one) => {
      if (one.end <= before) return one;
      return one.start >= old.length - after ? { ...one, start: one.start + shift, end: one.end + shift } : null;
    }).filter((one) => one && !(one.latin && (letter.test(now[one.start - 1] ?? ' ') || letter.test(now[one.end] ?? ' '))));
    this.#words = now;
    return this.#kept;
  }

  // As the API takes them: octets of the trimmed words.
  kept() {
    const words = this.area.value;
    const cut = words.length - words.trimStart().length;
    const trimmed = words.trim();
    return this.places().map((one) => keptAs({ ...one, start: octets(trimmed, one.start - cut), end: octets(trimmed, one.end - cut) }));
  }

  keep(start, end, attrs) {
    this.#kept = this.places().filter((one) => one.end <= start || one.start >= end);
    if (attrs) this.#kept.push({ start, end, ...attrs });
    this.#kept.sort((one, other) => one.start - other.start);
    this.onchange();
  }
  #chosen() { return chosenWords(this.area.value, this.area.selectionStart, this.area.selectionEnd); }
  #at({ begin, end }) { return this.places().find((one) => one.start < end && one.end > begin); }

  toggle() {
    const chosen = this.#chosen();
    if (chosen) this.keep(chosen.begin, chosen.end, this.#at(chosen) ? null : { kind: 'name' });
  }
  ask() {
    const chosen = this.#chosen();
    if (chosen) askKept(chosen.of, this.#at(chosen) ?? {}, this.area, (attrs) => this.keep(chosen.begin, chosen.end, attrs));
  }
}
