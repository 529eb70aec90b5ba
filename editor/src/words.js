// The words of the interface, in the variant of the page: a template of it has them by name.
const found = new Map(Array.from(document.querySelector('#words').content.children, (one) => [one.dataset.word, one.textContent]));
export const word = (name) => found.get(name) ?? name;
