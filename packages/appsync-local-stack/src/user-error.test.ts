import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CognitoError } from './auth/api/cognito-error.ts';
import { DocumentMalformed } from './graphql/document/validation.ts';
import { OperationRefused } from './graphql/errors.ts';
import { RequestRefused } from './graphql/http/refusal.ts';
import { RequestMalformed } from './graphql/http/request.ts';
import { FilterRefused } from './realtime/enhanced-filter.ts';
import { StartRefused } from './realtime/start-refused.ts';
import { InvalidDataSourceRequest } from './request-shape.ts';
import { CodeRejected } from './runtime/code-rejected.ts';
import { StartError } from './server/start-error.ts';
import { isProgrammingError, stackOf, UserError } from './user-error.ts';

/** What the next step catches and answers in its own words, or what ends a step: no user sees it as it is. */
const SIGNALS = [
  'ClientGone',
  'DataSourceFailure',
  'DynamoDbError',
  'EarlyReturn',
  'EmptyEarlyReturn',
  'RaisedError',
  'ResolverEnded',
  'ScalarError',
];

/** The names of the classes in the package that extend `Error` itself. */
function errorClasses(): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/class (\w+) extends Error\b/g)].map(([, name = '']) => name));
}

describe('UserError', () => {
  it('is the base of every error that a user can cause', () => {
    expect(errorClasses().sort()).toEqual([...SIGNALS, 'UserError'].sort());
  });

  it.each([
    [new StartError('PORT', 'Port 1 is in use'), 'PORT', 'Port 1 is in use'],
    [new CognitoError('NotAuthorizedException', 'No.'), 'NotAuthorizedException', 'No.'],
    [new RequestMalformed('No.'), 'MalformedHttpRequestException', 'No.'],
    [new DocumentMalformed('No.', 'line 1'), 'MalformedHttpRequestException', 'No.'],
    [
      new RequestRefused({ status: 401, errorType: 'UnauthorizedException', message: 'No.' }),
      'UnauthorizedException',
      'No.',
    ],
    [new OperationRefused('No.', null), 'ValidationError', 'No.'],
    [new InvalidDataSourceRequest('No.'), 'MappingTemplate', 'No.'],
    [new FilterRefused('No.'), 'FilterRefused', 'No.'],
    [
      new StartRefused([{ errorType: 'UnauthorizedException', message: 'No.' }]),
      'UnauthorizedException',
      'No.',
    ],
    [
      new CodeRejected([{ errorType: 'LINT_ERROR', line: 2, column: 3, span: 1, text: 'No.' }]),
      'CODE',
      'code.js:2:3: No.',
    ],
  ])('has a code and a line: %s', (error, code, message) => {
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, message });
  });
});

describe('stackOf', () => {
  it('has the message and the place where the error arose', () => {
    expect(stackOf(new TypeError('x is undefined'))).toMatch(
      /^TypeError: x is undefined\n {4}at .*user-error\.test\.ts/,
    );
  });

  it('gives what was thrown that is not an error', () => {
    expect(stackOf('nothing')).toBe('nothing');
  });
});

describe('isProgrammingError', () => {
  it.each([new TypeError('x'), new RangeError('x'), new ReferenceError('x')])('is true for a %s', (error) => {
    expect(isProgrammingError(error)).toBe(true);
  });

  it.each([new Error('x'), new UserError('PORT', 'x'), 'x', undefined])('is false for %s', (error) => {
    expect(isProgrammingError(error)).toBe(false);
  });
});
