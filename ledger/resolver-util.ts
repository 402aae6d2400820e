import { util } from '@aws-appsync/utils';
import { matches, time } from 'appsync-local-stack/runtime';

/**
 * Adds to `util` of `@aws-appsync/utils`, which is an empty object outside AppSync, what the checks in
 * `resolvers/shared` use, so that a stored expense is checked by the same rules as the API's input. Import it
 * for its effect.
 */
Object.assign(util, { matches, time });
