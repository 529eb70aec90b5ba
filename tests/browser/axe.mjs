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

// axe beside a page whose policy lets no other script run: in a world of its own. By the page's own CDP session: with
// another one that ends, a virtual authenticator ends too.
export async function axeBeside(wire) {
  await wire.send('Page.enable');
  const { frameTree } = await wire.send('Page.getFrameTree');
  const { executionContextId } = await wire.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await wire.send('Runtime.evaluate', { expression: axe.source, contextId: executionContextId });
  const evaluate = async (expression) => (await wire.send('Runtime.evaluate',
    { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true })).result.value;
  return {
    evaluate,
    violations: () => evaluate('axe.run(document).then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html + n.failureSummary).join(" ")}`).join("\\n"))'),
  };
}
