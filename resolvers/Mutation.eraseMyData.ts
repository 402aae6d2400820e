import type { Context } from '@aws-appsync/utils';
import type { Erasure, MutationEraseMyDataArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import { contended, invalid } from './shared/errors.ts';
import type { ErasureStash } from './shared/stash.ts';

/**
 * Erases what the caller has, in up to three attempts of three steps: `readItems` (a page of the partition),
 * `readItemLedgers` (what is emptied is removed), then `eraseItems`; a last look tells whether something is
 * left. Each attempt starts at the front of the partition, so what it has not erased, or what was added
 * meanwhile, is there for the next. Ends with `ValidationError`, `Throttled`, when other writes came first
 * each time among others, or `Internal`.
 */
export function request(ctx: Context<MutationEraseMyDataArgs, ErasureStash>): object {
  const userId = callerId(ctx);
  if (ctx.args.confirmation !== 'ERASE ALL MY DATA') {
    invalid('confirmation', 'must be ERASE ALL MY DATA: everything is erased, for ever');
  }
  ctx.stash.userId = userId;
  ctx.stash.erased = 0;
  ctx.stash.isBegun = false;
  return {};
}

export function response(ctx: Context<MutationEraseMyDataArgs, ErasureStash>): Erasure {
  const { erased, isBegun, more } = ctx.stash;
  if (more && !isBegun) {
    contended();
  }
  return { erased, more };
}
