import { describe, expect, it } from 'vitest';
import { derivedFaults } from '../../ledger/derived-attributes.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const DELETED = {
  sk: { S: `EXPENSE#${ID}` },
  id: { S: ID },
  updatedAt: { S: '2024-01-09T08:30:00.000Z' },
  changeKey: { S: `2024-01-09T08:30:00.000Z#${ID}` },
  deletedAt: { S: '2024-01-09T08:30:00.000Z' },
  categoryKey: { S: `#deleted#2024-01-09T08:30:00.000Z#${ID}` },
};

describe('derivedFaults, of an expense that was to be dropped long ago', () => {
  it('gives it 30 days from now, in whole seconds, which are right a moment later', () => {
    const now = Date.parse('2026-01-01T00:00:00.000Z') / 1_000 + 0.75;

    const [fault, ...others] = derivedFaults(DELETED, now);

    expect(others).toEqual([]);
    expect(fault).toMatchObject({ attribute: 'expiresAt', right: { N: '1769817600' } });
    expect(derivedFaults({ ...DELETED, expiresAt: { N: '1769817600' } }, now + 0.03)).toEqual([]);
  });
});

describe('derivedFaults, of an expense in the form that keys had before they held the moment of its entry', () => {
  const dated = {
    sk: { S: `EXPENSE#${ID}` },
    id: { S: ID },
    date: { S: '2024-01-09' },
    amountMinor: { N: '225' },
    currency: { S: 'USD' },
    category: { S: 'Food' },
    payee: { S: 'Shop #2' },
    createdAt: { S: '2024-01-09T08:30:00.000Z' },
    updatedAt: { S: '2024-01-09T08:30:00.000Z' },
    changeKey: { S: `2024-01-09T08:30:00.000Z#${ID}` },
    dateKey: { S: `2024-01-09#${ID}` },
    categoryKey: { S: `Food#2024-01-09#${ID}` },
  };
  const rightKeys = {
    dateKey: { S: `2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
    categoryKey: { S: `Food#2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
    payeeKey: { S: `Shop \u001f2#2024-01-09#2024-01-09T08:30:00.000Z#${ID}` },
  };
  const now = Date.parse('2026-01-01T00:00:00.000Z') / 1_000;
  const named = (item: Parameters<typeof derivedFaults>[0]) =>
    derivedFaults(item, now).map(({ attribute, right }) => [attribute, right]);

  it('gives it its place in every list', () => {
    expect(Object.fromEntries(named(dated))).toEqual(rightKeys);
    expect(named({ ...dated, ...rightKeys })).toEqual([]);
  });

  it('puts it into the trash once it is deleted', () => {
    const gone = {
      ...dated,
      ...rightKeys,
      deletedAt: { S: '2025-12-31T00:00:00.000Z' },
      expiresAt: { N: '1769731200' },
    };

    expect(named(gone)).toEqual([
      ['dateKey', undefined],
      ['categoryKey', { S: `#deleted#2025-12-31T00:00:00.000Z#${ID}` }],
      ['payeeKey', undefined],
    ]);
  });

  it('gives no place among payees without a payee', () => {
    const entries = Object.entries({ ...dated, ...rightKeys }).filter(([name]) => name !== 'payee');

    expect(named(Object.fromEntries(entries))).toEqual([['payeeKey', undefined]]);
  });
});
