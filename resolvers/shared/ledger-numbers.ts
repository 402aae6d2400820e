/**
 * The attributes of a ledger, nearly all of them numbers. Most of them are short, since each is stored in
 * thousands of items and counts towards what is read. `resolvers/` and the check of stored ledgers read them
 * here.
 *
 * | attribute | holds |
 * | --- | --- |
 * | `total`, `count` | sum in minor units, refunds taken off, and number of expenses, refunds included |
 * | `refunded`, `refunds` | the sum and the number of refunds alone |
 * | `d09`, `n09` | sum and number of the 9th of the month, as in `total` and `count` |
 * | `r09`, `q09` | sum and number of the refunds of that day |
 * | `s#Coffee`, `t#Coffee` | sum and number of a subcategory |
 * | `p#Cash`, `m#Cash` | sum and number of a payment method |
 * | `revision` | no number: eight hexadecimal digits, chosen at random by each change |
 *
 * A number and its sum come and go together: what has no expenses left is not stored.
 */

/** What a ledger knows of a part of its expenses. */
export interface PartNames {
  /** The attribute that holds the sum. */
  total: string;
  /** The attribute that holds the number. */
  count: string;
}

/** Those of all expenses of the ledger. */
export function wholeNames(): PartNames {
  return { total: 'total', count: 'count' };
}

/** Those of all refunds of the ledger. */
export function refundNames(): PartNames {
  return { total: 'refunded', count: 'refunds' };
}

/** Those of a day of the month, `01` to `31`. */
export function dayNames(day: string): PartNames {
  return { total: `d${day}`, count: `n${day}` };
}

/** Those of the refunds of a day of the month, `01` to `31`. */
export function dayRefundNames(day: string): PartNames {
  return { total: `r${day}`, count: `q${day}` };
}

/** Those of a subcategory. */
export function subcategoryNames(subcategory: string): PartNames {
  return { total: `s#${subcategory}`, count: `t#${subcategory}` };
}

/** Those of a payment method. */
export function paymentMethodNames(paymentMethod: string): PartNames {
  return { total: `p#${paymentMethod}`, count: `m#${paymentMethod}` };
}

/** The attribute that holds the sum which belongs to a number; undefined for every other attribute. */
export function totalOfCount(attribute: string): string | undefined {
  if (attribute === 'count') {
    return 'total';
  }
  if (attribute === 'refunds') {
    return 'refunded';
  }
  const rest = attribute.slice(1);
  if (attribute.startsWith('t#')) {
    return `s${rest}`;
  }
  if (attribute.startsWith('m#')) {
    return `p${rest}`;
  }
  if (attribute.length !== 3) {
    return undefined;
  }
  if (attribute.startsWith('n')) {
    return `d${rest}`;
  }
  return attribute.startsWith('q') ? `r${rest}` : undefined;
}
