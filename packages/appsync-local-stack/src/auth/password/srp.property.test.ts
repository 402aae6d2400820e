import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSrpClient } from '../support/srp-client.ts';
import { accountVerifier, isClaimProved, readClientPublic, serverPublicHex, startExchange } from './srp.ts';

const POOL_NAME = 'Pool00001';

const account = fc.record({
  userId: fc.oneof(fc.uuid(), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 128 })),
  password: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 99 }),
  // Numbers are hashed without the zeros before them, and with one more where the highest bit is set.
  salt: fc
    .tuple(fc.constantFrom('0000', '000f', '7f', '80', 'ff'), fc.uint8Array({ minLength: 14, maxLength: 14 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'hex'), rest])),
  secret: fc.bigInt({ min: 1n, max: 2n ** 256n }),
});

/** Whether the server takes a client's word for `password`. */
function isTaken(
  { userId, password, salt, secret }: typeof account extends fc.Arbitrary<infer T> ? T : never,
  typed = password,
): boolean {
  const client = createSrpClient(POOL_NAME, secret);
  const clientPublic = readClientPublic(client.publicHex) ?? 0n;
  const verifier = accountVerifier({ poolName: POOL_NAME, userId, password, salt });
  const exchange = startExchange({ poolName: POOL_NAME, userId, verifier }, clientPublic);
  const secretBlock = randomBytes(48).toString('base64');
  const answer = client.answer(
    {
      USER_ID_FOR_SRP: userId,
      SALT: salt.toString('hex'),
      SRP_B: serverPublicHex(exchange),
      SECRET_BLOCK: secretBlock,
    },
    typed,
  );
  return isClaimProved(exchange, {
    secretBlock,
    timestamp: answer['TIMESTAMP'] ?? '',
    signature: answer['PASSWORD_CLAIM_SIGNATURE'] ?? '',
  });
}

describe('an SRP exchange', () => {
  it('proves the password that both sides have, whoever and whatever it is', () => {
    fc.assert(
      fc.property(account, (one) => {
        expect(isTaken(one)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('proves no other password', () => {
    fc.assert(
      fc.property(account, fc.string({ maxLength: 99 }), (one, other) => {
        fc.pre(other !== one.password);

        expect(isTaken(one, other)).toBe(false);
      }),
      { numRuns: 10 },
    );
  });
});
