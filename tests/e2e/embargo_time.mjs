// Whether two addresses take the same time: the same number of requests to each, in pairs.
import { ask } from './embargo_worlds.mjs';

// The chance of two samples of one distribution being as far apart as these (Kolmogorov and Smirnov, large samples).
export function chance(left, right) {
  const [a, b] = [left, right].map((times) => [...times].sort((x, y) => x - y));
  let [i, j, gap] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i], b[j]);
    while (i < a.length && a[i] <= at) i += 1;
    while (j < b.length && b[j] <= at) j += 1;
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length));
  }
  const size = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (size + 0.12 + 0.11 / size) * gap;
  let sum = 0;
  for (let k = 1; k < 101; ++k) sum += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
}
export const median = (times) => [...times].sort((x, y) => x - y)[times.length >> 1];

export async function times(origin, first, second, count, options) {
  const took = [[], []];
  for (let i = 0; i < count; ++i) {
    const head = Math.random() < 0.5 ? 0 : 1;  // by lot, or what comes back at intervals would fall on one of the two
    for (const one of [head, 1 - head]) {
      const begun = process.hrtime.bigint();
      await ask(origin + [first, second][one], options);
      took[one].push(Number(process.hrtime.bigint() - begun) / 1000);
    }
  }
  return took;
}

// Empty where one round of five does not tell them apart: on a busy machine some do so by chance, a leak does in each.
export async function alike(origin, first, second, count, options, apart = 0.05) {
  let said = '';
  for (let round = 0; round < 5; ++round) {
    const [left, right] = await times(origin, first, second, count, options);
    const [p, ratio] = [chance(left, right), median(left) / median(right)];
    said = `${first} and ${second}: p ${p.toFixed(4)}, medians ${median(left).toFixed(1)} and ${median(right).toFixed(1)} us`;
    if (p > 0.01 && Math.abs(ratio - 1) < apart) return '';
  }
  return said;
}
