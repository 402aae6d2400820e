/**
 * What files of a web app are served with, here and wherever else they are put.
 *
 * @example Put a file of a site into a bucket
 * ```ts
 * import { cacheControlOf, contentTypeOf } from 'appsync-local-stack/site';
 *
 * const headers = { CacheControl: cacheControlOf('/index.html'), ContentType: contentTypeOf('/index.html') };
 * ```
 *
 * @module
 */
export { cacheControlOf, contentTypeOf } from './file-headers.ts';
