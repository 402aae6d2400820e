import { completionsOf } from '../../ui/fields/names.ts';
import { useNameLists } from '../use-name-lists.ts';

const MOST = 5;

/**
 * Names that the last word of a line may be the beginning of: of categories after `#`, of payees after `@`,
 * else of both.
 */
export function useLineCompletions(line: string): readonly string[] {
  const { categories, payees } = useNameLists();
  const word = lastWord(line);
  const mark = word.charAt(0);
  if (mark === '#') {
    return completionsOf(word.slice(1), categories, MOST).map((name) => `#${name}`);
  }
  if (mark === '@') {
    return completionsOf(word.slice(1), payees, MOST).map((name) => `@${name}`);
  }
  // A digit is the beginning of an amount, one letter that of too much.
  return word.length < 2 || /\d/.test(word)
    ? []
    : completionsOf(word, [...new Set([...payees, ...categories])], MOST);
}

/** The line with its last word completed. */
export function completed(line: string, name: string): string {
  return `${line.slice(0, line.length - lastWord(line).length)}${name} `;
}

function lastWord(line: string): string {
  return /\S*$/.exec(line)?.[0] ?? '';
}
