/**
 * What the web app is served with, wherever it is: it runs its own scripts only, speaks with the API and the
 * user pool only, and stands in nobody's frame.
 *
 * @param sources the origins of the API, its WebSockets and the user pool, as `connect-src` names them
 */
export function siteHeaders(sources: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      `connect-src ${[...new Set(["'self'", ...sources])].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types app',
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
  };
}
