import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { UserError } from '../errors/user-error.ts';

/** The schema of the last release, as `npm run release` keeps it. */
export interface ReleasedSchema {
  readonly version: string;
  readonly sdl: string;
}

/** What differs between two schemas, a sentence each. */
export interface SchemaChanges {
  /** Clients that were right before fail. */
  readonly breaking: readonly string[];
  /** Clients may meet what they do not know, for example a new value of an enum. */
  readonly dangerous: readonly string[];
  /** All others, descriptions included. */
  readonly safe: readonly string[];
}

const VERSION_LINE = /^# Version (\d+\.\d+\.\d+)\b/;

/**
 * Reads the file of the last release.
 *
 * @throws {UserError} when its first line names no version
 */
export function readReleased(text: string): ReleasedSchema {
  const version = VERSION_LINE.exec(text)?.[1];
  if (version === undefined) {
    throw new UserError(
      'SCHEMA',
      'The schema of the last release must begin with a line such as "# Version 0.1.0"',
    );
  }
  return { version, sdl: text };
}

/** The file of a release. */
export function releasedFile({ version, sdl }: ReleasedSchema): string {
  return `# Version ${version}: the contract of the last release. \`npm run release\` writes this file.\n\n${sdl.trim()}\n`;
}

/** What a schema changes of another one. */
export async function changesBetween(before: string, after: string): Promise<SchemaChanges> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  const of = (level: CriticalityLevel) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  return {
    breaking: of(CriticalityLevel.Breaking),
    dangerous: of(CriticalityLevel.Dangerous),
    safe: of(CriticalityLevel.NonBreaking),
  };
}

/**
 * The lowest version after a release in which clients may have to change: the next major one, and the next
 * minor one before 1.0.0.
 */
export function nextBreakingVersion(released: string): string {
  const [major = 0, minor = 0] = released.split('.').map(Number);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Whether clients may have to change from a released version to another one. */
export function mayBreak(released: string, version: string): boolean {
  const [wanted, given] = [nextBreakingVersion(released), version].map((text) => text.split('.').map(Number));
  const index = [0, 1, 2].find((part) => wanted?.[part] !== given?.[part]);
  return index === undefined || (given?.[index] ?? 0) > (wanted?.[index] ?? 0);
}
