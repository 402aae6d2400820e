import { util } from '@aws-appsync/utils';

/** True for a UUID as it is stored: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return util.matches('^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z', text);
}
