// The one way from markup to nodes: a document of its own, in which nothing runs and nothing is fetched. The page's
// policy knows this one maker of markup by name (Trusted Types).
const policy = window.trustedTypes?.createPolicy('glasnik', { createHTML: (markup) => markup });

export const parsed = (markup) => new DOMParser().parseFromString(policy ? policy.createHTML(markup) : markup, 'text/html').body;

// An element with what is in it; text is text.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
