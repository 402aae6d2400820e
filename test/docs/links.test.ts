import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PACKAGES = ['cli', 'packages/appsync-graphiql', 'packages/appsync-local-stack'];
const pages = ['.', ...PACKAGES].flatMap((folder) => [
  join(folder, 'README.md'),
  ...pagesIn(join(folder, 'docs')),
]);

function pagesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** A page's text without its code, which has brackets and `#` of other meanings. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8')
    .replace(/^```.*?^```/gms, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
}

/** Where the links of a page lead within the repository, e.g. `costs.md#prices`. */
function linksOf(page: string): string[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)];
  return targets
    .map(([, inline, defined]) => inline ?? defined ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that GitHub gives a page's headings: lower case, hyphens for spaces, no punctuation. */
function anchorsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function isThere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  return existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

describe.each(pages)('%s', (page) => {
  it('links to files and headings that exist', () => {
    expect(linksOf(page).filter((target) => !isThere(page, target))).toEqual([]);
  });
});

describe('README.md', () => {
  it('links to every page of docs/, of the packages too', () => {
    const linked = linksOf('README.md').map((target) => target.split('#')[0]);

    expect(pages.filter((page) => !page.endsWith('README.md') && !linked.includes(page))).toEqual([]);
  });
});
