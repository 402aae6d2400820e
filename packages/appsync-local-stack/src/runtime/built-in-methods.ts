/**
 * The methods that APPSYNC_JS documents for strings and lists. The sandbox's script is built with this file
 * in it, so it imports nothing. `substring` and `includes` are not documented but occur in AWS's own samples.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */

export const STRING_METHODS = [
  'charAt',
  'concat',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'replace',
  'replaceAll',
  'slice',
  'split',
  'startsWith',
  'substring',
  'toLowerCase',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
];

export const ARRAY_METHODS = [
  'concat',
  'fill',
  'flat',
  'includes',
  'indexOf',
  'join',
  'lastIndexOf',
  'pop',
  'push',
  'reverse',
  'shift',
  'slice',
  'sort',
  'splice',
  'unshift',
];

export const ARRAY_METHODS_WITH_CALLBACK = [
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'reduceRight',
  'some',
];
