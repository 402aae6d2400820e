import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const document = readFileSync('docs/clients.md', 'utf8');
const programs = readdirSync('test/clients')
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`test/clients/${name}`, 'utf8'))
  .map(withoutWhitespace);

function withoutWhitespace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

const paragraphs = [...document.matchAll(/^```ts\n(.*?)^```/gms)].flatMap(([, code = '']) =>
  code.trim().split('\n\n'),
);

describe('docs/clients.md', () => {
  it('shows code', () => {
    expect(paragraphs.length).toBeGreaterThan(5);
  });

  it.each(paragraphs)('shows what a program of these tests has: %s', (paragraph) => {
    expect(programs.filter((program) => program.includes(withoutWhitespace(paragraph)))).not.toEqual([]);
  });
});
