import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './stored-value.ts';

/** The members that a condition adds to a write. */
export interface UnchangedCondition {
  readonly expression: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, AttributeValue>;
}

/**
 * The condition that an item still has the same attributes, whatever their types, or that it is still absent
 * if there was none.
 *
 * @param attributes the compared ones
 */
export function unchanged(item: Item | undefined, attributes: readonly string[]): UnchangedCondition {
  if (item === undefined) {
    return { expression: 'attribute_not_exists(sk)', names: {}, values: {} };
  }
  const parts = ['attribute_exists(sk)'];
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = {};
  attributes.forEach((attribute, index) => {
    const value = item[attribute];
    names[`#was${index}`] = attribute;
    if (value === undefined) {
      parts.push(`attribute_not_exists(#was${index})`);
    } else {
      parts.push(`#was${index} = :was${index}`);
      values[`:was${index}`] = value;
    }
  });
  return { expression: parts.join(' AND '), names, values };
}
