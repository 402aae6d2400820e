import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * The audits that the local stack does not pass, in the test that runs them: `'22EB': 'every answer is …',`.
 */
const failedAudits = [
  ...readFileSync('packages/appsync-local-stack/src/graphql/http/graphql-over-http.test.ts', 'utf8').matchAll(
    /^ {2}'?(\w{4})'?: '.*',$/gm,
  ),
].map(([, id = '']) => id);

it('docs/appsync-behaviour.md lists the audits of GraphQL over HTTP that the local stack does not pass', () => {
  const page = readFileSync('docs/appsync-behaviour.md', 'utf8');
  const [, section = ''] = page.split('### GraphQL over HTTP\n');
  const listed = [...(section.split('\n#')[0] ?? '').matchAll(/^\| `(\w{4})` /gm)].map(([, id = '']) => id);

  expect(listed.sort()).toEqual(failedAudits.sort());
  expect(listed).toHaveLength(10);
  expect(section).toContain(`passes ${61 - listed.length} of the 61 audits`);
});
