/**
 * A name as people tell names apart: `Café`, `CAFÉ ` and the same with a combining accent are one. The API
 * keeps them as they are written, so the app picks the name in use instead of making another.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('und');
}

/** The name in use that is the same for people, else the text as a name. */
export function pickName(text: string, inUse: readonly string[]): string {
  const key = nameKey(text);
  return (
    inUse.find((name) => name === text) ?? inUse.find((name) => nameKey(name) === key) ?? cleanName(text)
  );
}

/** A text as the API takes names: on one line, without what is invisible at its ends. */
export function cleanName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
}

/** For a search that passes over case and accents: `Café` is found by `cafe`. */
function searchKey(text: string): string {
  return nameKey(text).normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * The names that a text may be the beginning of, the best first: those that begin with it, then those with a
 * word that does, then those that hold it. Within each, the order given.
 */
export function completionsOf(text: string, names: readonly string[], most = 8): string[] {
  const wanted = searchKey(text);
  if (wanted === '') {
    return names.slice(0, most);
  }
  const ranked = names.map((name) => ({ name, rank: rankOf(searchKey(name), wanted) }));
  return [0, 1, 2]
    .flatMap((rank) => ranked.filter((candidate) => candidate.rank === rank))
    .slice(0, most)
    .map(({ name }) => name);
}

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) {
    return 0;
  }
  if (name.includes(` ${wanted}`)) {
    return 1;
  }
  return name.includes(wanted) ? 2 : 3;
}
