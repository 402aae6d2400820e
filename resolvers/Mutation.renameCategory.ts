import type { Context } from '@aws-appsync/utils';
import type { CategoryRename, MutationRenameCategoryArgs } from './generated/schema.ts';
import { callerId } from './shared/caller.ts';
import type { DateRange } from './shared/date.ts';
import { contended, invalid } from './shared/errors.ts';
import { ownerOf } from './shared/expense.ts';
import { endExpired } from './shared/expired-subscriptions.ts';
import { isPosition, keyRange, rangeBehind } from './shared/keys.ts';
import type { KeyRange } from './shared/keys.ts';
import { invalidToken, listMark, tokenBehind, tokenPosition } from './shared/paging.ts';
import type { RenameStash } from './shared/stash.ts';
import { categoryProblem, problemsOf, refuseFirst } from './shared/validation.ts';

/**
 * Moves some expenses of a category to another one, in one transaction: `readCategory`, `readLedgers` (what
 * is emptied there is removed), then `patchExpenses` on the condition that nobody was faster, in four
 * attempts at most. What was moved has left the category, so each call goes on where the last one stopped;
 * `nextToken` leads past expenses of the side that is not renamed. Ends with `ValidationError`, `Conflict`,
 * `Throttled` or `Internal`.
 */
export function request(ctx: Context<MutationRenameCategoryArgs, RenameStash>): object {
  const userId = callerId(ctx);
  const { from, to, side, nextToken } = ctx.args;
  refuseFirst(
    problemsOf([
      { field: 'from', reason: categoryProblem(from) },
      { field: 'to', reason: categoryProblem(to) },
    ]),
  );
  if (from === to) {
    invalid('to', 'must differ from from');
  }
  const list = wholeCategory(from);
  const position = tokenPosition(nextToken, markOf(userId, ctx.args));
  if (position !== undefined && !isPosition(position, allDates())) {
    invalidToken();
  }
  ctx.stash.userId = userId;
  ctx.stash.patch = { category: to };
  ctx.stash.fieldIfFull = 'to';
  ctx.stash.side = side ?? null;
  ctx.stash.rest = position === undefined ? list : rangeBehind(list, position, true);
  ctx.stash.stored = [];
  ctx.stash.items = [];
  return {};
}

export function response(ctx: Context<MutationRenameCategoryArgs, RenameStash>): CategoryRename {
  const { userId, side, rest, stored, items, more, last, outcome } = ctx.stash;
  if (outcome !== 'written' && stored.length > 0) {
    contended();
  }
  endExpired(ctx, 'onCategoryRenamed');
  const mark = markOf(userId, ctx.args);
  return {
    userId,
    owner: ownerOf(userId),
    from: ctx.args.from,
    to: ctx.args.to,
    side,
    moved: items.length,
    more,
    nextToken: more && last ? tokenBehind(last.slice(rest.prefix.length), mark) : null,
  };
}

function wholeCategory(category: string): KeyRange {
  return keyRange(allDates(), { category });
}

function allDates(): DateRange {
  return { first: '0000-01-01', last: '9999-12-31' };
}

/** The mark of a renaming, which its tokens begin with. */
function markOf(userId: string, { from, to, side }: MutationRenameCategoryArgs): string {
  return listMark([userId, 'rename', from, to, side ?? 'both']);
}
