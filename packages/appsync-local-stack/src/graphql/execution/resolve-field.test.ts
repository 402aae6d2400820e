import { describe, expect, it } from 'vitest';
import type { HandlerContext, Json } from '../../runtime/model.ts';
import type { ResolverModel } from '../../template/model.ts';
import { UserError } from '../../user-error.ts';
import type { DataSource } from '../data-source.ts';
import { apiOf, pipelineResolver, unitResolver } from '../support/api.ts';
import { ANN } from '../support/execute-query.ts';
import { answering, raised, scriptedRuntime } from '../support/scripted-runtime.ts';
import type { Script } from '../support/scripted-runtime.ts';
import { resolveField } from './resolve-field.ts';
import type { FieldResolution } from './resolve-field.ts';

function resolve(
  resolver: ResolverModel,
  scripts: Readonly<Record<string, Script>>,
  table: DataSource = answering('stored'),
): Promise<FieldResolution> {
  const environment = {
    api: apiOf('type Query { note: String }', [resolver]),
    runtime: scriptedRuntime(scripts),
    dataSources: new Map([['table', table]]),
  };
  return resolveField(environment, resolver, {
    arguments: { id: '1' },
    identity: ANN,
    source: null,
    request: { headers: { host: 'localhost' }, domainName: null },
    info: {
      fieldName: 'note',
      parentTypeName: 'Query',
      variables: {},
      selectionSetList: [],
      selectionSetGraphQL: '',
    },
  });
}

/**
 * Notes down every step in the order in which it runs, with what it sees of `prev`, `result` and the stash.
 */
function recorder(): { readonly steps: Json[]; readonly script: (name: string) => Script } {
  const steps: Json[] = [];
  const note = (name: string, { prev, result, stash }: HandlerContext): void => {
    steps.push([name, prev?.result ?? null, result ?? null, Object.keys(stash).join()]);
  };
  return {
    steps,
    script: (name) => ({
      request(context) {
        note(`${name} request`, context);
        return { result: `${name} asks`, stash: { ...context.stash, [name]: true } };
      },
      response(context) {
        note(`${name} response`, context);
        return { result: `${name} answers` };
      },
    }),
  };
}

describe('resolveField of a unit resolver', () => {
  const unit = unitResolver('Query.note');

  it('runs request handler, data source and response handler, and gives the handler what AppSync gives it', async () => {
    const seen: HandlerContext[] = [];
    const asked: Json[] = [];
    const table: DataSource = {
      execute(request, call) {
        asked.push([request, call.resolverArn, call.identitySub]);
        return Promise.resolve({ result: { id: '1' } });
      },
    };

    const resolution = await resolve(
      unit,
      {
        'Query.note': {
          request: (context) => (seen.push(context), { result: { operation: 'GetItem' }, stash: { a: 1 } }),
          response: (context) => (seen.push(context), { result: 'done' }),
        },
      },
      table,
    );

    const common = {
      arguments: { id: '1' },
      identity: ANN,
      source: null,
      request: { headers: { host: 'localhost' }, domainName: null },
      info: {
        fieldName: 'note',
        parentTypeName: 'Query',
        variables: {},
        selectionSetList: [],
        selectionSetGraphQL: '',
      },
      env: { TABLE: 'notes' },
    };
    expect(seen).toEqual([
      { ...common, stash: {} },
      { ...common, stash: { a: 1 }, result: { id: '1' } },
    ]);
    expect(seen.map((context) => 'prev' in context)).toEqual([false, false]);
    expect(asked).toEqual([
      [
        { operation: 'GetItem' },
        'arn:aws:appsync:eu-west-1:111111111111:apis/api/types/Query/resolvers/note',
        'sub-of-ann',
      ],
    ]);
    expect(resolution.value).toBe('done');
  });

  it('shows a failed call to the response handler, and forgets the failure when that does nothing', async () => {
    const error = {
      message: 'The conditional request failed',
      type: 'DynamoDB:ConditionalCheckFailedException',
    };
    const seen: unknown[] = [];

    const resolution = await resolve(
      unit,
      {
        'Query.note': {
          response: (context) => (seen.push(context.error, context.result), { result: 'fine' }),
        },
      },
      { execute: () => Promise.resolve({ result: { id: 'old' }, error }) },
    );

    expect(seen).toEqual([error, { id: 'old' }]);
    expect(resolution).toMatchObject({ value: 'fine', appendedErrors: [] });
    expect(resolution.error).toBeUndefined();
  });

  it('ends with what the request handler raises, without a call', async () => {
    let calls = 0;
    const table: DataSource = { execute: () => ((calls += 1), Promise.resolve({ result: null })) };

    const resolution = await resolve(
      unit,
      { 'Query.note': { request: () => raised('No.', 'ValidationError', null, { field: 'id' }) } },
      table,
    );

    expect(calls).toBe(0);
    expect(resolution).toMatchObject({
      value: null,
      error: { message: 'No.', errorType: 'ValidationError', errorInfo: { field: 'id' } },
    });
  });

  it('keeps the value beside appended errors, in order, and collects logs and extensions', async () => {
    const appended = (message: string) => ({ message, errorType: null, data: null, errorInfo: null });

    const resolution = await resolve(unit, {
      'Query.note': {
        request: () => ({ appendedErrors: [appended('one')], logs: ['INFO - a'], invalidations: [{ n: 1 }] }),
        response: () => ({
          appendedErrors: [appended('two')],
          logs: ['INFO - b'],
          subscriptionFilter: { filterGroup: [] },
          result: 'kept',
        }),
      },
    });

    expect(resolution).toEqual({
      value: 'kept',
      appendedErrors: [appended('one'), appended('two')],
      logs: ['INFO - a', 'INFO - b'],
      subscriptionFilter: { filterGroup: [] },
      invalidations: [{ n: 1 }],
    });
  });

  it('skips data source and response handler after an early return', async () => {
    const resolution = await resolve(
      unit,
      {
        'Query.note': {
          request: () => ({ result: 'early', earlyReturn: { skipTo: 'NEXT' } }),
          response: () => raised('not reached'),
        },
      },
      { execute: () => Promise.reject(new Error('not reached')) },
    );

    expect(resolution.value).toBe('early');
    expect(resolution.error).toBeUndefined();
  });

  it('ends with errorType MappingTemplate when the request has no valid operation', async () => {
    const refusal = new UserError('MappingTemplate', "Value for field '$[operation]' not found.");

    const resolution = await resolve(unit, {}, { execute: () => Promise.reject(refusal) });

    expect(resolution.error).toEqual({
      message: "Value for field '$[operation]' not found.",
      errorType: 'MappingTemplate',
      data: null,
      errorInfo: null,
    });
  });

  it('rejects with what a data source throws besides, which is no fault of the resolver', async () => {
    const broken = { execute: () => Promise.reject(new Error('engine gone')) };

    await expect(resolve(unit, {}, broken)).rejects.toThrow('engine gone');
  });

  it('gives back the payload with a NONE data source that nobody made', async () => {
    const resolution = await resolve(unitResolver('Query.note', 'none'), {
      'Query.note': { request: () => ({ result: { payload: { a: 1 } } }) },
    });

    expect(resolution.value).toEqual({ a: 1 });
  });

  it('ends the field when the request to a NONE data source is not one', async () => {
    const resolution = await resolve(unitResolver('Query.note', 'none'), {
      'Query.note': { request: () => ({ result: { operation: 'GetItem', payload: 1 } }) },
    });

    expect(resolution.value).toBeNull();
    expect(resolution.error).toMatchObject({
      errorType: 'MappingTemplate',
      message: "Unsupported element '$[operation]'.",
    });
  });
});

