import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changesOf } from '../../contract/changelog.ts';
import { release } from '../../contract/release.ts';

const API = 'type Query {\n  expense: String\n}\n';
const FILES = {
  'package.json': '{ "name": "all", "version": "0.1.0", "workspaces": ["a", "b"] }\n',
  'a/package.json': '{ "name": "a", "version": "0.1.0" }\n',
  'b/package.json':
    '{ "name": "b", "version": "0.1.0", "dependencies": { "a": "0.1.0", "other": "0.1.0" } }\n',
  'contract/released.graphql': `# Version 0.1.0: the contract of the last release.\n\n${API}`,
  'packages/expense-tracker-client/schema.graphql': API,
  'CHANGELOG.md': '# Changelog\n\nHow it is made.\n\n## 0.1.0\n\nThe first version.\n',
};

/** A work tree with a release, which ends with the test. */
function workTree() {
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { cwd: root });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const commit = (title: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', title);
  };
  git('init', '--quiet');
  commit('feat: begin');
  Object.entries(FILES).forEach(([file, text]) => write(file, text));
  commit('build: release 0.1.0');
  return { root, write, commit, read: (file: string) => readFileSync(join(root, file), 'utf8') };
}

describe('release', () => {
  it('tells in the changelog what has changed since the last release, for those who use the product', async () => {
    const { root, write, commit, read } = workTree();
    commit('feat(web): draw the year');
    commit('test(web): look at the year');
    commit('fix: count the last day');
    commit('Merge something');
    write('packages/expense-tracker-client/schema.graphql', API.replace('expense', 'entry'));

    await release(root, '0.2.0', '2027-01-31');

    expect(read('CHANGELOG.md')).toBe(`# Changelog

How it is made.

## 0.2.0, 2027-01-31

### Breaks clients

- Field 'expense' was removed from object type 'Query'

### New

- web: draw the year

### Corrected

- count the last day

## 0.1.0

The first version.
`);
  });

  it('numbers every package, and what they have of each other, and nothing else', async () => {
    const { root, read } = workTree();

    await release(root, '0.1.1', '2027-01-31');

    expect(read('package.json')).toContain('"version": "0.1.1"');
    expect(read('a/package.json')).toContain('"version": "0.1.1"');
    expect(read('b/package.json')).toBe(
      '{ "name": "b", "version": "0.1.1", "dependencies": { "a": "0.1.1", "other": "0.1.0" } }\n',
    );
  });

  it('keeps the schema, from which the next release counts', async () => {
    const { root, commit, read } = workTree();
    await release(root, '0.1.1', '2027-01-31');
    commit('build: release 0.1.1');
    commit('feat: go on');
    await release(root, '0.1.2', '2027-02-01');

    expect(read('contract/released.graphql')).toMatch(/^# Version 0\.1\.2: /);
    expect(read('CHANGELOG.md').match(/go on/g)).toHaveLength(1);
    expect(read('CHANGELOG.md')).toContain('## 0.1.1, 2027-01-31\n\nNothing that users notice.');
  });

  it('refuses a version that is too low for what it breaks, and changes nothing', async () => {
    const { root, write, read } = workTree();
    write('packages/expense-tracker-client/schema.graphql', API.replace('expense', 'entry'));

    await expect(release(root, '0.1.1', '2027-01-31')).rejects.toThrow('The version must be 0.2.0 or higher');
    expect(read('package.json')).toBe(FILES['package.json']);
  });

  it.each(['0.1.0', '0.0.9', '1.0', 'next'])('refuses %s after 0.1.0', async (version) => {
    await expect(release(workTree().root, version, '2027-01-31')).rejects.toThrow(
      `Version ${version} cannot follow 0.1.0`,
    );
  });
});

describe('changesOf', () => {
  it('reads titles with and without a scope, and passes over what is none', () => {
    expect(changesOf('feat(web): a: b\nfix!: c\nMerge main\n')).toEqual([
      { type: 'feat', scope: 'web', title: 'a: b' },
      { type: 'fix', scope: undefined, title: 'c' },
    ]);
  });
});
