import type { Context } from '@aws-appsync/utils';

/**
 * True when a field of this name may be selected below the resolver's own. A selection with a fragment may
 * select anything: AppSync does not merge fragments into this text, and its list of paths has aliases in
 * place of names.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function selects(ctx: Context, field: string): boolean {
  const selection = ctx.info.selectionSetGraphQL;
  return selection.indexOf(field) >= 0 || selection.indexOf('...') >= 0;
}
