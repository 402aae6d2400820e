import { describe, expect, it } from 'vitest';
import { derivedFaults } from '../../ledger/derived-attributes.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const DELETED = {
  sk: { S: `EXPENSE#${ID}` },
  id: { S: ID },
  updatedAt: { S: '2024-01-09T08:30:00.000Z' },
  changeKey: { S: `2024-01-09T08:30:00.000Z#${ID}` },
  deletedAt: { S: '2024-01-09T08:30:00.000Z' },
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
