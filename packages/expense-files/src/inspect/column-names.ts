import { decimalEvidence } from '../values/amount.ts';
import { writtenDate } from '../values/date.ts';
import { knownColumnNames } from './column-name-table.ts';
import type { Role } from './column-name-table.ts';

/** Letters that are no letter with an accent. */
const OTHER_LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss' };
/** The names as they are compared. The table has every role. */
const roles = Object.entries(knownColumnNames).map(([role, names]) => [role, names.map(plainName)]) as [
  Role,
  readonly string[],
][];
const namesOf = new Map(roles);

/** How well the name of a column fits a role: 0 for not at all, 3 and more for the name itself. */
export function nameFit(name: string, role: Role): number {
  const plain = plainName(name);
  const bare = plain
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const inside = plain
    .replace(/[()[\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  let best = 0;
  const names = namesOf.get(role) ?? [];
  names.forEach((known, index) => {
    const order = 1 - index / names.length;
    if (inside === known) {
      best = Math.max(best, 4 + order);
    } else if (bare === known) {
      best = Math.max(best, 3 + order);
    } else if (known.length >= 4 && containsWord(inside, known)) {
      best = Math.max(best, 1 + known.length / Math.max(inside.length, 1));
    } else if (/[^\0-\u024F]/u.test(known) && inside.includes(known)) {
      best = Math.max(best, 1 + known.length / Math.max(inside.length, 1));
    }
  });
  return best;
}

/** The roles that the name fits, the best first. */
export function rolesOf(name: string): Role[] {
  const fits = roles.map(([role]) => ({ role, fit: nameFit(name, role) })).filter(({ fit }) => fit > 0);
  return fits.sort((one, other) => other.fit - one.fit).map(({ role }) => role);
}

/** How many of the cells are names of columns, of different roles; 0 for cells with dates or amounts. */
export function headerScore(cells: readonly string[]): number {
  const found = new Set<Role>();
  for (const cell of cells) {
    const text = cleanCell(cell);
    if (text.length > 60 || (text !== '' && isValue(text))) {
      return 0;
    }
    const [role] = rolesOf(text);
    if (role !== undefined) {
      found.add(role);
    }
  }
  return found.size > 1 || cells.length === 1 ? found.size : 0;
}

/** A cell without blanks around it, and without what makes a spreadsheet keep it as text: `="01"`. */
export function cleanCell(cell: string): string {
  const trimmed = cell.trim();
  return /^="(.*)"$/su.exec(trimmed)?.[1]?.replaceAll('""', '"') ?? trimmed;
}

/** The name in lower case, without accents, marks and the digits of a month. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøłđðß]/gu, (letter) => OTHER_LETTERS[letter] ?? letter)
    .replace(/^\d{1,2}月/u, '')
    .replace(/[_\-./:;,#'"]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function containsWord(text: string, word: string): boolean {
  return ` ${text} `.includes(` ${word} `);
}

function isValue(text: string): boolean {
  return (
    writtenDate(text) !== undefined ||
    (/^[^\p{L}]*\d[^\p{L}]*$/u.test(text) && decimalEvidence(text) !== 'neither')
  );
}
