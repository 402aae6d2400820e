import { describe, expect, inject, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { pipelines } from '../../infra/pipelines.ts';
import { refuseLargeTemplate, TooLarge } from '../../infra/size-limits.ts';
import { synthesize } from '../../infra/synthesize.ts';
import { EVERY_SETTING } from '../support/settings.ts';

const functionNames = [...new Set(Object.values(pipelines).flat())];

/** A template as CDK writes it, whose description fills it up to some size. */
function templateOf(size: number): string {
  const path = (name: string) => ({ 'aws:cdk:path': `Stack/${name}` });
  const template = (Description: string) =>
    JSON.stringify({
      Description,
      Mappings: { Codes: { readItem: { code: 'r'.repeat(300) } } },
      Resources: {
        TableABC: { Type: 'AWS::DynamoDB::Table', Metadata: path('Table') },
        AddItemABC: {
          Type: 'AWS::AppSync::Resolver',
          Properties: { Code: 'a'.repeat(400) },
          Metadata: path('Mutation.addItem'),
        },
        Nameless: { Type: 'AWS::SNS::Topic' },
        PolicyABC: { Type: 'AWS::IAM::Policy', Properties: { Names: 'é'.repeat(100) } },
      },
    });
  return template('d'.repeat(size - Buffer.byteLength(template(''))));
}

/** Every text of some length that stands in a template. */
function longTextsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.length > 400 ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(longTextsIn) : [];
}

describe('refuseLargeTemplate', () => {
  it('takes 600,000 bytes, and refuses one more, naming the largest parts', () => {
    expect(() => refuseLargeTemplate(templateOf(600_000))).not.toThrow();
    expect(() => refuseLargeTemplate(templateOf(600_001))).toThrow(
      new TooLarge(
        'The template has 600001 bytes, at most 600000 are allowed: CloudFormation takes 1 MB. ' +
          'The largest parts, in bytes: Stack/Mutation.addItem 511, Codes readItem 311, PolicyABC 253, Stack/Table 73, Nameless 26',
      ),
    );
  });
});

/** Three fifths of the 1 MB that CloudFormation takes: the check refuses more. */
const TEMPLATE_LIMIT = 600_000;

describe('the template', () => {
  const stages = [
    ['dev', () => inject('synthesized').template],
    ['prod with every setting', () => synthesize({ stage: 'prod', ...EVERY_SETTING }).template],
  ] as const;

  it.each(stages)('of %s is within the limit', (_, template) => {
    const text = JSON.stringify(template(), undefined, 1);

    expect(Buffer.byteLength(text)).toBeLessThan(TEMPLATE_LIMIT);
  });

  it.each(stages)(
    'of %s has the code of a function once, however often it stands in pipelines',
    (_, template) => {
      const texts = longTextsIn(template());
      const codes = functionNames.map((name) => bundle(`resolvers/functions/${name}.ts`));

      expect(codes.map((code) => texts.filter((text) => text === code).length)).toEqual(codes.map(() => 1));
    },
  );
});
