import { describe, expect, it } from 'vitest';
import { nothingFound } from '../../ledger/users.ts';

describe('nothingFound', () => {
  it('tells an e-mail address from a sub, and how to find the sub', () => {
    expect(nothingFound('ann@example.com', 'Expenses')).toBe(
      'The table Expenses has no items of the user "ann@example.com". That is an e-mail address; --user takes the sub of the ' +
        'Cognito user, which this prints:\n' +
        `  aws cognito-idp list-users --user-pool-id POOL --filter 'email = "ann@example.com"'`,
    );
  });

  it('says that a sub is in lower case', () => {
    expect(nothingFound('24C8FE0B', 'Expenses')).toBe(
      'The table Expenses has no items of the user "24C8FE0B". A sub is in lower case.',
    );
  });

  it('says of any other that it is mistyped, or has no expenses', () => {
    expect(nothingFound('24c8fe0b', 'Expenses')).toBe(
      'The table Expenses has no items of the user "24c8fe0b". Either the sub is mistyped, or this user has never added an expense.',
    );
  });
});
