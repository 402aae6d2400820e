interface ScriptPolicy {
  createScriptURL: (url: string) => string;
}

interface TrustedTypes {
  createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * The address of a script of this app, as browsers with Trusted Types take it for a worker.
 *
 * @throws {TypeError} when the script is from elsewhere
 */
export function ownScript(url: string): string {
  // TypeScript's DOM library does not have it; browsers without it take the address as it is.
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // The Content-Security-Policy allows one policy of this name, once.
  policy ??= trustedTypes?.createPolicy('app', { createScriptURL: checked }) ?? { createScriptURL: checked };
  return policy.createScriptURL(url);
}

function checked(url: string): string {
  if (new URL(url, location.href).origin !== location.origin) {
    throw new TypeError(`${url} is not a script of this app`);
  }
  return url;
}
