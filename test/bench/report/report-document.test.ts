import { readFileSync } from 'node:fs';
import { check, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { replaceSection } from '../../../bench/report/report-document.ts';

const TITLES = ['Reads', 'Writes', 'Fan-out'];
const FILE = 'docs/benchmarks.md';

function headings(document: string): string[] {
  return document.split('\n').filter((line) => line.startsWith('#'));
}

describe('replaceSection', () => {
  it('begins a document with an introduction and the section', async () => {
    const document = await replaceSection('', { title: 'Writes', markdown: 'Ten units.' }, TITLES);

    expect(headings(document)).toEqual(['# Benchmarks', '## Writes']);
    expect(document).toMatch(/## Writes\n\nTen units\.\n$/);
  });

  it('replaces its own section, keeps the others, and puts them into the order of their titles', async () => {
    const first = await replaceSection('', { title: 'Fan-out', markdown: 'None lost.' }, TITLES);
    const second = await replaceSection(first, { title: 'Reads', markdown: 'Seven units.' }, TITLES);

    const third = await replaceSection(second, { title: 'Fan-out', markdown: 'One lost.' }, TITLES);

    expect(headings(third)).toEqual(['# Benchmarks', '## Reads', '## Fan-out']);
    expect(third).toContain('Seven units.');
    expect(third).toContain('One lost.');
    expect(third).not.toContain('None lost.');
  });

  it('drops a section that there is no benchmark of any more', async () => {
    const before = await replaceSection('', { title: 'Writes', markdown: 'Ten units.' }, TITLES);

    const after = await replaceSection(before, { title: 'Reads', markdown: 'Seven units.' }, ['Reads']);

    expect(headings(after)).toEqual(['# Benchmarks', '## Reads']);
  });

  it('gives what prettier leaves as it is, whatever stands at the end of a line', async () => {
    const words = 'an item of 10. Or - one + two # three * four'.split(' ');
    const long = Array.from({ length: 200 }, (_, index) => words[index % words.length]).join(' ');
    const table = '| Query | units |\n| --- | ---: |\n| expense | 1 |\n| a longer name | 1,000.5 |';
    const section = { title: 'Reads', markdown: `${long}\n\n${table}\n\n**Holds**: it does.` };

    const document = await replaceSection('', section, TITLES);

    expect(await check(document, { ...(await resolveConfig(FILE)), filepath: FILE })).toBe(true);
    expect(await replaceSection(document, section, TITLES)).toBe(document);
  });
});

describe('docs/benchmarks.md', () => {
  it('has nothing but what the command writes', async () => {
    const document = readFileSync(FILE, 'utf8');
    const names = headings(document)
      .slice(1)
      .map((heading) => heading.slice('## '.length));
    const last = names.at(-1) ?? '';
    const markdown = document.slice(document.indexOf(`## ${last}\n`) + `## ${last}\n`.length).trim();

    expect(await replaceSection(document, { title: last, markdown }, names)).toBe(document);
  });
});
