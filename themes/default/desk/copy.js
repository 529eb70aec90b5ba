// A button marked data-copy puts the words of the element that it names on the clipboard. It is shown where a
// browser lets it; without it the words are selected with one click.
'use strict';

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.nextElementSibling.hidden = false;
  });
}
