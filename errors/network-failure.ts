/** Codes of Node.js for a wrong use of its API begin so, but for those of an unsafe connection. */
const MISUSE_CODE = /^ERR_(?!TLS|SSL)/;

/**
 * Why a call to a service failed: the service refused it, there are no credentials, or there is no
 * connection.
 *
 * @returns the reason in words; undefined for an error that no service or network can cause, which is a
 *   mistake in the code
 */
export function networkFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  if (error instanceof AggregateError) {
    const reasons = error.errors.map(networkFailure);
    return reasons.every((reason) => reason !== undefined) ? reasons.join('; ') : undefined;
  }
  if (isOfService(error) || hasSystemCode(error)) {
    return error.message || codeOf(error) || error.name;
  }
  // `fetch` and the AWS SDK may have the reason inside.
  const inner = networkFailure(error.cause);
  return inner === undefined ? undefined : `${error.message}: ${inner}`;
}

/** What AWS answered, or what the SDK could not do without credentials and in time. */
function isOfService(error: Error): boolean {
  return '$fault' in error || ['CredentialsProviderError', 'TimeoutError', 'AbortError'].includes(error.name);
}

function hasSystemCode(error: Error): boolean {
  const code = codeOf(error);
  return code !== undefined && !MISUSE_CODE.test(code);
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
