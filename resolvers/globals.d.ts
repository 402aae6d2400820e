/**
 * Globals of APPSYNC_JS that `@aws-appsync/utils` does not declare.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference-js.html
 */
declare const console: {
  /** Writes to the API's CloudWatch log when field logging is at INFO or finer. */
  log(...values: unknown[]): void;
  /** Writes to the API's CloudWatch log when field logging is at ERROR or finer. */
  error(...values: unknown[]): void;
};
