import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { changelogSection, changesOf, withSection } from './changelog.ts';
import {
  changesBetween,
  mayBreak,
  nextBreakingVersion,
  readReleased,
  releasedFile,
} from './schema-changes.ts';

const CHANGELOG = 'CHANGELOG.md';
const RELEASED = 'contract/released.graphql';
const SCHEMA = 'packages/expense-tracker-client/schema.graphql';

/** The members of a package.json that a release reads. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly workspaces?: readonly string[];
}

/**
 * Makes a version of what is in a work tree: its number in every package.json, a section of the changelog
 * from the titles of the commits since the last release, and the schema that later ones are compared with.
 *
 * @param root the work tree
 * @param date of the section, `YYYY-MM-DD`
 * @throws {UserError} when the version is not higher than the last one, or too low for what clients meet
 */
export async function release(root: string, version: string, date: string): Promise<void> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  const released = readReleased(read(RELEASED));
  const manifest = JSON.parse(read('package.json')) as Manifest; // our own file
  if (!isHigher(version, manifest.version)) {
    throw new UserError(
      'OPTION',
      `Version ${version} cannot follow ${manifest.version}; it must be a higher one of three numbers, for example ${nextBreakingVersion(manifest.version)}`,
    );
  }
  const sdl = read(SCHEMA);
  const schema = await changesBetween(released.sdl, sdl);
  if (schema.breaking.length > 0 && !mayBreak(released.version, version)) {
    throw new UserError(
      'OPTION',
      `Version ${version} may not break clients of ${released.version}, and the schema does: ${schema.breaking.join('; ')}. The version must be ${nextBreakingVersion(released.version)} or higher`,
    );
  }
  const changes = changesOf(titlesSinceRelease(root));
  write(CHANGELOG, withSection(read(CHANGELOG), changelogSection({ version, date, changes, schema })));
  const folders = manifest.workspaces ?? [];
  const names = folders.map((folder) => (JSON.parse(read(join(folder, 'package.json'))) as Manifest).name);
  for (const file of ['package.json', ...folders.map((folder) => join(folder, 'package.json'))]) {
    write(file, withVersion(read(file), { names, from: manifest.version, to: version }));
  }
  write(RELEASED, releasedFile({ version, sdl }));
}

/** The last release is the last commit that changed its schema: no tag is needed. */
function titlesSinceRelease(root: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const last = git('log', '-1', '--format=%H', '--', RELEASED);
  return git('log', '--no-merges', '--format=%s', ...(last === '' ? [] : [`${last}..HEAD`]));
}

/** A package.json with another version, of itself and of the packages beside it. */
function withVersion(
  text: string,
  { names, from, to }: { names: readonly string[]; from: string; to: string },
): string {
  return ['version', ...names].reduce(
    (changed, name) => changed.replaceAll(`"${name}": "${from}"`, `"${name}": "${to}"`),
    text,
  );
}

function isHigher(version: string, before: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    return false;
  }
  const [parts, others] = [version, before].map((text) => text.split('.').map(Number));
  const index = [0, 1, 2].find((part) => parts?.[part] !== others?.[part]);
  return index !== undefined && (parts?.[index] ?? 0) > (others?.[index] ?? 0);
}
