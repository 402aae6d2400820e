import type { Context } from '@aws-appsync/utils';
import { notConfigured } from './errors.ts';

/** The environment variables of the API, which `infra/api.ts` sets. */

/** The name of the table. Ends the request with `Internal` when the API has no `TABLE_NAME`. */
export function tableName(ctx: Context): string {
  return requiredVariable(ctx, 'TABLE_NAME');
}

/**
 * The currency of an expense without one, e.g. `USD`. Ends the request with `Internal` when the API has no
 * `DEFAULT_CURRENCY`.
 */
export function defaultCurrency(ctx: Context): string {
  return requiredVariable(ctx, 'DEFAULT_CURRENCY');
}

function requiredVariable(ctx: Context, name: string): string {
  const value = ctx.env[name];
  if (!value) {
    notConfigured(name);
  }
  return value;
}
