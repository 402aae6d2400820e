/** A stored ledger, as DynamoDB gives it to a response handler. */
export function ledgerItem(sk: string, numbers: Readonly<Record<string, number>>) {
  return { sk, revision: '0a1b2c3d', ...numbers };
}
