/**
 * What a key makes of the text. A key that would make another amount than it shows, such as a third decimal,
 * does nothing.
 */
export function appended(value: string, key: string, decimal: string, decimals: number): string {
  const [whole = '', fraction] = value.split(decimal);
  if (key === decimal) {
    return fraction === undefined && decimals > 0 ? `${whole === '' ? '0' : whole}${decimal}` : value;
  }
  if (fraction !== undefined) {
    return fraction.length < decimals ? `${value}${key}` : value;
  }
  return whole === '0' ? key : `${whole}${key}`;
}
