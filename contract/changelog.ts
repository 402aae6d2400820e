import type { SchemaChanges } from './schema-changes.ts';

/** A commit, as its title tells it: `type(scope): title`. */
export interface Change {
  readonly type: string;
  readonly scope: string | undefined;
  readonly title: string;
}

/** What a version is, for its section of the changelog. */
export interface Release {
  readonly version: string;
  /** The calendar date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: readonly Change[];
  /** What clients meet in the schema. */
  readonly schema: SchemaChanges;
}

/** The types of commits that people who use the product notice, in the order of the changelog. */
const HEADINGS: Readonly<Record<string, string>> = {
  feat: 'New',
  fix: 'Corrected',
  perf: 'Faster or cheaper',
};
const TITLE = /^([a-z]+)(?:\(([^)]+)\))?!?: (.+)$/;

/**
 * Reads the titles of commits.
 *
 * @param titles one a line, as `git log --format=%s` writes them; what has another form is left out
 */
export function changesOf(titles: string): Change[] {
  return titles.split('\n').flatMap((line) => {
    const [, type, scope, title] = TITLE.exec(line) ?? [];
    return type === undefined || title === undefined ? [] : [{ type, scope, title }];
  });
}

/** The section of a version. */
export function changelogSection({ version, date, changes, schema }: Release): string {
  const parts = [
    list('Breaks clients', schema.breaking),
    list('May surprise clients', schema.dangerous),
    ...Object.entries(HEADINGS).map(([type, heading]) =>
      list(
        heading,
        changes
          .filter((change) => change.type === type)
          .map(({ scope, title }) => (scope === undefined ? title : `${scope}: ${title}`)),
      ),
    ),
  ].filter((part) => part !== '');
  return [`## ${version}, ${date}`, ...(parts.length > 0 ? parts : ['Nothing that users notice.'])].join(
    '\n\n',
  );
}

/** The changelog with a section before all others. */
export function withSection(changelog: string, section: string): string {
  const index = changelog.search(/^## /m);
  const [head, sections] =
    index === -1 ? [changelog, ''] : [changelog.slice(0, index), changelog.slice(index)];
  return `${[head.trim(), section, sections.trim()].filter((part) => part !== '').join('\n\n')}\n`;
}

function list(heading: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`### ${heading}`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}
