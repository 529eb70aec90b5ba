// Lighthouse as on a slow telephone: 100 of 100 in every category.
import lighthouse from 'lighthouse';

const judged = ['accessibility', 'best-practices', 'seo'];
const most = 3;

// What cost points.
function short(report, category) {
  return report.categories[category].auditRefs.map((ref) => report.audits[ref.id])
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => `${audit.id} ${audit.displayValue ?? audit.explanation ?? ''}`).join(', ');
}

// The performance score is simulated from what this machine measured, and other work on it makes that worse,
// never better: so the best of up to three runs counts, for that category alone. A run in which Lighthouse lost
// the browser's trace measured nothing and is one of the three.
export async function checkLighthouse(tally, subject, port) {
  const scores = {};
  const found = {};
  let run = 0;
  while (run < most && scores.performance !== 100) {
    run += 1;
    const wanted = ['performance', ...judged.filter((category) => scores[category] === undefined)];
    const { lhr } = await lighthouse(subject.url, { port, output: 'json', logLevel: 'silent', onlyCategories: wanted });
    for (const category of wanted) {
      if (lhr.runtimeError) { found[category] ??= lhr.runtimeError.message; continue; }
      const score = Math.round(100 * lhr.categories[category].score);
      if (score <= (scores[category] ?? -1)) continue;
      scores[category] = score;
      found[category] = short(lhr, category);
    }
  }
  const line = ['performance', ...judged].map((category) => `${category} ${scores[category]}`).join(', ');
  console.log(`lighthouse ${subject.title}: ${line}; runs: ${run}`);
  for (const category of ['performance', ...judged]) {
    tally.check(`Lighthouse gives ${subject.title} 100 for ${category}`, scores[category] === 100, `${scores[category]}: ${found[category]}`);
  }
}
