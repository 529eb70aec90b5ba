// A public page is silent: nothing executes (search pages have one script that offers words), nothing is
// remembered, nobody else is asked, nothing is wrong.

export async function checkQuiet(tally, subject, visit) {
  const { seen, page, context } = visit;
  const issues = [...seen.issues];  // before the questions below raise their own
  const origin = new URL(subject.url).origin;
  tally.same(`${subject.title} answers ${subject.status}`, visit.answer.status(), subject.status);
  const lacking = subject.holds.filter((piece) => !visit.html.includes(piece));
  tally.check(`${subject.title} is the page it is taken for`, lacking.length === 0, `lacks ${lacking.join(', ')}`);

  const executing = await page.evaluate(() => [
    ...[...document.scripts].filter((script) => script.type !== 'application/ld+json').map((script) => script.outerHTML),
    ...[...document.querySelectorAll('*')].filter((element) => [...element.attributes].some((attribute) =>
      attribute.name.startsWith('on') || /^\s*javascript:/i.test(attribute.value))).map((element) => element.outerHTML),
    ...[...document.querySelectorAll('iframe, object, embed, style, [style]')].map((element) => element.outerHTML),
  ]);
  tally.check(`${subject.title}: nothing executes but what is known`, executing.length === subject.scripts,
    executing.join('\n  '));

  const stored = [...await context.cookies(), ...await page.evaluate(() => [
    ...(document.cookie ? [document.cookie] : []), ...Object.keys(localStorage), ...Object.keys(sessionStorage)])];
  tally.check(`${subject.title}: nothing is stored`, stored.length === 0, JSON.stringify(stored));

  const strangers = seen.requests.map((request) => request.url)
    .filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'));
  tally.check(`${subject.title}: no other origin is asked`, strangers.length === 0, strangers.join(' '));

  // Chromium says of a page that is meant to be a 404 that it is one.
  const said = seen.console.filter((text) => subject.status === 200 || !text.includes(`status of ${subject.status}`));
  tally.check(`${subject.title}: the console is empty`, said.length === 0, said.join('\n  '));
  tally.check(`${subject.title}: the browser reports no issue`, issues.length === 0, issues.join('\n  '));
}