describe('resolveField of a pipeline resolver', () => {
  const pipeline = pipelineResolver('Query.note', ['first', 'second']);

  it('runs before, each function with its data source, then after, handing results and one stash on', async () => {
    const { steps, script } = recorder();

    const resolution = await resolve(pipeline, {
      'Query.note': script('pipeline'),
      first: script('first'),
      second: script('second'),
    });

    expect(steps).toEqual([
      ['pipeline request', null, null, ''],
      ['first request', 'pipeline asks', null, 'pipeline'],
      ['first response', 'pipeline asks', 'stored', 'pipeline,first'],
      ['second request', 'first answers', null, 'pipeline,first'],
      ['second response', 'first answers', 'stored', 'pipeline,first,second'],
      ['pipeline response', 'second answers', 'second answers', 'pipeline,first,second'],
    ]);
    expect(resolution.value).toBe('pipeline answers');
  });

  it('skips a function’s data source and response after its early return, and goes on with the next', async () => {
    const { steps, script } = recorder();

    await resolve(pipeline, {
      'Query.note': script('pipeline'),
      first: {
        request: () => ({ result: 'early', earlyReturn: { skipTo: 'NEXT' } }),
        response: () => raised('not reached'),
      },
      second: script('second'),
    });

    expect(steps.map((step) => (step as Json[]).slice(0, 2))).toEqual([
      ['pipeline request', null],
      ['second request', 'early'],
      ['second response', 'early'],
      ['pipeline response', 'second answers'],
    ]);
  });

  it('goes straight to the after handler when a function returns early with skipTo END', async () => {
    const { steps, script } = recorder();

    await resolve(pipeline, {
      'Query.note': script('pipeline'),
      first: { request: () => ({ result: 'early', earlyReturn: { skipTo: 'END' } }) },
      second: script('second'),
    });

    expect(steps).toEqual([
      ['pipeline request', null, null, ''],
      ['pipeline response', 'early', 'early', 'pipeline'],
    ]);
  });

  it('goes straight to the after handler when the before handler returns early', async () => {
    const { steps, script } = recorder();

    const resolution = await resolve(pipeline, {
      'Query.note': {
        request: () => ({ result: 'early', earlyReturn: { skipTo: 'NEXT' } }),
        response: (context) => ({ result: [context.prev?.result ?? null] }),
      },
      first: script('first'),
      second: script('second'),
    });

    expect(steps).toEqual([]);
    expect(resolution.value).toEqual(['early']);
  });

  it('runs nothing behind a handler that raises', async () => {
    const { steps, script } = recorder();

    const resolution = await resolve(pipeline, {
      'Query.note': script('pipeline'),
      first: { response: () => raised('Gone.', 'NotFound') },
      second: script('second'),
    });

    expect(steps.map((step) => (step as Json[])[0])).toEqual(['pipeline request']);
    expect(resolution.error).toMatchObject({ message: 'Gone.', errorType: 'NotFound' });
  });
});
