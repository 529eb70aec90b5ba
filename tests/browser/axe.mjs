// axe-core with every rule it has that is not deprecated: WCAG 2.0 to 2.2 A to AAA, best practices, experimental.
import axe from 'axe-core';
import { height } from './layout.mjs';

export async function checkAxe(tally, subject, { page }) {
  await page.evaluate(axe.source);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ media: 'screen', colorScheme: scheme });
    for (const width of [360, 1400]) {
      await page.setViewportSize({ width, height });
      const { violations, passes } = await page.evaluate(() => {
        const rules = {};
        for (const { ruleId, tags } of window.axe.getRules()) rules[ruleId] = { enabled: !tags.includes('deprecated') };
        return window.axe.run(document, { rules, resultTypes: ['violations'] });
      });
      const found = violations.map((rule) => `${rule.id} (${rule.nodes.length}): ${rule.help}\n    ${rule.nodes.slice(0, 3)
        .map((node) => `${node.html.slice(0, 140)}\n      ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 220)}`).join('\n    ')}`);
      tally.check(`axe finds nothing on ${subject.title}, ${scheme}, ${width} pixels`,
        violations.length === 0 && passes.length > 20, found.join('\n  ') || `${passes.length} rules passed`);
    }
  }
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}
