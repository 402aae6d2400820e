import { describe, expect, it } from 'vitest';
import { evaluateCode } from './evaluate-code.ts';
import { useRuntime } from './shared-runtime.ts';

const CODE = `import { util } from '@aws-appsync/utils';

export function request(ctx) {
  ctx.stash.seen = true;
  console.log("current id", ctx.args.id);
  if (ctx.args.id === 'append') util.appendError('careful', 'Warning', { id: 1 });
  if (ctx.args.id === 'error') util.error('no', 'Bad');
  if (ctx.args.id === 'hidden') util.unauthorized();
  if (ctx.args.id === 'crash') return ctx.args.a.b;
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.args.id }) };
}

export function response(ctx) {
  return ctx.result;
}
`;

describe('evaluateCode', () => {
  const { evaluate } = useRuntime();

  it('gives the result, the stash and the errors as JSON, and the logs', async () => {
    expect(
      await evaluate({ code: CODE, context: '{"arguments":{"id":"append"}}', function: 'request' }),
    ).toEqual({
      evaluationResult: '{"operation":"GetItem","key":{"id":{"S":"append"}}}',
      logs: ['INFO - code.js:5:3: "current id" "append"'],
      stash: '{"seen":true}',
      outErrors: '[{"message":"careful","errorType":"Warning","data":{"id":1},"errorInfo":null}]',
    });
  });

  it('starts a runtime of its own when it is given none', async () => {
    expect(
      await evaluateCode({
        code: CODE,
        context: { result: { id: 1 } },
        function: 'response',
        runtime: { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' },
      }),
    ).toEqual({ evaluationResult: '{"id":1}', logs: [], stash: '{}', outErrors: '[]' });
  });

  it.each([
    ['util.error', 'error', 'no'],
    ['util.unauthorized', 'hidden', 'Unauthorized'],
    [
      'a runtime error',
      'crash',
      "code.js:9:39: TypeError: Cannot read properties of undefined (reading 'b')",
    ],
  ])('answers %s with a bare message and no result', async (_what, id, message) => {
    expect(await evaluate({ code: CODE, context: { arguments: { id } }, function: 'request' })).toEqual({
      error: { message },
      logs: [`INFO - code.js:5:3: "current id" "${id}"`],
      stash: '{"seen":true}',
      outErrors: '[]',
    });
  });

  it('gives ctx.args when the context has no arguments', async () => {
    const probe = 'export const request = (ctx) => ctx.args; export const response = (ctx) => null;';

    expect(await evaluate({ code: probe, context: '{}', function: 'request' })).toMatchObject({
      evaluationResult: '{}',
    });
  });

  it('answers rejected code with where and why', async () => {
    const rejected = 'export const request = (ctx) => 1;\nexport const response = (ctx) => new Date();';

    expect(await evaluate({ code: rejected, context: '{}', function: 'request' })).toEqual({
      error: {
        message: 'code.js:2:34: new is not supported',
        codeErrors: [
          {
            errorType: 'LINT_ERROR',
            value: 'new is not supported',
            location: { line: 2, column: 34, span: 10 },
          },
        ],
      },
      logs: [],
      stash: '{}',
      outErrors: '[]',
    });
  });

  it('marks what is no JavaScript as a parser error', async () => {
    expect(
      (await evaluate({ code: 'export {', context: '{}', function: 'request' })).error?.codeErrors,
    ).toEqual([
      { errorType: 'PARSER_ERROR', value: 'Unexpected token', location: { line: 1, column: 9, span: 0 } },
    ]);
  });

  it('takes a context of 28,000 characters, and not one more', async () => {
    const context = (length: number) => `{"source":"${'x'.repeat(length - 13)}"}`;

    expect(context(28_000)).toHaveLength(28_000);
    expect(await evaluate({ code: CODE, context: context(28_000), function: 'response' })).toMatchObject({
      evaluationResult: 'null',
    });
    await expect(evaluate({ code: CODE, context: context(28_001), function: 'response' })).rejects.toThrow(
      'context must be at most 28000 characters long, not 28001',
    );
  });

  it.each([
    [{ context: '{' }, 'context must be a JSON object'],
    [{ context: '[]' }, 'context must be a JSON object'],
    [{ context: '{"stash":1}' }, 'context.stash must be a JSON object'],
    [
      { context: '{"user":1}' },
      'The following properties in your mock context object failed validation: ctx.user',
    ],
    [{ code: '' }, 'code must be a string of 1 to 32768 characters'],
    [{ code: 'x'.repeat(32_769) }, 'code must be a string of 1 to 32768 characters'],
    [{ function: 'before' }, 'function must be request or response, not "before"'],
    [
      { runtime: { name: 'APPSYNC_JS', runtimeVersion: '2.0.0' } },
      'runtime must be APPSYNC_JS 1.0.0, not {"name":"APPSYNC_JS","runtimeVersion":"2.0.0"}',
    ],
  ])('refuses %j', async (input, message) => {
    const whole = { code: CODE, context: '{}', function: 'request', ...input };

    // Wrong on purpose, as from a caller without types.
    await expect(evaluate(whole as Parameters<typeof evaluate>[0])).rejects.toThrow(message);
  });
});
