import { describe, expect, it } from 'vitest';
import { countDeliveries, isExact } from '../../../bench/fan-out/delivery-count.ts';

const WRITES = [
  { user: 'ann', id: 'tea', answeredAt: 100 },
  { user: 'ann', id: 'rent', answeredAt: 200 },
  { user: 'ben', id: 'bus', answeredAt: 300 },
];

describe('countDeliveries', () => {
  it('expects each write of a user once for each of the user’s subscribers', () => {
    const all = [
      { id: 'rent', at: 203 },
      { id: 'tea', at: 98 },
    ];

    const count = countDeliveries(
      [
        { user: 'ann', deliveries: all },
        { user: 'ann', deliveries: all },
        { user: 'ben', deliveries: [{ id: 'bus', at: 300 }] },
        { user: 'cat', deliveries: [] },
      ],
      WRITES,
    );

    expect(count).toEqual({
      expected: 5,
      received: 5,
      lost: 0,
      doubled: 0,
      foreign: 0,
      delaysMs: [3, -2, 3, -2, 0],
    });
    expect(isExact(count)).toBe(true);
  });

  it('finds what one subscriber lost, although another got it', () => {
    const deliveries = [{ id: 'tea', at: 101 }];

    const count = countDeliveries(
      [
        { user: 'ann', deliveries },
        { user: 'ann', deliveries: [...deliveries, { id: 'rent', at: 201 }] },
      ],
      WRITES,
    );

    expect(count).toMatchObject({ expected: 4, received: 3, lost: 1, doubled: 0, foreign: 0 });
    expect(isExact(count)).toBe(false);
  });

  it('finds what came twice, and does not let it stand for what was lost', () => {
    const deliveries = [
      { id: 'tea', at: 101 },
      { id: 'tea', at: 102 },
    ];

    const count = countDeliveries([{ user: 'ann', deliveries }], WRITES);

    expect(count).toMatchObject({ expected: 2, received: 2, lost: 1, doubled: 1, foreign: 0 });
    expect(isExact({ ...count, lost: 0 })).toBe(false);
  });

  it("finds another user's events, also with a subscriber whose user wrote nothing", () => {
    const leak = { id: 'bus', at: 301 };

    const count = countDeliveries(
      [
        {
          user: 'ann',
          deliveries: [{ id: 'tea', at: 101 }, { id: 'rent', at: 201 }, leak],
        },
        { user: 'cat', deliveries: [leak] },
      ],
      WRITES,
    );

    expect(count).toMatchObject({ expected: 2, received: 4, lost: 0, doubled: 0, foreign: 2 });
    expect(isExact(count)).toBe(false);
  });
});
