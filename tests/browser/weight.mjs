// A first visit weighs at most 60 kB: page, style, fonts and pictures as they came over the wire.

const limit = 60_000;
const names = { Document: 'page', Stylesheet: 'style', Font: 'fonts', Image: 'pictures', Media: 'video' };

export function checkWeight(tally, subject, visit) {
  const parts = {};
  const requests = visit.seen.requests.filter(({ url }) => !url.startsWith('data:'));
  for (const { type, octets } of requests) {
    const name = names[type] ?? type.toLowerCase();
    parts[name] = (parts[name] ?? 0) + octets;
  }
  const total = Object.values(parts).reduce((sum, octets) => sum + octets, 0);
  const kilobytes = (octets) => (octets / 1000).toFixed(1);
  const line = Object.entries(parts).map(([name, octets]) => `${name} ${kilobytes(octets)}`).join(', ');
  console.log(`weight ${subject.title}: ${kilobytes(total)} kB in ${requests.length} requests: ${line}`);
  tally.check(`${subject.title}: a first visit takes at most 60 kB`, total > 0 && total <= limit,
    `${kilobytes(total - limit)} kB more: ${line}`);
}
