import { format, resolveConfig } from 'prettier';

/** A section of docs/benchmarks.md. */
export interface Section {
  readonly title: string;
  /** Markdown without headings. */
  readonly markdown: string;
}

const INTRODUCTION = `# Benchmarks

What \`npm run bench\` printed: nothing here is typed in. \`npm run bench -- NAME\` runs one benchmark again and replaces its
section, \`npm run bench -- --help\` lists their names. A section says what it ran on; times differ from machine to machine, so
what is compared was measured in one run. A claim that does not hold ends the command with code 1.`;

/**
 * Puts one section into the document, replacing the one with its title; the others stay as they are.
 *
 * @param before the document so far, empty for none
 * @param titles of all possible sections, in their order; a section with any other title is dropped
 * @returns Markdown that prettier leaves as it is
 */
export async function replaceSection(
  before: string,
  section: Section,
  titles: readonly string[],
): Promise<string> {
  const sections = new Map(readSections(before).map(({ title, markdown }) => [title, markdown]));
  sections.set(section.title, section.markdown);
  const kept = titles.flatMap((title) => {
    const markdown = sections.get(title);
    return markdown === undefined ? [] : [`## ${title}\n\n${markdown}`];
  });
  const config = await resolveConfig(import.meta.filename);
  return format([INTRODUCTION, ...kept].join('\n\n'), { ...config, parser: 'markdown', proseWrap: 'always' });
}

function readSections(document: string): Section[] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const end = text.indexOf('\n');
      return { title: text.slice(0, end).trim(), markdown: text.slice(end).trim() };
    });
}
