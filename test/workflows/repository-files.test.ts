import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly packageManager: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}
interface IgnoreRule {
  readonly 'dependency-name': string;
  readonly versions?: readonly string[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest; // our own file
const localStack = JSON.parse(readFileSync('packages/appsync-local-stack/package.json', 'utf8')) as Manifest; // the same
const used = { ...manifest.dependencies, ...manifest.devDependencies, ...localStack.dependencies };
const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
  updates: readonly { 'package-ecosystem': string; ignore?: readonly IgnoreRule[] }[];
}; // our own file
const rules = updates.find((update) => update['package-ecosystem'] === 'npm')?.ignore ?? [];

describe('the rules of the update bot', () => {
  it.each(rules.filter(({ versions }) => versions !== undefined))(
    'hold $dependency-name exactly below the next major version: $versions',
    ({ 'dependency-name': name, versions }) => {
      const major = Number(/\d+/.exec(used[name] ?? '')?.[0]);

      expect(versions).toEqual([`>=${major + 1}`]);
    },
  );

  it('leave what package.json overrides', () => {
    const patterns = rules
      .filter(({ versions }) => versions === undefined)
      .map((rule) => new RegExp(`^${rule['dependency-name'].replace('*', '.*')}$`));

    expect(
      Object.keys(manifest.overrides).filter((name) => !patterns.some((some) => some.test(name))),
    ).toEqual([]);
  });

  it('have their reasons in docs/decisions.md', () => {
    const decisions = readFileSync('docs/decisions.md', 'utf8').toLowerCase();
    const names = rules
      .filter(({ versions }) => versions !== undefined)
      .map((rule) => rule['dependency-name']);

    expect(names.filter((name) => name !== '@types/node' && !decisions.includes(name))).toEqual([]);
  });
});

describe('the tools that are named', () => {
  const major = /\d+/.exec(manifest.engines.node)?.[0];

  it('are the oldest Node.js that the product runs on', () => {
    expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(major);
    expect(readFileSync('.devcontainer/Dockerfile', 'utf8')).toContain(`FROM node:${major}-`);
    expect(used['@types/node']).toMatch(new RegExp(`^\\^${major}\\.`));
  });

  it('are in the Dev Container, as far as .ci/run installs them', () => {
    const packages =
      /apt-get install -y -qq ([a-z ]+) >/.exec(readFileSync('.ci/run', 'utf8'))?.[1]?.split(' ') ?? [];
    const dockerfile = readFileSync('.devcontainer/Dockerfile', 'utf8');

    expect(packages.length).toBeGreaterThan(1);
    expect(packages.filter((name) => !dockerfile.includes(name))).toEqual([]);
  });

  it('include npm with its version', () => {
    expect(manifest.packageManager).toMatch(/^npm@\d+\.\d+\.\d+$/);
  });
});

describe('the forms for issues', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

  it.each(forms)('ask in %s for what is needed, each once', (name) => {
    const form = parse(readFileSync(join(folder, name), 'utf8')) as {
      name: string;
      description: string;
      body: readonly { id?: string; type: string; validations?: { required: boolean } }[];
    }; // our own file
    const ids = form.body.flatMap(({ id }) => id ?? []);

    expect([form.name, form.description].filter((text) => text === '')).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(form.body.some(({ validations }) => validations?.required === true)).toBe(true);
  });

  it('name a file that there is for faults that are not for everybody', () => {
    expect(existsSync('SECURITY.md')).toBe(true);
  });
});
