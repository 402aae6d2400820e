import { literal, translateEscapedCharacter } from './escape.ts';
import type { Cursor } from './escape.ts';

/**
 * Translates a character class, `[a-z[0-9]&&[^5]]`, from the cursor's place on: unions nest, and `&&`
 * intersects. JavaScript's `v` flag has both, but for single classes only.
 */
export function translateClass(cursor: Cursor): string {
  cursor.index += 1;
  const isNegated = cursor.source.charAt(cursor.index) === '^';
  if (isNegated) {
    cursor.index += 1;
  }
  const operands: string[] = [];
  let operand = '';
  for (let isFirst = true; ; isFirst = false) {
    const character = cursor.source.charAt(cursor.index);
    if (character === '') {
      throw new SyntaxError(`${JSON.stringify(cursor.source)}: a character class is not closed`);
    }
    if (character === ']' && !isFirst) {
      break;
    }
    if (character === '&' && cursor.source.charAt(cursor.index + 1) === '&') {
      operands.push(operand);
      operand = '';
      cursor.index += 2;
    } else if (character === '[') {
      operand += translateClass(cursor);
    } else if (character === '\\') {
      operand += translateEscapedCharacter(cursor, true);
    } else if (character === '-' && isRange(cursor, operand)) {
      operand += '-';
      cursor.index += 1;
    } else {
      operand += literal(character, true);
      cursor.index += 1;
    }
  }
  cursor.index += 1;
  operands.push(operand);
  const members = operands.length === 1 ? operand : operands.map((members) => `[${members}]`).join('&&');
  return `[${isNegated ? '^' : ''}${members}]`;
}

/** Whether a hyphen stands between the two ends of a range. */
function isRange(cursor: Cursor, before: string): boolean {
  const next = cursor.source.charAt(cursor.index + 1);
  return (
    before !== '' && !before.endsWith(']') && next !== ']' && next !== '[' && next !== '' && next !== '&'
  );
}
