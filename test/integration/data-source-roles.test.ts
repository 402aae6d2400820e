import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate } from 'appsync-local-stack/template';
import { describe, expect, inject, it } from 'vitest';
import type { TestContext } from 'vitest';
import { roleDifferences } from '../support/role-differences.ts';
import { readRoleUse } from '../support/role-use.ts';

/**
 * The roles of the deployed template against what the other files of this folder, which have run before,
 * asked of them (`vitest.config.ts` sees to the order, `useLocalStack` takes down what is asked).
 */
const { stackName, template } = inject('synthesized');
const place = { stackName, region: 'us-east-1', accountId: '000000000000', origin: 'http://localhost' };
const dataSources = readTemplate(template, place)
  .apis.flatMap((api) => [...api.dataSources.values()])
  .filter((dataSource) => dataSource.type === 'AMAZON_DYNAMODB');
const roleUse = readRoleUse(inject('roleUseDirectory'));

/** The files of this folder that use the stack and have not run. */
function absentFiles(): string[] {
  const ran = new Set(roleUse.map(({ testFile }) => testFile));
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && !ran.has(name))
    .filter((name) => /\buseLocalStack\(/.test(readFileSync(join(import.meta.dirname, name), 'utf8')));
}

/** Says nothing of a role when only a part of the suite has run: the rest may use what this part does not. */
function skipUnlessWhole({ skip }: TestContext): void {
  skip(inject('areTestsChosenByName'), 'only tests of some names have run');
  const absent = absentFiles();
  skip(absent.length > 0, `these files have not run: ${absent.join(', ')}`);
}

describe('the roles of the data sources', () => {
  it.for(dataSources)('allow $name exactly what its resolvers do', ({ name, statements }, context) => {
    skipUnlessWhole(context);
    const used = roleUse
      .filter((each) => each.stackName === stackName)
      .flatMap((each) => each.used)
      .filter(({ dataSourceName }) => dataSourceName === name);

    expect(roleDifferences(statements, used)).toEqual({ allowedButNotUsed: [], usedButNotAllowed: [] });
  });

  it('are as many as the data sources: none has another’s', () => {
    expect(dataSources.length).toBeGreaterThan(0);
    expect(new Set(dataSources.map(({ roleName }) => roleName)).size).toBe(dataSources.length);
  });
});
