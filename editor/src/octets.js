// Places in words: the record counts UTF-8 octets, the browser UTF-16 units.
const encoder = new TextEncoder();

export const octets = (words, unit = words.length) => encoder.encode(words.slice(0, unit)).length;

export function units(words, octet) {
  let unit = 0;
  for (let count = 0; unit < words.length && count < octet;) {
    const code = words.codePointAt(unit);
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    unit += code < 0x10000 ? 1 : 2;
  }
  return unit;
}

// One order of members, so that two lists of kept words can be compared as they are spelled.
export const keptAs = ({ start, end, kind, latin, lang }) => ({ start, end, kind, ...(latin && { latin }), ...(lang && { lang }) });
