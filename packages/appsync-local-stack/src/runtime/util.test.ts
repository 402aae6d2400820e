import { describe, expect, it } from 'vitest';
import type { CognitoIdentity } from './model.ts';
import { useRuntime } from './shared-runtime.ts';

describe('util', () => {
  const { run, valueOf } = useRuntime();

  describe('error', () => {
    it('ends the handler with message, type, data and info', async () => {
      const outcome = await run(
        `util.error('no such thing', 'NotFound', { id: 1 }, { field: 'id' }); return 1;`,
      );

      expect(outcome).toMatchObject({
        result: null,
        error: {
          message: 'no such thing',
          errorType: 'NotFound',
          data: { id: 1 },
          errorInfo: { field: 'id' },
        },
      });
    });

    it('leaves null what is not given', async () => {
      expect((await run(`util.error('no');`)).error).toEqual({
        message: 'no',
        errorType: null,
        data: null,
        errorInfo: null,
      });
    });
  });

  describe('appendError', () => {
    it('collects errors, as they are at the time, and goes on', async () => {
      const outcome = await run(
        `const data = { n: 1 }; util.appendError('a', 'A', data); data.n = 2; util.appendError('b'); return 'done';`,
      );

      expect(outcome.error).toBeUndefined();
      expect(outcome.result).toBe('done');
      expect(outcome.appendedErrors).toEqual([
        { message: 'a', errorType: 'A', data: { n: 1 }, errorInfo: null },
        { message: 'b', errorType: null, data: null, errorInfo: null },
      ]);
    });
  });

  describe('unauthorized', () => {
    it('names the field and its type, as the live service does', async () => {
      expect((await run('util.unauthorized();')).error).toEqual({
        message: 'Not Authorized to access thing on type Query',
        errorType: 'Unauthorized',
        data: null,
        errorInfo: null,
      });
    });
  });

  // Recorded from EvaluateCode, in `__tests__/__snapshots__/authType.test.js.snap`.
  // Source: https://github.com/localstack/appsync-utils
  describe('authType', () => {
    const userPool = {
      sourceIp: ['1.2.3.4'],
      username: 'alice',
      groups: ['admins'],
      sub: 'sub-1',
      issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc123',
      claims: { sub: 'sub-1' },
      defaultAuthStrategy: 'ALLOW',
    };
    const iam = {
      accountId: '123456789012',
      cognitoIdentityPoolId: null,
      cognitoIdentityId: null,
      sourceIp: ['1.2.3.4'],
      username: 'AKIAIOSFODNN7EXAMPLE',
      userArn: 'arn:aws:iam::123456789012:user/alice',
      cognitoIdentityAuthType: null,
      cognitoIdentityAuthProvider: null,
    };
    const oidc = { sub: 'sub-1', issuer: 'https://accounts.example.com', claims: { sub: 'sub-1' } };

    it.each([
      ['no identity', null, 'API Key Authorization'],
      ['a resolver context', { resolverContext: { role: 'admin' } }, 'Lambda Authorization'],
      ['an identity without keys', {}, 'Lambda Authorization'],
      ['an IAM identity', iam, 'IAM Authorization'],
      ['a user pool identity', userPool, 'User Pool Authorization'],
      ['a user pool identity without groups', { ...userPool, groups: undefined }, 'User Pool Authorization'],
      ['subject, issuer and claims', oidc, 'Open ID Connect Authorization'],
      ['an IAM identity without its ARN', { ...iam, userArn: undefined }, 'API Key Authorization'],
      ['an IAM identity without source IP', { ...iam, sourceIp: null }, 'API Key Authorization'],
      [
        'a user pool identity without strategy',
        { ...userPool, defaultAuthStrategy: undefined },
        'API Key Authorization',
      ],
      [
        'a user pool identity without source IP',
        { ...userPool, sourceIp: undefined },
        'API Key Authorization',
      ],
      ['claims alone', { claims: {} }, 'API Key Authorization'],
      ['subject, issuer, claims and a username', { ...oidc, username: 'alice' }, 'API Key Authorization'],
    ])('tells the mode of %s', async (_what, identity, mode) => {
      // Most of these are, on purpose, no Cognito identity.
      const { result } = await run('return util.authType();', {
        identity: identity as CognitoIdentity | null,
      });

      expect(result).toBe(mode);
    });
  });

  describe('ids', () => {
    it('are UUIDs of version 4 from autoId', async () => {
      expect(await valueOf('util.autoId()')).toMatch(
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
    });

    it('are 26 characters of Crockford base 32 from autoUlid', async () => {
      expect(await valueOf('util.autoUlid()')).toMatch(/^0[0-9A-HJKMNP-TV-Z]{25}$/);
    });

    it('are 27 characters of base 62 from autoKsuid', async () => {
      expect(await valueOf('util.autoKsuid()')).toMatch(/^[0-9A-Za-z]{27}$/);
    });

    it('differ from call to call', async () => {
      const { result } = await run(
        'return [util.autoId() === util.autoId(), util.autoUlid() === util.autoUlid(), util.autoKsuid() === util.autoKsuid()];',
      );

      expect(result).toEqual([false, false, false]);
    });
  });

  describe('encoding', () => {
    it.each([
      [`util.urlEncode('a b&c=ä~*-._/')`, 'a+b%26c%3D%C3%A4%7E*-._%2F'],
      [`util.urlDecode('a+b%26c%3d%C3%A4%F0%9F%98%80')`, 'a b&c=ä😀'],
      [`util.urlDecode('%FF!')`, '\ufffd!'],
      [`util.base64Encode('')`, ''],
      [`util.base64Encode('a')`, 'YQ=='],
      [`util.base64Encode('hé😀')`, 'aMOp8J+YgA=='],
      [`util.base64Decode('aMOp8J+YgA==')`, 'hé😀'],
      [`util.base64Decode('YQ')`, 'a'],
      [`util.escapeJavaScript('He said "it\\'s" </b>\\n\\u00e9')`, `He said \\"it\\'s\\" <\\/b>\\n\\u00E9`],
    ])('%s', async (expression, text) => {
      expect(await valueOf(expression)).toBe(text);
    });

    it.each([
      [`util.urlDecode('100%')`, 'Error: util.urlDecode: "%" is not an encoded byte'],
      [`util.base64Decode('a*')`, 'Error: util.base64Decode: the string is not base64'],
    ])('%s fails', async (expression, message) => {
      expect(await valueOf(expression)).toBe(message);
    });

    it('takes long texts', async () => {
      const { result } = await run(
        'return util.base64Decode(util.base64Encode(ctx.args.text)) === ctx.args.text;',
        {
          arguments: { text: 'é€'.repeat(20_000) },
        },
      );

      expect(result).toBe(true);
    });
  });

  describe('math and str', () => {
    it.each([
      ['util.math.roundNum(2.5)', 3],
      ['util.math.roundNum(-2.5)', -2],
      ['util.math.minVal(1, 2)', 1],
      ['util.math.maxVal(1, 2)', 2],
      ['util.math.randomDouble() < 1', true],
      ['[0, 1, 2].indexOf(util.math.randomWithinRange(0, 3)) >= 0', true],
      ['util.math.randomWithinRange(7, 8)', 7],
      [`util.str.normalize('e\\u0301', 'nfc')`, '\u00e9'],
      [`util.str.normalize('\\u00e9', 'nfd')`, 'e\u0301'],
      [`util.str.normalize('\\ufb01', 'nfkc')`, 'fi'],
      [
        `util.str.normalize('a', 'NFC')`,
        'Error: util.str.normalize: the form must be one of nfc, nfd, nfkc, nfkd, not NFC',
      ],
    ])('%s', async (expression, value) => {
      expect(await valueOf(expression)).toBe(value);
    });
  });

  describe('matches', () => {
    it.each([
      ['a*b', 'aaaaab', true],
      ['a*b', 'xaab', false],
      ['a', 'a\n', false],
      ['^[A-Z]{3}$', 'USD', true],
      ['\\d{4}-\\d{2}-\\d{2}', '2024-01-09', true],
      ['\\d', '٣', false],
      ['[\\w.-]+@[\\w-]+(\\.[\\w-]+)+', 'a.b-c@example.org', true],
      ['[a-z&&[^aeiou]]+', 'xyz', true],
      ['[a-z&&[^aeiou]]+', 'xaz', false],
      ['[a-c[x-z]]+', 'ax', true],
      ['[^#]+', 'a#', false],
      ['[a-]+', 'a-', true],
      ['[&!~]+', '&&!~', true],
      ['(?i)abc', 'ABC', true],
      ['(?s)a.b', 'a\nb', true],
      ['a.b', 'a\nb', false],
      ['a.b', 'a😀b', true],
      ['\\p{Alpha}+', 'abC', true],
      ['\\p{Alpha}+', 'é', false],
      ['\\p{L}+', 'é', true],
      ['\\p{IsLatin}+', 'é', true],
      ['\\P{Lu}', 'a', true],
      ['\\Qa.b\\E', 'a.b', true],
      ['\\Qa.b\\E', 'axb', false],
      ['(a)\\1', 'aa', true],
      ['(?<x>a)\\k<x>', 'aa', true],
      ['\\x41\\u0042\\x{43}', 'ABC', true],
      ['\\-\\@\\/', '-@/', true],
      ['\\s+', ' \t\n', true],
      ['\\s', '\u00a0', false],
      ['\\h', '\u00a0', true],
      ['\\R', '\r\n', true],
      ['(?=a)(?!b)(?<=)a{1,2}?', 'aa', true],
      // As Java 17 answers: it reads code points, so half of a surrogate pair is one only where it stands
      // alone.
      ['[^\\p{Cs}]*', 'a😀', true],
      ['[^\\p{Cs}]*', '\ud83d', false],
      ['[^\\p{Cs}]*', '\ud83d\ud83d\ude00', false],
      ['[^\\p{Cs}]*', '😀\ud83d', false],
      ['[^\\x{D800}-\\x{DFFF}]*', '😀\ude00', false],
      ['^[^\\p{Cs}]*\\z', '\ud83d\n', false],
    ])('%s on %j is %s', async (pattern, text, isMatch) => {
      expect(await valueOf(`util.matches(${JSON.stringify(pattern)}, ${JSON.stringify(text)})`)).toBe(
        isMatch,
      );
    });

    it.each([
      ['a++', '"a++": a possessive quantifier is not implemented by the local stack'],
      ['(?>a)', '"(?>a)": an atomic group is not implemented by the local stack'],
      ['a(?i)b', '"a(?i)b": (?i) inside a pattern is not implemented by the local stack'],
      ['(?x)a', '"(?x)a": the flag (?x) is not implemented by the local stack'],
      ['\\Ga', '"\\\\Ga": \\G is not implemented by the local stack'],
      ['\\p{InGreek}', '"\\\\p{InGreek}": \\p{InGreek} is not implemented by the local stack'],
      ['[a', '"[a": a character class is not closed'],
      ['a{', '"a{": { does not begin a quantifier'],
      ['*a', '"*a" is not a regular expression of Java'],
    ])('refuses %s by name', async (pattern, message) => {
      expect(await valueOf(`util.matches(${JSON.stringify(pattern)}, 'a')`)).toBe(`SyntaxError: ${message}`);
    });
  });

  it.each([
    'util.http.copyHeaders',
    'util.http.addResponseHeader',
    'util.http.addResponseHeaders',
    'util.xml.toMap',
    'util.xml.toJsonString',
    'util.rds.toJsonObject',
    'util.transform.toElasticsearchQueryDSL',
    'util.dynamodb.fromS3ObjectJson',
  ])('%s fails by name', async (name) => {
    expect(await valueOf(`${name}({})`)).toBe(`Error: ${name} is not implemented by the local stack`);
  });
});
