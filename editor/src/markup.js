// A block's words as the record keeps them (CommonMark inlines, src/text/markup.h): what is shown is what is read
// back. Marks are moved off spaces and punctuation where CommonMark would not take them for marks.
import { keptAs, octets } from './octets.js';
import { safeHref } from './schema.js';

const word = /[\p{L}\p{N}]/u;
const space = /\s/u;
const order = ['link', 'strong', 'em', 'code'];
const edge = '\uFDD0';  // no text has it: where kept words begin and end

// One entry a code point: its marks by name.
function letters(node) {
  const all = [];
  node.forEach((child) => {
    const marks = {};
    for (const mark of child.marks) marks[mark.type.name] = mark.type.name === 'kept' ? mark.attrs : mark.attrs.href ?? true;
    if (marks.code) delete marks.kept;
    for (const letter of (child.text ?? '').replaceAll(edge, '')) all.push({ letter: letter === '\n' ? ' ' : letter, marks: { ...marks } });
  });
  return all;
}

// "**" opens only before what is no space, and inside a word not before punctuation; likewise it closes.
function settle(all, name, step) {
  const last = step > 0 ? all.length : -1;
  for (let i = step > 0 ? 0 : all.length - 1; i !== last; i += step) {
    const { letter, marks } = all[i];
    const outside = all[i - step];
    if (!marks[name] || outside?.marks[name]) continue;
    const inWord = outside && word.test(outside.letter);
    if (space.test(letter) || (inWord && !word.test(letter))) delete marks[name];
  }
}

const escaped = (text) => text.replace(/[\\*`[\]]/g, '\\$&')
  .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
  .replace(/<(?=[a-z/!?])/gi, '\\<').replace(/&(?=#?\w+;)/g, '\\&');

function fenced(code) {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  return fence + pad + code + pad + fence;
}

const opens = { link: '[', strong: '**', em: '*' };
const closes = { link: (href) => `](<${href.replace(/[<>\\]/g, encodeURIComponent)}>)`, strong: () => '**', em: () => '*' };

// Runs of letters with the same marks.
function runs(all) {
  const found = [];
  for (const { letter, marks } of all) {
    const key = JSON.stringify([marks.kept, ...order.map((name) => marks[name])]);
    if (found.at(-1)?.key === key) found.at(-1).text += letter;
    else found.push({ key, marks, text: letter });
  }
  return found;
}

// What `edges` marked: the words without the edges, and the places of what was between, in octets.
export function unedged(text, kept) {
  const [first, ...rest] = text.split(edge);
  let words = first;
  const places = [];
  rest.forEach((piece, i) => {
    if (i % 2 === 0) places.push({ ...kept[i / 2], start: octets(words), end: octets(words + piece) });
    words += piece;
  });
  return { text: words, kept: places.map(keptAs) };
}

// `kept` is given the marks of the kept words, in their order; without, none are told.
export function inlineMarkup(node, kept) {
  const all = letters(node);
  for (const one of all) if (one.marks.link && !safeHref(one.marks.link)) delete one.marks.link;
  for (const name of ['strong', 'em']) {
    settle(all, name, 1);
    settle(all, name, -1);
  }
  let out = '';
  const open = [];
  const close = (count) => { while (open.length > count) { const [name, value] = open.pop(); out += closes[name](value); } };
  for (const { marks, text } of [...runs(all), { marks: {}, text: '' }]) {
    const wanted = order.filter((name) => opens[name] && marks[name]).map((name) => [name, marks[name]]);
    let same = 0;
    while (same < open.length && same < wanted.length && open[same].join() === wanted[same].join()) ++same;
    close(same);
    for (const mark of wanted.slice(same)) { open.push(mark); out += opens[mark[0]]; }
    const words = marks.code ? fenced(text) : escaped(text);
    // What is copied may be anything; what stands for a word stands for letters alone.
    const told = kept && marks.kept && !(marks.kept.latin && words !== text);
    if (told) kept.push(marks.kept);
    out += told ? edge + words + edge : words;
  }
  return out;
}
