import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGES = ['docs/clients.md', 'packages/expense-tracker-client/README.md'];
const programs = readdirSync('test/clients')
  .filter((name) => /\.(ts|py)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`test/clients/${name}`, 'utf8'))
  .map(withoutWhitespace);

function withoutWhitespace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function paragraphsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^```(?:ts|python)\n(.*?)^```/gms)].flatMap(
    ([, code = '']) => code.trim().split('\n\n'),
  );
}

describe.each(PAGES)('%s', (page) => {
  it('shows code', () => {
    expect(paragraphsOf(page).length).toBeGreaterThan(5);
  });

  it.each(paragraphsOf(page))('shows what a program of these tests has: %s', (paragraph) => {
    expect(programs.filter((program) => program.includes(withoutWhitespace(paragraph)))).not.toEqual([]);
  });
});
