import { describe, expect, it } from 'vitest';
import { refusalsBy } from './refusals.ts';

const refusals = await refusalsBy('comments', 'comments');

function docblock(...lines: string[]) {
  return `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */\nexport const a = 1;\n`;
}

describe('dialect/comments', () => {
  it('takes a source as the last paragraph before the tags', () => {
    expect(
      refusals(docblock('Text.', '', 'Source: https://a.example/b', '', '@throws {Error} when')),
    ).toEqual([]);
  });

  it('takes several sources, a line each', () => {
    expect(refusals(docblock('Text.', '', 'Sources: https://a.example,', 'https://b.example'))).toEqual([]);
  });

  it('takes the source at the end of a run of line comments', () => {
    expect(refusals('// Text,\n// more.\n// Source: https://a.example\n')).toEqual([]);
  });

  it('takes a URL in backticks as an example', () => {
    expect(refusals('/** Where it is, e.g. `https://a.example`. */')).toEqual([]);
  });

  it.each([
    ['form', docblock('Text.', '', 'Source: a.example/b')],
    ['form', docblock('Text.', '', 'Source: https://a.example, and more')],
    ['form', docblock('Text.', '', 'Source: https://a.example, https://b.example')],
    ['form', docblock('Text. Source: https://a.example')],
    ['place', docblock('Source: https://a.example', '', 'Text.')],
    ['place', docblock('Text.', '', '@throws {Error} when', '', 'Source: https://a.example')],
    ['url', docblock('Text, see https://a.example for more.')],
    ['url', docblock('Text (docs.example.com/page).')],
    ['url', docblock('Text (.../APIReference/API_SignUp.html).')],
    ['url', '// Text: https://a.example\n'],
    ['issue', docblock('Text (aws-appsync-community issue 280).')],
    ['throws', docblock('@throws Error when')],
    ['throws', '/** @throws when */'],
  ])('refuses for its %s: %j', (messageId, text) => {
    expect(refusals(text)).toEqual([messageId]);
  });
});
