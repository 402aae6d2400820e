import { describe, expect, it } from 'vitest';
import type { Authorization } from './authorization.ts';
import { rememberAuthorization } from './remembered-authorization.ts';

const EXPIRY = 1_700_000_000;

function identity(sub: string): Authorization {
  return {
    username: sub,
    groups: null,
    sub,
    issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_1',
    claims: { sub, exp: EXPIRY },
    defaultAuthStrategy: 'ALLOW',
  };
}

/** A check that accepts every name as a token, and counts its calls. */
function counted(now: () => number) {
  const asked: (string | undefined)[] = [];
  const authorize = rememberAuthorization((header) => {
    asked.push(header);
    return Promise.resolve(
      header?.startsWith('valid') === true
        ? identity(header.slice('valid '.length))
        : { message: 'Refused.' },
    );
  }, now);
  return { asked, authorize };
}

describe('rememberAuthorization', () => {
  it('checks a token once and lets its bearer in again with the same identity', async () => {
    const { asked, authorize } = counted(() => (EXPIRY - 60) * 1000);

    const first = await authorize('valid ann');
    const second = await authorize('valid ann');

    expect(first).toEqual(identity('ann'));
    expect(second).toEqual(identity('ann'));
    expect(asked).toEqual(['valid ann']);
  });

  it('keeps every token apart from every other', async () => {
    const { authorize } = counted(() => (EXPIRY - 60) * 1000);

    await authorize('valid ann');

    expect(await authorize('valid bob')).toEqual(identity('bob'));
    expect(await authorize('valid an')).toEqual(identity('an'));
  });

  it('has a token checked again from the second on in which it expires, not before', async () => {
    let nowMs = (EXPIRY - 60) * 1000;
    const { asked, authorize } = counted(() => nowMs);
    await authorize('valid ann');

    nowMs = EXPIRY * 1000 - 1;
    await authorize('valid ann');
    expect(asked).toHaveLength(1);

    nowMs = EXPIRY * 1000;
    await authorize('valid ann');
    expect(asked).toHaveLength(2);
  });

  it('remembers no refusal', async () => {
    const { asked, authorize } = counted(() => 0);

    expect(await authorize('forged')).toEqual({ message: 'Refused.' });
    expect(await authorize('forged')).toEqual({ message: 'Refused.' });
    expect(await authorize(undefined)).toEqual({ message: 'Refused.' });

    expect(asked).toEqual(['forged', 'forged', undefined]);
  });

  it('remembers 1,000 tokens and then forgets the one that was not used for longest', async () => {
    const { asked, authorize } = counted(() => 0);
    for (let index = 0; index < 1_000; index += 1) {
      await authorize(`valid ${index}`);
    }

    await authorize('valid 0');
    expect(asked).toHaveLength(1_000);

    await authorize('valid 1000');
    await authorize('valid 0');
    await authorize('valid 1');
    expect(asked.slice(1_000)).toEqual(['valid 1000', 'valid 1']);
  });
});
