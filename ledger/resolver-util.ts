import { util } from '@aws-appsync/utils';
import { matches } from '../packages/appsync-local-stack/src/runtime/sandbox/java-regex/string-replacement.ts';
import { time } from '../packages/appsync-local-stack/src/runtime/sandbox/date-time/time.ts';

/**
 * Adds to `util` of `@aws-appsync/utils`, which is an empty object outside AppSync, what the checks in
 * `resolvers/shared` use, so that a stored expense is checked by the same rules as the API's input. Import it
 * for its effect.
 */
Object.assign(util, { matches, time });
