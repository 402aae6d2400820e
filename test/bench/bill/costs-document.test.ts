import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attackTable } from '../../../bench/bill/attack.ts';
import { billedParts } from '../../../bench/bill/billed-parts.ts';
import { costSections, DOCUMENT_USERS } from '../../../bench/bill/cost-sections.ts';
import { fillSections } from '../../../bench/bill/costs-document.ts';
import { DEFAULT_USAGE } from '../../../bench/bill/usage.ts';
import { synthesize } from '../../../infra/synthesize.ts';
import { measuredOperations } from './measured-operations.ts';

describe('fillSections', () => {
  it('replaces what is between the markers and nothing else', async () => {
    const before = '# Costs\n\n<!-- begin a -->\n\nold\n\n<!-- end a -->\n\nkept\n';

    expect(await fillSections(before, { a: 'new' })).toBe(
      '# Costs\n\n<!-- begin a -->\n\nnew\n\n<!-- end a -->\n\nkept\n',
    );
  });

  it('refuses a document without the markers and says what to write', async () => {
    await expect(fillSections('# Costs\n', { a: 'new' })).rejects.toThrow(
      'The document has no place for a: write <!-- begin a --> and <!-- end a --> into it',
    );
  });
});

describe('docs/costs.md', () => {
  it('has the figures that follow from the prices, the usage and the template: else run npm run bench:costs', async () => {
    const page = readFileSync('docs/costs.md', 'utf8');
    const parts = billedParts(synthesize({ stage: 'prod' }).template);

    const sections = costSections(DOCUMENT_USERS, DEFAULT_USAGE, measuredOperations, parts);

    expect(await fillSections(page, sections)).toBe(page);
  });
});

describe('docs/operations.md', () => {
  it('has what an attack costs, at the same prices: else run npm run bench:costs', async () => {
    const page = readFileSync('docs/operations.md', 'utf8');

    expect(await fillSections(page, { attack: attackTable(measuredOperations, DEFAULT_USAGE) })).toBe(page);
  });
});
