// The verifier page's own logic, taken out of the page as it was read or served.

export function logicOf(page, crypto) {
  const script = /<script id="verifier">([^]*?)<\/script>/.exec(page)[1];
  return new Function('crypto', script + '\nreturn Verifier;')(crypto);
}
