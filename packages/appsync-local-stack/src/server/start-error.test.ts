import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { START_ERROR_CODES, StartError } from './start-error.ts';

const sources = join(import.meta.dirname, '..');
const page = readFileSync(join(sources, '../docs/start-errors.md'), 'utf8');

/** Code and class of each row of the page's table. */
const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| `(\w+)`/gm)].map(([, code, name]) => ({ code, name }));

/** The text of all TypeScript sources below a folder. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

function allMatches(texts: readonly string[], pattern: RegExp): string[] {
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
}

describe('StartError', () => {
  it('has a code, a message of one line and the cause', () => {
    const cause = new Error('EADDRINUSE');

    expect(new StartError('PORT', 'Port 1 is in use', { cause })).toMatchObject({
      name: 'StartError',
      code: 'PORT',
      message: 'Port 1 is in use',
      cause,
    });
  });
});

describe('docs/start-errors.md', () => {
  it('has one row for each code, in order', () => {
    expect(rows.map(({ code }) => code)).toEqual(START_ERROR_CODES);
  });

  it('names every class of start errors', () => {
    const classes = allMatches(sourcesBelow(sources), /class (\w+) extends StartError/g);

    expect(classes).toContain('TemplateNotRunnable');
    expect([...new Set(rows.map(({ name }) => name))].sort()).toEqual(['StartError', ...classes].sort());
  });
});
