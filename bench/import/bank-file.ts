/** The rows of a bank's file over ten years, each another one; the same for the same year. */
export function bankFile(rows: number, firstYear: number): string {
  const days = 3650;
  const begin = Date.UTC(firstYear, 0, 1);
  const lines = Array.from({ length: rows }, (_row, index) => {
    const date = new Date(begin + Math.floor((index / rows) * days) * 86_400_000).toISOString().slice(0, 10);
    return `${date},Shop ${index % 997},Purchase ${firstYear}-${index},-${(index % 9000) + 1}.${10 + (index % 90)},EUR`;
  });
  return `Date,Payee,Description,Amount,Currency\n${lines.join('\n')}\n`;
}

/** The sum of the rows in cents. */
export function centsOf(rows: number): number {
  return Array.from({ length: rows }, (_row, index) => ((index % 9000) + 1) * 100 + 10 + (index % 90)).reduce(
    (sum, one) => sum + one,
    0,
  );
}
