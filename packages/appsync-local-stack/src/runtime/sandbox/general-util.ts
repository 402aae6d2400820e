import { isObject } from '../../is-object.ts';
import type { HandlerError } from '../model.ts';
import { notImplemented, RaisedError } from './ending.ts';
import { jsonCopy } from './json-value.ts';
import { normalized } from './natives.ts';
import { currentRun } from './run.ts';

/** `util.error`: ends the handler, and with it the resolver. */
export function error(message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown): never {
  throw new RaisedError(handlerError(message, errorType, data, errorInfo));
}

/** `util.appendError`: adds to the response's errors and goes on. */
export function appendError(
  message: unknown,
  errorType?: unknown,
  data?: unknown,
  errorInfo?: unknown,
): void {
  currentRun().appendedErrors.push(handlerError(message, errorType, data, errorInfo));
}

/** `util.unauthorized`: ends the handler with the message that the live service gives. */
export function unauthorized(): never {
  const { fieldName, parentTypeName } = currentRun().info;
  const message = `Not Authorized to access ${fieldName} on type ${parentTypeName}`;
  throw new RaisedError(handlerError(message, 'Unauthorized', null, null));
}

/**
 * `util.authType`: the mode by which the caller was authorized. As in the service, it follows from the
 * members of `ctx.identity`: an identity that is incomplete for every mode counts as an API key.
 */
export function authType(): string {
  const { identity } = currentRun();
  if (!isObject(identity)) {
    return 'API Key Authorization';
  }
  const keys = Object.keys(identity);
  const has = (key: string) => identity[key] !== undefined && identity[key] !== null;
  const hasOnly = (...allowed: string[]) => keys.every((key) => allowed.indexOf(key) >= 0);

  if (hasOnly('resolverContext')) {
    return 'Lambda Authorization';
  }
  if (has('sourceIp') && has('userArn') && has('accountId') && has('username')) {
    return 'IAM Authorization';
  }
  if (
    ['sourceIp', 'username', 'sub', 'issuer', 'claims', 'defaultAuthStrategy'].every(has) &&
    hasOnly('sourceIp', 'username', 'groups', 'sub', 'issuer', 'claims', 'defaultAuthStrategy')
  ) {
    return 'User Pool Authorization';
  }
  if (has('sub') && has('issuer') && has('claims') && hasOnly('sub', 'issuer', 'claims')) {
    return 'Open ID Connect Authorization';
  }
  return 'API Key Authorization';
}

/** `util.math`. */
export const math = {
  roundNum: (value: number) => Math.round(value),
  minVal: (a: number, b: number) => Math.min(a, b),
  maxVal: (a: number, b: number) => Math.max(a, b),
  randomDouble: () => Math.random(),
  /** From `start` up to, but not including, `end`. */
  randomWithinRange: (start: number, end: number) => start + Math.floor(Math.random() * (end - start)),
};

/** `util.str`. */
export const str = {
  normalize(text: string, form: string): string {
    const forms = ['nfc', 'nfd', 'nfkc', 'nfkd'];
    if (forms.indexOf(form) < 0) {
      throw new Error(`util.str.normalize: the form must be one of ${forms.join(', ')}, not ${form}`);
    }
    return normalized(text, form.toUpperCase());
  },
};

/** `util.http`, `util.xml` and `util.rds`, which the local stack does not implement. */
export const http = {
  copyHeaders: notImplemented('util.http.copyHeaders'),
  addResponseHeader: notImplemented('util.http.addResponseHeader'),
  addResponseHeaders: notImplemented('util.http.addResponseHeaders'),
};
export const xml = {
  toMap: notImplemented('util.xml.toMap'),
  toJsonString: notImplemented('util.xml.toJsonString'),
};
export const rds = { toJsonObject: notImplemented('util.rds.toJsonObject') };

function handlerError(message: unknown, errorType: unknown, data: unknown, errorInfo: unknown): HandlerError {
  return {
    message: asText(message) ?? 'null',
    errorType: asText(errorType),
    data: jsonCopy(data),
    errorInfo: jsonCopy(errorInfo),
  };
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
