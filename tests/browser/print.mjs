// A release prints as a release: when, what, where to find it, and that it can be proven; no navigation.

export async function checkPrint(tally, subject, { page }) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const paper = await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    return {
      text: document.body.innerText.replace(/\s+/g, ' '),
      date: shown('header .eyebrow time').map((element) => element.innerText.trim()).join(),
      address: document.querySelector('link[rel="cite-as"]').href,
      version: shown('.print').map((element) => element.innerText).join(),
      left: shown('nav, form, button, video, details, .skip, .actions, .files, .button, footer ul').map((element) => element.outerHTML.slice(0, 80)),
      background: getComputedStyle(document.body).backgroundColor,
    };
  });
  tally.check(`${subject.title} on paper has its date`, /\d{4}/.test(paper.date), paper.date);
  tally.check(`${subject.title} on paper has its permanent address`, paper.text.includes(paper.address), paper.version);
  tally.check(`${subject.title} on paper has its version, entry and signature`,
    /\d+\.\d+ · \S+ \d+ · .*\d{4}/.test(paper.version.replace(/\s+/g, ' ')), paper.version);
  tally.check(`${subject.title} on paper has nothing to press`, paper.left.length === 0, paper.left.join('\n  '));
  tally.same(`${subject.title} on paper is white`, paper.background, 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}
