import { buildSchema } from 'appsync-local-stack/schema';
import { readTemplate } from 'appsync-local-stack/template';
import type { ApiModel } from 'appsync-local-stack/template';
import { describe, expect, inject, it } from 'vitest';

/**
 * What breaks AppSync's limits on names and numbers.
 *
 * Sources: https://docs.aws.amazon.com/general/latest/gr/appsync.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/environment-variables.html
 */
function limitViolations(
  api: Pick<ApiModel, 'environment' | 'functions' | 'dataSources' | 'resolvers'>,
): string[] {
  const environment = Object.entries(api.environment);
  const names = [...[...api.functions.values()].map(({ name }) => name), ...api.dataSources.keys()];
  return [
    ...(environment.length > 50 ? ['more than 50 environment variables'] : []),
    ...environment
      .filter(([key]) => !/^[A-Za-z]\w+$/.test(key))
      .map(([key]) => `environment variable name ${key}`),
    ...environment
      .filter(([, value]) => value.length > 512)
      .map(([key]) => `environment variable value of ${key}`),
    ...names.filter((name) => !/^[_A-Za-z]\w{0,64}$/.test(name)).map((name) => `name ${name}`),
    ...api.resolvers
      .filter((resolver) => resolver.kind === 'PIPELINE' && resolver.functionIds.length > 10)
      .map(({ fieldName }) => `more than 10 functions in ${fieldName}`),
  ];
}

describe('the deployed API', () => {
  const place = { region: 'us-east-1', accountId: '000000000000', origin: 'http://localhost' };
  const { stackName, template } = inject('synthesized');
  const [api] = readTemplate(template, { stackName, ...place }).apis;

  it("keeps within AppSync's limits on names and numbers", () => {
    expect(api === undefined ? undefined : limitViolations(api)).toEqual([]);
  });

  it('has an SDL with nothing that AppSync refuses', () => {
    expect(() => buildSchema(api?.sdl ?? '')).not.toThrow();
  });
});

describe('the guards', () => {
  const none = {
    environment: {},
    functions: new Map<never, never>(),
    dataSources: new Map<never, never>(),
    resolvers: [],
  };
  const pipeline = (length: number) => ({
    kind: 'PIPELINE' as const,
    typeName: 'Query',
    fieldName: 'long',
    arn: '',
    code: '',
    functionIds: Array.from({ length }, String),
  });

  it.each([
    [{ ...none, environment: { '1A': 'x' } }, 'environment variable name 1A'],
    [{ ...none, environment: { A: 'x' } }, 'environment variable name A'],
    [{ ...none, environment: { KEY: 'x'.repeat(513) } }, 'environment variable value of KEY'],
    [
      {
        ...none,
        environment: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`KEY_${index}`, ''])),
      },
      'more than 50 environment variables',
    ],
    [
      { ...none, dataSources: new Map([['has space', { type: 'NONE' as const, name: 'has space' }]]) },
      'name has space',
    ],
    [{ ...none, resolvers: [pipeline(11)] }, 'more than 10 functions in long'],
  ])('refuse %#', (broken, violation) => {
    expect(limitViolations(broken)).toEqual([violation]);
  });

  it('take what is just within', () => {
    const full = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`K${index}`, 'x'.repeat(512)]));

    expect(limitViolations({ ...none, environment: full, resolvers: [pipeline(10)] })).toEqual([]);
  });

  it.each([
    ['scalar Money\ntype Query { a: Money }', 'Money'],
    ['type Query { a: AWSThing }\ntype AWSThing { a: Int }', 'AWSThing'],
    ['interface A { a: Int }\ninterface B implements A { a: Int }\ntype Query { b: B }', 'B'],
  ])('refuse the SDL %j', (sdl, name) => {
    expect(() => buildSchema(sdl)).toThrow(name);
  });
});
